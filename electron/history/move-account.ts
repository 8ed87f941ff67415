import type { Database } from 'better-sqlite3';

/** Moves all that is stored of one account to another key of the same account. */
export type MoveAccount = (from: string, to: string) => void;

/** Rows that name an account by its key; the rest name a series of it. */
const BY_ACCOUNT = ['events', 'alerts'];

/**
 * Series by series. A series that the new key has already takes the rows in: two config folders may have read one
 * account under two keys. What both stored of the same hour, period or forecast is kept once.
 */
export function createMoveAccount(db: Database): MoveAccount {
  const seriesOf = db.prepare<[string], { id: number; window: string }>(
    'SELECT id, window FROM series WHERE account = ?',
  );
  const findSeries = db.prepare<[string, string], { id: number }>(
    'SELECT id FROM series WHERE account = ? AND window = ?',
  );
  const renameSeries = db.prepare('UPDATE series SET account = ? WHERE id = ?');
  const removeSeries = db.prepare('DELETE FROM series WHERE id = ?');

  return (from, to) => {
    if (from === to) return;
    for (const { id, window } of seriesOf.all(from)) {
      const target = findSeries.get(to, window);
      if (target === undefined) {
        renameSeries.run(to, id);
        continue;
      }
      mergeSeries(db, id, target.id);
      removeSeries.run(id);
    }
    for (const table of BY_ACCOUNT)
      db.prepare(`UPDATE ${table} SET account = @to WHERE account = @from`).run({ from, to });
    moveUses(db, from, to);
    moveAccountRow(db, from, to);
    moveKept(db, from, to);
  };
}

function mergeSeries(db: Database, from: number, to: number): void {
  db.prepare('UPDATE samples SET series = @to WHERE series = @from').run({ from, to });
  for (const table of ['hourly', 'daily']) {
    db.prepare(
      `INSERT INTO ${table} (series, span, low, high, last, last_at, rise, readings)
        SELECT @to, span, low, high, last, last_at, rise, readings FROM ${table} WHERE series = @from
        ON CONFLICT (series, span) DO UPDATE SET
          low = min(low, excluded.low),
          high = max(high, excluded.high),
          last = CASE WHEN excluded.last_at > last_at THEN excluded.last ELSE last END,
          last_at = max(last_at, excluded.last_at),
          rise = max(coalesce(rise, excluded.rise), coalesce(excluded.rise, rise)),
          readings = readings + excluded.readings`,
    ).run({ from, to });
    db.prepare(`DELETE FROM ${table} WHERE series = ?`).run(from);
  }
  // Periods of one window never overlap, so one that does was seen under both keys.
  db.prepare(
    `DELETE FROM periods WHERE series = @from AND EXISTS (
      SELECT 1 FROM periods AS other WHERE other.series = @to
        AND other.first_at <= coalesce(periods.ended_at, 9e15)
        AND periods.first_at <= coalesce(other.ended_at, 9e15))`,
  ).run({ from, to });
  db.prepare('UPDATE periods SET series = @to WHERE series = @from').run({ from, to });
  db.prepare('UPDATE OR IGNORE forecasts SET series = @to WHERE series = @from').run({ from, to });
  db.prepare('DELETE FROM forecasts WHERE series = ?').run(from);
}

function moveUses(db: Database, from: string, to: string): void {
  const find = db.prepare<[string], { id: number }>('SELECT id FROM words WHERE word = ?');
  const word = find.get(from);
  if (word === undefined) return;
  db.prepare('INSERT OR IGNORE INTO words (word) VALUES (?)').run(to);
  const target = find.get(to);
  if (target !== undefined)
    db.prepare('UPDATE token_uses SET account = ? WHERE account = ?').run(target.id, word.id);
}

function moveAccountRow(db: Database, from: string, to: string): void {
  db.prepare(
    `INSERT INTO accounts (key, first_seen_at, plan, tier, organization_id)
      SELECT @to, first_seen_at, plan, tier, organization_id FROM accounts WHERE key = @from
      ON CONFLICT (key) DO UPDATE SET first_seen_at = min(first_seen_at, excluded.first_seen_at)`,
  ).run({ from, to });
  db.prepare('DELETE FROM accounts WHERE key = ?').run(from);
}

/**
 * Values kept under `name:<account>`; those that name the account inside as well do so under `account`. What the new
 * key has already stays.
 */
function moveKept(db: Database, from: string, to: string): void {
  const rows = db
    .prepare<[{ suffix: string }], { name: string; value: string; updated_at: number }>(
      'SELECT name, value, updated_at FROM kept WHERE substr(name, -length(@suffix)) = @suffix',
    )
    .all({ suffix: `:${from}` });
  const add = db.prepare('INSERT OR IGNORE INTO kept (name, value, updated_at) VALUES (?, ?, ?)');
  const remove = db.prepare('DELETE FROM kept WHERE name = ?');
  for (const { name, value, updated_at: at } of rows) {
    const renamed = `${name.slice(0, -from.length)}${to}`;
    add.run(renamed, withAccount(value, from, to), at);
    remove.run(name);
  }
}

function withAccount(text: string, from: string, to: string): string {
  try {
    const value = JSON.parse(text) as unknown;
    const isOfAccount =
      typeof value === 'object' && value !== null && 'account' in value && value.account === from;
    return isOfAccount ? JSON.stringify({ ...value, account: to }) : text;
  } catch {
    return text;
  }
}
