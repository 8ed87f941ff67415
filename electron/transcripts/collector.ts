import { mergeUse, type TokenUse } from '../core/tokens';
import { BATCH_USES } from './batch';
import type { LineTaker } from './parse/lines';
import type { FileMemory, SessionTitle } from './types';

/** What goes to the ledger at once. `files` are those whose uses are all in this batch or in earlier ones. */
export interface Batch {
  readonly uses: readonly TokenUse[];
  readonly titles: readonly SessionTitle[];
  readonly files: readonly FileMemory[];
}

/**
 * Gathers what a scan finds into batches. A response that is told again before its batch is full is merged here; all
 * others are the ledger's to merge, so that memory does not grow with the history.
 */
export class Collector implements LineTaker {
  readonly #uses = new Map<string, TokenUse>();
  readonly #titles = new Map<string, SessionTitle>();
  #files: FileMemory[] = [];
  readonly #send: (batch: Batch) => void;

  constructor(send: (batch: Batch) => void) {
    this.#send = send;
  }

  readonly use = (use: TokenUse, key: string): void => {
    const known = this.#uses.get(key);
    if (known !== undefined) {
      this.#uses.set(key, mergeUse(known, use));
      return;
    }
    if (this.#uses.size >= BATCH_USES) this.flush();
    this.#uses.set(key, use);
  };

  readonly title = (title: SessionTitle): void => {
    this.#titles.set(`${title.kind} ${title.sessionId}`, title);
  };

  fileDone(memory: FileMemory): void {
    this.#files.push(memory);
    if (this.#files.length >= BATCH_USES) this.flush();
  }

  /** Sends what there is. */
  flush(): void {
    const batch = { uses: [...this.#uses.values()], titles: [...this.#titles.values()], files: this.#files };
    if (batch.uses.length + batch.titles.length + batch.files.length === 0) return;
    this.#uses.clear();
    this.#titles.clear();
    this.#files = [];
    this.#send(batch);
  }
}
