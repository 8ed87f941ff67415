import { inTurns, stepsInTurns } from '../app/in-turns';
import type { TokenUse } from '../core/tokens';
import { AT_ONCE, type LedgerBulk } from '../history/ledger-bulk';
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
    await inTurns(piecesOf(read), inner.save);
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
    if (Math.max(bulk.size(), files.length) >= GATHERED && failure === null) storing ??= begin();
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
    settled: () => (bulk.size() >= GATHERED ? storing : null),
    memory: {
      load: inner.load,
      save: (told) => {
        files.push(...told);
        storeMany();
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

function* piecesOf(files: readonly FileMemory[]): Generator<readonly FileMemory[]> {
  for (let at = 0; at < files.length; at += AT_ONCE) yield files.slice(at, at + AT_ONCE);
}
