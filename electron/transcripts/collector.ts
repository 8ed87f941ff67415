import type { TokenUse } from '../core/tokens/tokens';
import type { RowBlock } from '../core/tokens/token-rows';
import { BATCH_USES } from './batch';
import { PackBuilder, type FileState, type FolderState, type MemoryPack } from './find/memory-pack';
import type { LineTaker } from './parse/lines';
import type { SessionTitle } from './types';

/** What goes to the ledger at once. `memory` is of files whose uses are all in this batch or in earlier ones. */
export interface Batch {
  readonly uses: readonly TokenUse[];
  readonly titles: readonly SessionTitle[];
  readonly memory: MemoryPack | null;
  /** Folders of which there is something in `memory`. */
  readonly folders: number;
  /** Uses as rows, from a `RowReader`; `null`: none, or the reader makes none. */
  readonly rows: RowBlock | null;
}

/** Files whose uses come as rows, at most, in a batch. */
const BATCH_FILES = 4000;

/**
 * Gathers what a scan finds into batches, and keeps nothing that was sent: a response that is told again elsewhere is
 * the ledger's to merge, so that memory does not grow with the history.
 */
export class Collector implements LineTaker {
  #uses: TokenUse[] = [];
  readonly #titles = new Map<string, SessionTitle>();
  #memory = new PackBuilder();
  readonly #send: (batch: Batch) => void;
  #takeRows: (() => RowBlock | null) | null = null;

  constructor(send: (batch: Batch) => void) {
    this.#send = send;
  }

  /** From now on each batch has the rows that there are. */
  takeRows(take: () => RowBlock | null): void {
    this.#takeRows = take;
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
    if (this.#memory.size >= (this.#takeRows === null ? BATCH_USES : BATCH_FILES)) this.flush();
  }

  folder(dir: string, state: FolderState): void {
    this.#memory.folder(dir, state);
  }

  /** Sends what there is. */
  flush(): void {
    const rows = this.#takeRows?.() ?? null;
    if (this.#uses.length + this.#titles.size + this.#memory.folders === 0 && rows === null) return;
    const memory = this.#memory.folders === 0 ? null : this.#memory.build();
    const folders = this.#memory.folders;
    const batch = { uses: this.#uses, titles: [...this.#titles.values()], memory, folders, rows };
    this.#uses = [];
    this.#titles.clear();
    this.#memory = new PackBuilder();
    this.#send(batch);
  }
}
