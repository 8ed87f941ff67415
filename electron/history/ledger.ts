import type { Database } from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { mergeUse, useKey, type TokenUse } from '../core/tokens';
import { createLedgerSums, type LedgerSums } from './ledger-sums';
import type { Names } from './names';

/** The tokens of every response, each counted once. */
export interface Ledger extends LedgerSums {
  /**
   * Takes responses in, in one transaction: at most 500 at once, so that nobody waits long. Told again, the larger
   * output and the first time win (`mergeUse`). Gives how many were new and how many changed.
   * @throws SqliteError when it cannot be stored; then none of them is
   */
  readonly add: (uses: readonly TokenUse[]) => { readonly added: number; readonly changed: number };
  /** What Claude Code calls a session, and when it began and was last heard of (epoch ms). */
  readonly nameSession: (session: SessionName) => void;
}

export interface SessionName {
  readonly sessionId: string;
  readonly title: string | null;
  readonly firstAt: number;
  readonly lastAt: number;
}

export function createLedger(db: Database, names: Names): Ledger {
  const find = db.prepare<[Buffer], UseRow>(`
    SELECT u.id, u.at, model.word AS model, account.word AS account, session.word AS sessionId,
      project.word AS project, branch.word AS branch, u.input, u.output, u.cache_read AS cacheRead,
      u.cache_write_5m AS cacheWrite5m, u.cache_write_1h AS cacheWrite1h, u.by_proxy AS byProxy, u.sidechain, u.fast
    FROM token_uses AS u JOIN words AS model ON model.id = u.model
      LEFT JOIN words AS account ON account.id = u.account LEFT JOIN words AS session ON session.id = u.session
      LEFT JOIN words AS project ON project.id = u.project LEFT JOIN words AS branch ON branch.id = u.branch
    WHERE u.key = ?`);
  const insert = db.prepare(`
    INSERT INTO token_uses (key, at, model, account, session, project, branch, input, output, cache_read,
      cache_write_5m, cache_write_1h, by_proxy, sidechain, fast)
    VALUES (@key, @at, @model, @account, @session, @project, @branch, @input, @output, @cacheRead,
      @cacheWrite5m, @cacheWrite1h, @byProxy, @sidechain, @fast)`);
  const update = db.prepare(`
    UPDATE token_uses SET at = @at, model = @model, account = @account, session = @session, project = @project,
      branch = @branch, input = @input, output = @output, cache_read = @cacheRead, cache_write_5m = @cacheWrite5m,
      cache_write_1h = @cacheWrite1h, by_proxy = @byProxy, sidechain = @sidechain, fast = @fast
    WHERE key = @key`);
  const name = db.prepare(`
    INSERT INTO sessions (id, title, first_at, last_at) VALUES (@id, @title, @firstAt, @lastAt)
    ON CONFLICT (id) DO UPDATE SET title = coalesce(excluded.title, title),
      first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at)`);

  const valuesOf = (key: Buffer, use: TokenUse) => ({
    ...{ key, at: use.at, ...use.tokens, byProxy: Number(use.origin === 'proxy') },
    ...{ sidechain: Number(use.sidechain), fast: Number(use.fast), model: names.word(use.model) },
    ...{ account: names.word(use.account), session: names.word(use.sessionId) },
    ...{ project: names.word(use.project), branch: names.word(use.branch) },
  });
  const addAll = db.transaction((uses: readonly TokenUse[]) => {
    let [added, changed] = [0, 0];
    for (const use of uses) {
      const key = keyOf(use);
      const row = find.get(key);
      if (row === undefined) {
        insert.run(valuesOf(key, use));
        added += 1;
        continue;
      }
      const known = useOf(row, use);
      const merged = mergeUse(known, use);
      if (isSame(known, merged)) continue;
      update.run(valuesOf(key, merged));
      changed += 1;
    }
    return { added, changed };
  });
  return {
    add: (uses) => addAll.immediate(uses),
    nameSession: ({ sessionId, ...values }) => void name.run({ ...values, id: names.word(sessionId) }),
    ...createLedgerSums(db),
  };
}

/** 128 bits of a hash: a third of the length of both ids, and nothing to read in it. */
function keyOf(use: TokenUse): Buffer {
  return createHash('sha256').update(useKey(use)).digest().subarray(0, 16);
}

interface UseRow extends Omit<
  TokenUse,
  'messageId' | 'requestId' | 'tokens' | 'origin' | 'sidechain' | 'fast'
> {
  readonly id: number;
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite5m: number;
  readonly cacheWrite1h: number;
  readonly byProxy: number;
  readonly sidechain: number;
  readonly fast: number;
}

/** The ids are those of the telling: the keys are equal. */
function useOf(row: UseRow, { messageId, requestId }: TokenUse): TokenUse {
  const { at, model, account, sessionId, project, branch } = row;
  const { input, output, cacheRead, cacheWrite5m, cacheWrite1h } = row;
  return {
    ...{ messageId, requestId, at, model, account, sessionId, project, branch },
    tokens: { input, output, cacheRead, cacheWrite5m, cacheWrite1h },
    origin: row.byProxy === 1 ? 'proxy' : 'transcript',
    ...{ sidechain: row.sidechain === 1, fast: row.fast === 1 },
  };
}

function isSame(a: TokenUse, b: TokenUse): boolean {
  const { tokens: x, ...first } = a;
  const { tokens: y, ...second } = b;
  const flat = (use: object) => JSON.stringify(Object.entries(use).sort(([p], [q]) => (p < q ? -1 : 1)));
  return flat(x) === flat(y) && flat(first) === flat(second);
}
