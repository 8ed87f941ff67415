import type { Database } from 'better-sqlite3';
import type { MachineUse } from '../../core/machines/machine-use';
import { accountHash } from './account-hash';
import { KEY_BYTES } from './ledger-key';

/** This machine's responses for another machine, in pages; `since` is epoch ms, `null`: all. */
export type MachineExport = (since: number | null) => Generator<readonly MachineUse[]>;

/** Rows of a page. */
const AT_ONCE = 2000;

/**
 * Responses with a key of an earlier version are left out: another machine has the same response under another key, and
 * would count it twice.
 */
export function createMachineExport(db: Database): MachineExport {
  const page = db.prepare<[number, number], Row>(`
    SELECT u.id, lower(hex(u.key)) AS key, u.at, m.word AS model, a.word AS account, input, output,
      cache_read AS cacheRead, cache_write_5m AS cacheWrite5m, cache_write_1h AS cacheWrite1h, on_plan AS onPlan
    FROM token_uses AS u JOIN words AS m ON m.id = u.model LEFT JOIN words AS a ON a.id = u.account
    WHERE u.id > ? AND u.at >= ? AND length(u.key) = ${String(KEY_BYTES)} ORDER BY u.id LIMIT ${String(AT_ONCE)}`);
  return function* (since) {
    const hashes = new Map<string | null, string | null>();
    const hashOf = (account: string | null): string | null => {
      const known = hashes.get(account);
      if (known !== undefined) return known;
      const hash = accountHash(account);
      hashes.set(account, hash);
      return hash;
    };
    for (let after = 0; ;) {
      const rows = page.all(after, since ?? -1e15);
      if (rows.length === 0) return;
      yield rows.map((row) => useOf(row, hashOf(row.account)));
      after = rows.at(-1)?.id ?? after;
    }
  };
}

interface Row {
  readonly id: number;
  readonly key: string;
  readonly at: number;
  readonly model: string;
  readonly account: string | null;
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite5m: number;
  readonly cacheWrite1h: number;
  readonly onPlan: number;
}

function useOf(row: Row, account: string | null): MachineUse {
  const { key, at, model, input, output, cacheRead, cacheWrite5m, cacheWrite1h, onPlan } = row;
  const tokens = { input, output, cacheRead, cacheWrite5m, cacheWrite1h };
  return { key, at, model, account, tokens, onPlan: onPlan === 1 };
}
