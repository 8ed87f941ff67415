import type { Database } from 'better-sqlite3';
import type { TokenUse } from '../../core/tokens/tokens';
import { createLedgerAdd, type Added } from './ledger-add';
import { createLedgerSums, type LedgerSums } from './ledger-sums';
import { createUsePages, type UsePages } from './ledger-uses';
import type { Names } from '../names';
import { createTitles, type Titles } from './titles';
import { createUseSums, type UseSums } from './use-sums';

/** The tokens of every response, each counted once. */
export interface Ledger extends LedgerSums, Titles {
  /**
   * Takes responses in, in one transaction: at most 500 at once, so that nobody waits long. Told again, the larger
   * output and the first time win (`mergeUse`). Gives how many were new and how many changed.
   * @throws SqliteError when it cannot be stored; then none of them is
   */
  readonly add: (uses: readonly TokenUse[]) => Added;
  /** Responses of a span, a page at a time. */
  readonly uses: UsePages;
  /** The first response that was ever counted (epoch ms); `null`: none was. */
  readonly beganAt: () => number | null;
  /** What an estimate is made from. */
  readonly useSums: UseSums;
  /** Whether nothing was ever counted. */
  readonly isEmpty: () => boolean;
}

export function createLedger(db: Database, names: Names): Ledger {
  const first = db.prepare<[], number | null>('SELECT min(at) FROM token_uses').pluck();
  const any = db.prepare('SELECT 1 FROM token_uses LIMIT 1');
  return {
    add: createLedgerAdd(db, names),
    uses: createUsePages(db),
    beganAt: () => first.get() ?? null,
    useSums: createUseSums(db),
    isEmpty: () => any.get() === undefined,
    ...createTitles(db, names),
    ...createLedgerSums(db),
  };
}
