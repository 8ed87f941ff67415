import { stepsInTurns } from '../app/in-turns';
import type { TokenUse } from '../core/tokens';
import type { LedgerBulk } from '../history/ledger-bulk';
import type { FileMemory, ScanMemory } from '../transcripts/types';

/** So many at once: of far fewer or far more each transaction would write several times the pages. */
const GATHERED = 5000;

/** A scan's way into the ledger: what it finds is gathered by thousands, and stored while it goes on reading. */
export interface TakingIn {
  /** @throws what storing earlier ones came to */
  readonly add: (uses: readonly TokenUse[]) => void;
  /** What is to be waited for before there is more: that no more than two such thousands are held. */
  readonly settled: () => Promise<void> | null;
  /** A transcript counts as read once all that it says is stored. */
  readonly memory: ScanMemory;
  /** Stores the rest. @throws SqliteError when it cannot */
  readonly settle: () => Promise<void>;
}

export function takingIn(bulk: LedgerBulk, inner: ScanMemory): TakingIn {
  let files: FileMemory[] = [];
  let storing: Promise<void> | null = null;
  let failure: { readonly error: unknown } | null = null;

  const storeAll = async (): Promise<void> => {
    const read = files;
    files = [];
    await stepsInTurns(bulk.store());
    if (read.length > 0) inner.save(read);
  };
  const begin = (): Promise<void> =>
    storeAll()
      .catch((error: unknown) => {
        failure = { error };
      })
      .finally(() => {
        storing = null;
      });
  const assertFine = (): void => {
    if (failure !== null) throw failure.error;
  };
  return {
    add: (uses) => {
      assertFine();
      bulk.gather(uses);
      if (bulk.size() >= GATHERED) storing ??= begin();
    },
    settled: () => (bulk.size() >= GATHERED ? storing : null),
    memory: {
      load: inner.load,
      save: (told) => {
        files.push(...told);
      },
      drop: (paths) => {
        const gone = new Set(paths);
        files = files.filter(({ path }) => !gone.has(path));
        inner.drop(paths);
      },
    },
    settle: async () => {
      await storing;
      assertFine();
      await storeAll();
    },
  };
}
