import { yieldBetweenSteps } from '../../app/yield';
import type { TokenUse } from '../../core/tokens/tokens';
import type { RowBlock } from '../../core/tokens/token-rows';
import type { LedgerBulk } from '../../history/ledger/ledger-bulk';
import type { LedgerImport } from '../../history/ledger/ledger-import';
import type { ScanMemory } from '../../transcripts/types';

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

type RowImport = Pick<LedgerImport, 'gather' | 'size' | 'store'>;

export function takingIn(bulk: LedgerBulk, rows: RowImport, inner: ScanMemory): TakingIn {
  const waiting = new Waiting(bulk, rows);
  return {
    add: (uses) => {
      waiting.assertFine();
      bulk.gather(uses);
      waiting.storeMany();
    },
    addRows: (block) => {
      waiting.assertFine();
      rows.gather(block);
    },
    settled: () => (bulk.size() >= GATHERED ? waiting.storing : null),
    memory: {
      load: inner.load,
      save: (packs) => {
        waiting.afterStoring(() => {
          inner.save(packs);
        });
        waiting.storeMany();
      },
      replace: (packs) => {
        waiting.afterStoring(() => {
          inner.replace(packs);
        });
      },
    },
    settle: () => waiting.settle(),
  };
}

/** What is gathered and not stored yet. */
class Waiting {
  readonly #bulk: LedgerBulk;
  readonly #rows: RowImport;
  /** What is to be remembered once the uses before it are stored. */
  #remember: (() => void)[] = [];
  #storing: Promise<void> | null = null;
  #failure: { readonly error: unknown } | null = null;

  constructor(bulk: LedgerBulk, rows: RowImport) {
    this.#bulk = bulk;
    this.#rows = rows;
  }

  get storing(): Promise<void> | null {
    return this.#storing;
  }

  /** @throws what storing earlier uses came to */
  assertFine(): void {
    if (this.#failure !== null) throw this.#failure.error;
  }

  afterStoring(remember: () => void): void {
    this.#remember.push(remember);
  }

  /** Begins to store, once there is much. */
  storeMany(): void {
    const isMuch =
      this.#bulk.size() >= GATHERED || (this.#remember.length >= PACKS && this.#rows.size() === 0);
    if (isMuch && this.#failure === null) this.#storing ??= this.#begin();
  }

  /** @throws SqliteError when the rest, or something before it, cannot be stored */
  async settle(): Promise<void> {
    await this.#storing;
    this.assertFine();
    await this.#storeAll();
  }

  async #begin(): Promise<void> {
    try {
      await this.#storeAll();
    } catch (error) {
      this.#failure = { error };
    } finally {
      this.#storing = null;
    }
  }

  async #storeAll(): Promise<void> {
    const remember = this.#remember;
    this.#remember = [];
    await yieldBetweenSteps(this.#bulk.store());
    await yieldBetweenSteps(this.#rows.store());
    for (const each of remember) each();
  }
}
