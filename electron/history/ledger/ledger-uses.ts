import type { Database } from 'better-sqlite3';
import type { CountedUse } from '../../core/tokens/tokens';

export interface UseQuery {
  /** Epoch ms; `until` excluded. */
  readonly since: number;
  readonly until: number;
  /** `null`: whoever it was. A key: that account, and what nobody is known for. */
  readonly account: string | null;
}

/** Reads responses in pieces, so that whoever has something else to do can do it in between. */
export type UsePages = (query: UseQuery, rows: number) => Iterable<readonly CountedUse[]>;

type Row = readonly [
  ...[id: number, at: number, model: number, account: number | null, session: number | null],
  ...[project: number | null, branch: number | null, input: number, output: number, cacheRead: number],
  ...[cacheWrite5m: number, cacheWrite1h: number, byProxy: number, sidechain: number, fast: number],
  ...[onPlan: number, copied: number, terms: number],
];

/** Pages of responses, the oldest first. What comes while they are read may be missing. */
export function createUsePages(db: Database): UsePages {
  const page = db
    .prepare<object, Row>(
      `SELECT id, at, model, account, session, project, branch, input, output, cache_read, cache_write_5m,
        cache_write_1h, by_proxy, sidechain, fast, on_plan, copied, terms FROM token_uses
      WHERE (at, id) > (@at, @id) AND at < @until
        AND (@account IS NULL OR account IS NULL OR account = (SELECT id FROM words WHERE word = @account))
      ORDER BY at, id LIMIT @rows`,
    )
    .raw();
  const word = db.prepare<[number], string>('SELECT word FROM words WHERE id = ?').pluck();
  return function* (query, rows) {
    const known = new Map<number, string>();
    const wordOf = (id: number): string => {
      let text = known.get(id);
      if (text === undefined) known.set(id, (text = word.get(id) ?? ''));
      return text;
    };
    const orNull = (id: number | null): string | null => (id === null ? null : wordOf(id));
    const { until, account } = query;
    for (let after: Row | undefined; ;) {
      const [id, at] = after ?? [-1, query.since];
      const found = page.all({ at, id, until, account, rows });
      yield found.map((row) => useOf(row, wordOf(row[2]), orNull));
      if (found.length < rows) return;
      after = found.at(-1);
    }
  };
}

function useOf(row: Row, model: string, word: (id: number | null) => string | null): CountedUse {
  const [, at, , account, session, project, branch, input, output] = row;
  const [, , , , , , , , , cacheRead, cacheWrite5m, cacheWrite1h, byProxy, sidechain, fast, ...marks] = row;
  const [onPlan, copied, terms] = marks;
  return {
    at,
    model,
    account: word(account),
    sessionId: word(session),
    project: word(project),
    branch: word(branch),
    tokens: { input, output, cacheRead, cacheWrite5m, cacheWrite1h },
    origin: byProxy === 1 ? 'proxy' : 'transcript',
    sidechain: sidechain === 1,
    fast: fast === 1,
    terms,
    onPlan: onPlan === 1,
    copied: copied === 1,
  };
}
