import fs from 'node:fs';
import { errorMessage } from '../../core/error-message';
import type { HistoryNotice } from '../../core/snapshot/history-notice';
import { isMarked } from '../../history/integrity/damage';
import { beganBefore, NEVER_BEGAN } from '../../history/integrity/other-file';
import { freeAsideName, moveAside } from '../../history/integrity/quarantine';
import { historyFile, inodeOf, openHistory } from '../../history/open';
import { makeOwnerOnly } from '../../platform/owner-only';
import type { Clock } from '../clock/clock';
import type { Log } from '../log';
import type { LiveHistory } from './live-history';

/** Ms between two looks at the file; one look takes some microseconds. */
const LOOK_MS = 60_000;

export interface FileWatchParts {
  readonly live: LiveHistory;
  readonly dataDir: string;
  readonly clock: Pick<Clock, 'now' | 'after'>;
  readonly log: Log;
  readonly onNotice: () => void;
  /** Called when file or folder had been removed and were made again. */
  readonly onFolderMade: () => void;
}

/**
 * Looks each minute whether the file behind the history is still the one that is open. A file that was removed is written
 * anew from the open database, which the system keeps until it is closed. A file that took its place is used if it is an
 * earlier history, such as a backup; else it is set aside.
 */
export class FileWatch {
  readonly #parts: FileWatchParts;
  readonly #file: string;
  readonly #openedAt: number;
  #logInode: bigint | null;
  #fault: HistoryNotice | null = null;
  #cancel: (() => void) | null = null;
  #isClosed = false;

  constructor(parts: FileWatchParts) {
    this.#parts = parts;
    this.#file = historyFile(parts.dataDir);
    this.#openedAt = parts.clock.now();
    this.#logInode = inodeOf(`${this.#file}-wal`);
  }

  /** The notice while the history is not kept. */
  readonly fault = (): HistoryNotice | null => this.#fault;

  readonly start = (): void => {
    if (this.#isClosed || this.#cancel !== null) return;
    this.#cancel = this.#parts.clock.after(LOOK_MS, () => {
      void this.look().finally(() => {
        this.#cancel = null;
        this.start();
      });
    });
  };

  /** Looks now. Never rejects. */
  async look(): Promise<void> {
    const { live, log } = this.#parts;
    try {
      const inode = inodeOf(this.#file);
      // A database in memory goes back to the file by itself.
      if (live.inode === null) this.#setFault(null);
      else if (inode === live.inode) this.#lookAtOwn();
      else await this.#restore(inode);
    } catch (error) {
      log.error('the history cannot be written anew', { reason: errorMessage(error) });
      this.#setFault({ kind: 'not_kept', reason: errorMessage(error) });
    }
  }

  /** Ends the watch. Of a watch that had begun, the last moment at which a removed file can be read. */
  close(): void {
    const isWatching = this.#cancel !== null;
    this.#isClosed = true;
    this.#cancel?.();
    const { live, log } = this.#parts;
    if (!isWatching || live.inode === null || inodeOf(this.#file) !== null) return;
    try {
      fs.mkdirSync(this.#parts.dataDir, { recursive: true, mode: 0o700 });
      this.#removeSideFiles();
      live.db.prepare('VACUUM INTO ?').run(this.#file);
      makeOwnerOnly(this.#file);
    } catch (error) {
      log.error('the removed history is lost', { reason: errorMessage(error) });
    }
  }

  #lookAtOwn(): void {
    const { live, dataDir } = this.#parts;
    this.#logInode = inodeOf(`${this.#file}-wal`);
    if (isMarked(this.#file)) {
      live.repair('another process found damage');
      return;
    }
    fs.accessSync(dataDir, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
    fs.accessSync(this.#file, fs.constants.R_OK | fs.constants.W_OK);
    this.#setFault(null);
  }

  /** Goes on with the file that is there now, or writes the open database into this place again. */
  async #restore(inode: bigint | null): Promise<void> {
    const { live, dataDir, clock, log, onFolderMade } = this.#parts;
    fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    // Our log of writes does not belong to another file: SQLite would write its pages into it.
    if (this.#logInode !== null && inodeOf(`${this.#file}-wal`) === this.#logInode) this.#removeSideFiles();
    const began = inode === null ? NEVER_BEGAN : beganBefore(this.#file, this.#openedAt);
    if (began === 'busy') return;
    const draft = began
      ? freeAsideName(this.#file, clock.now())
      : `${this.#file}.draft-${String(process.pid)}`;
    fs.rmSync(draft, { force: true });
    await live.db.backup(draft);
    makeOwnerOnly(draft);
    // From here on nothing else runs in between.
    if (this.#isClosed || inodeOf(this.#file) !== inode) {
      fs.rmSync(draft, { force: true });
      return;
    }
    if (began) {
      log.error('the history was replaced by an earlier one', { setAside: draft });
      live.replace(openHistory(dataDir, clock.now()), { kind: 'replaced' });
    } else {
      if (inode !== null)
        log.error('a new history was set aside', { file: moveAside(this.#file, clock.now()) });
      this.#removeSideFiles();
      fs.renameSync(draft, this.#file);
      log.error('the history was removed and is written anew');
      live.replace(openHistory(dataDir, clock.now()), { kind: 'restored' });
    }
    this.#logInode = inodeOf(`${this.#file}-wal`);
    this.#setFault(null);
    onFolderMade();
  }

  #removeSideFiles(): void {
    for (const suffix of ['-wal', '-shm']) fs.rmSync(this.#file + suffix, { force: true });
  }

  #setFault(fault: HistoryNotice | null): void {
    const isSame = fault?.kind === this.#fault?.kind;
    this.#fault = fault;
    if (!isSame) this.#parts.onNotice();
  }
}
