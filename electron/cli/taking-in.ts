import { stepsInTurns } from '../app/in-turns';
import type { TokenUse } from '../core/tokens';
import type { RowBlock } from '../core/token-rows';
import type { LedgerBulk } from '../history/ledger-bulk';
import type { LedgerImport } from '../history/ledger-import';
import type { ScanMemory } from '../transcripts/types';

/** So many at once: of far fewer or far more each transaction would write several times the pages. */
const GATHERED = 5000;
/** Packs of what is remembered that wait for it, at most. */
const PACKS = 20;

/** A scan's way into the ledger: what it finds is gathered by thousands, and stored while it goes on reading. */
export interface TakingIn {
  /** @throws what storing earlier ones came to */
  readonly add: (uses: readonly TokenUse[]) => void;
  /** The same of uses that come as rows; they are stored when `settle` is called. */
  readonly addRows: (block: RowBlock) => void;
  /** What is to be waited for before there is more: that no more than two such thousands are held. */
  readonly settled: () => Promise<void> | null;
  /** A transcript counts as read once all that it says is stored. */
  readonly memory: ScanMemory;
  /** Stores the rest. @throws SqliteError when it cannot */
  readonly settle: () => Promise<void>;
}

export function takingIn(
  bulk: LedgerBulk,
  rows: Pick<LedgerImport, 'gather' | 'size' | 'store'>,
  inner: ScanMemory,
): TakingIn {
  /** What is to be remembered once the uses before it are stored. */
  let kept: (() => void)[] = [];
  let storing: Promise<void> | null = null;
  let failure: { readonly error: unknown } | null = null;

  const storeAll = async (): Promise<void> => {
    const keeping = kept;
    kept = [];
    await stepsInTurns(bulk.store());
    await stepsInTurns(rows.store());
    for (const keep of keeping) keep();
  };
  const begin = (): Promise<void> =>
    storeAll()
      .catch((error: unknown) => {
        failure = { error };
      })
      .finally(() => {
        storing = null;
      });
  const storeMany = (): void => {
    const isMuch = bulk.size() >= GATHERED || (kept.length >= PACKS && rows.size() === 0);
    if (isMuch && failure === null) storing ??= begin();
  };
  const assertFine = (): void => {
    if (failure !== null) throw failure.error;
  };
  return {
    add: (uses) => {
      assertFine();
      bulk.gather(uses);
      storeMany();
    },
    addRows: (block) => {
      assertFine();
      rows.gather(block);
    },
    settled: () => (bulk.size() >= GATHERED ? storing : null),
    memory: {
      load: inner.load,
      save: (packs) => {
        kept.push(() => {
          inner.save(packs);
        });
        storeMany();
      },
      replace: (packs) => {
        kept.push(() => {
          inner.replace(packs);
        });
      },
    },
    settle: async () => {
      await storing;
      assertFine();
      await storeAll();
    },
  };
}
