import type { Database } from 'better-sqlite3';
import type { MachineSum, MachineUse, StoredMachine } from '../../core/machines/machine-use';
import type { TokenSums } from '../../core/usage/usage';
import { accountHash } from './account-hash';

/** The token uses of other machines. They are part of no sum of this machine. */
export interface MachineUses {
  /** Begins an import: nothing of it is stored before `store`. */
  readonly stage: () => MachineStaging;
  /**
   * What each machine used for an account that the plan pays for, by machine and model, from `since` (included) to
   * `until` (excluded), epoch ms. Each response counts once: not where this machine has it, and for one machine only
   * where several have it.
   */
  readonly sums: (account: string, since: number, until: number) => readonly MachineSum[];
  readonly list: () => readonly StoredMachine[];
  /** Removes all that is stored of a machine. @throws SqliteError when it cannot */
  readonly forget: (name: string) => void;
}

/** An import that is under way, in a table of this connection that no other process sees. */
export interface MachineStaging {
  readonly add: (uses: readonly MachineUse[]) => void;
  /** Stores what was staged, some thousand responses with each step; a repeated import changes nothing. */
  readonly store: (machine: string, takenAt: number, now: number) => Generator<void, void, void>;
  readonly drop: () => void;
}

/** Rows of a transaction: other processes wait for the file some 20 ms. */
const AT_ONCE = 2500;
const COLUMNS = 'key, at, model, account, input, output, cache_read, cache_write_5m, cache_write_1h, on_plan';
const bothWrites = (table: string) => `${table}cache_write_5m + ${table}cache_write_1h`;
const moreWrites = `(${bothWrites('excluded.')} > ${bothWrites('')}
  OR (${bothWrites('excluded.')} = ${bothWrites('')} AND excluded.cache_write_1h > cache_write_1h))`;

/** As `mergeUse`, in a form that gives the same row in any order. */
const UPSERT = `INSERT INTO machine_uses (machine, ${COLUMNS})
  SELECT ?, ${COLUMNS} FROM temp.NAME WHERE rowid > ? AND rowid <= ?
  ON CONFLICT (key, machine) DO UPDATE SET
    at = min(at, excluded.at),
    model = iif((excluded.output, excluded.model) > (output, model), excluded.model, model),
    account = coalesce(max(account, excluded.account), account, excluded.account),
    input = max(input, excluded.input),
    output = max(output, excluded.output),
    cache_read = max(cache_read, excluded.cache_read),
    cache_write_5m = iif(${moreWrites}, excluded.cache_write_5m, cache_write_5m),
    cache_write_1h = iif(${moreWrites}, excluded.cache_write_1h, cache_write_1h),
    on_plan = min(on_plan, excluded.on_plan)`;

/** Of a response that several machines have the fullest row counts: a transcript that is being copied may lack its end. */
const SUMS = `
  WITH found AS (
    SELECT u.*, name, row_number() OVER (
      PARTITION BY u.key ORDER BY output DESC, input + cache_read + cache_write_5m + cache_write_1h DESC, at, name
    ) AS place
    FROM machine_uses AS u JOIN machines ON machines.id = u.machine
    WHERE at >= @since AND at < @until
      AND NOT EXISTS (SELECT 1 FROM token_uses WHERE token_uses.key = u.key)
  )
  SELECT name AS machine, model, sum(input) AS input, sum(output) AS output, sum(cache_read) AS cacheRead,
    sum(cache_write_5m) AS cacheWrite5m, sum(cache_write_1h) AS cacheWrite1h
  FROM found WHERE place = 1 AND on_plan = 1 AND (account IS NULL OR account = @account)
  GROUP BY name, model ORDER BY name, model`;

export function createMachineUses(db: Database): MachineUses {
  const sums = db.prepare<object, SumRow>(SUMS);
  const isEmpty = db.prepare('SELECT 1 FROM machines LIMIT 1');
  const list = db.prepare<[], StoredMachine>(`
    SELECT name, (SELECT count(*) FROM machine_uses WHERE machine = machines.id) AS responses,
      taken_at AS takenAt, imported_at AS importedAt FROM machines ORDER BY name`);
  let stagings = 0;
  const forget = db.transaction((name: string) => {
    db.prepare('DELETE FROM machine_uses WHERE machine = (SELECT id FROM machines WHERE name = ?)').run(name);
    db.prepare('DELETE FROM machines WHERE name = ?').run(name);
  });
  return {
    stage: () => {
      stagings += 1;
      return createStaging(db, `staged_${String(stagings)}`);
    },
    sums: (account, since, until) => {
      if (isEmpty.get() === undefined) return [];
      const rows = sums.all({ account: accountHash(account), since, until });
      return rows.map(({ machine, model, ...tokens }) => ({ machine, at: until, model, tokens }));
    },
    list: () => list.all(),
    forget: (name) => {
      forget.immediate(name);
    },
  };
}

interface SumRow extends TokenSums {
  readonly machine: string;
  readonly model: string;
}

function createStaging(db: Database, table: string): MachineStaging {
  db.exec(`CREATE TEMP TABLE ${table} (${COLUMNS})`);
  const insert = db.prepare(`INSERT INTO temp.${table} (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const add = db.transaction((uses: readonly MachineUse[]) => {
    for (const { key, at, model, account, tokens, onPlan } of uses)
      insert.run(
        Buffer.from(key, 'hex'),
        at,
        model,
        account,
        tokens.input,
        tokens.output,
        tokens.cacheRead,
        tokens.cacheWrite5m,
        tokens.cacheWrite1h,
        onPlan ? 1 : 0,
      );
  });
  return {
    add: (uses) => {
      add(uses);
    },
    *store(machine, takenAt, now) {
      const note = db.prepare(`INSERT INTO machines (name, taken_at, imported_at) VALUES (?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET taken_at = max(taken_at, excluded.taken_at), imported_at = excluded.imported_at`);
      const number = db.prepare<[string], number>('SELECT id FROM machines WHERE name = ?').pluck();
      const rows = db.prepare<[], number>(`SELECT count(*) FROM temp.${table}`).pluck().get() ?? 0;
      const upsert = db.prepare(UPSERT.replace('NAME', table));
      // The machine is noted as asked with the last rows: an import that is broken off is asked for again.
      const known = db.transaction(() => {
        if (number.get(machine) === undefined) note.run(machine, 0, now);
        return number.get(machine) ?? 0;
      });
      const id = known.immediate();
      const step = db.transaction((from: number, isLast: boolean) => {
        upsert.run(id, from, from + AT_ONCE);
        if (isLast) note.run(machine, takenAt, now);
      });
      for (let from = 0; from === 0 || from < rows; from += AT_ONCE) {
        step.immediate(from, from + AT_ONCE >= rows);
        yield;
      }
    },
    drop: () => {
      db.exec(`DROP TABLE IF EXISTS temp.${table}`);
    },
  };
}
