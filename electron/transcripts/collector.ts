import type { TokenUse } from '../core/tokens';
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
 * Gathers what a scan finds into batches, and keeps nothing that was sent: a response that is told again elsewhere is
 * the ledger's to merge, so that memory does not grow with the history.
 */
export class Collector implements LineTaker {
  #uses: TokenUse[] = [];
  readonly #titles = new Map<string, SessionTitle>();
  #files: FileMemory[] = [];
  readonly #send: (batch: Batch) => void;

  constructor(send: (batch: Batch) => void) {
    this.#send = send;
  }

  readonly use = (use: TokenUse): void => {
    if (this.#uses.length >= BATCH_USES) this.flush();
    this.#uses.push(use);
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
    const batch = { uses: this.#uses, titles: [...this.#titles.values()], files: this.#files };
    if (batch.uses.length + batch.titles.length + batch.files.length === 0) return;
    this.#uses = [];
    this.#titles.clear();
    this.#files = [];
    this.#send(batch);
  }
}
