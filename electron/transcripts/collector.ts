import type { TokenUse } from '../core/tokens';
import { BATCH_USES } from './batch';
import { PackBuilder, type FileState, type FolderState, type MemoryPack } from './memory-pack';
import type { LineTaker } from './parse/lines';
import type { SessionTitle } from './types';

/** What goes to the ledger at once. `memory` is of files whose uses are all in this batch or in earlier ones. */
export interface Batch {
  readonly uses: readonly TokenUse[];
  readonly titles: readonly SessionTitle[];
  readonly memory: MemoryPack | null;
  /** Folders of which there is something in `memory`. */
  readonly folders: number;
}

/**
 * Gathers what a scan finds into batches, and keeps nothing that was sent: a response that is told again elsewhere is
 * the ledger's to merge, so that memory does not grow with the history.
 */
export class Collector implements LineTaker {
  #uses: TokenUse[] = [];
  readonly #titles = new Map<string, SessionTitle>();
  #memory = new PackBuilder();
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

  /** @param state `null`: the file is gone */
  file(dir: string, name: string, state: FileState | null): void {
    this.#memory.file(dir, name, state);
    if (this.#memory.size >= BATCH_USES) this.flush();
  }

  folder(dir: string, state: FolderState): void {
    this.#memory.folder(dir, state);
  }

  /** Sends what there is. */
  flush(): void {
    if (this.#uses.length + this.#titles.size + this.#memory.folders === 0) return;
    const memory = this.#memory.folders === 0 ? null : this.#memory.build();
    const folders = this.#memory.folders;
    const batch = { uses: this.#uses, titles: [...this.#titles.values()], memory, folders };
    this.#uses = [];
    this.#titles.clear();
    this.#memory = new PackBuilder();
    this.#send(batch);
  }
}
