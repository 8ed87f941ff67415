import type { Database } from 'better-sqlite3';
import { errorMessage } from '../../core/error-message';
import type { HistoryNotice } from '../../core/snapshot/history-notice';
import { createHistory, type History } from '../../history/history';
import { isDamage } from '../../history/integrity/damage';
import { isPassing } from '../../history/integrity/write-queue';
import { Journal, notedHistory } from '../../history/journal';
import { liveObject } from '../../history/live';
import {
  historyFile,
  inodeOf,
  noticeInMemory,
  openHistory,
  openHistoryFile,
  openHistoryInMemory,
  type Opened,
  type Unusable,
} from '../../history/open';
import type { Clock } from '../clock/clock';
import type { Log, LogFacts } from '../log';

/** Ms for which tray and windows wait at most while another process writes. */
const BUSY_MS = 40;
/** Ms until the next attempt to use the file; another program may hold it for minutes. */
const RETRY_MS: Readonly<Record<Unusable['kind'], number | null>> = {
  locked: 1000,
  refused: 30_000,
  damaged_held: 5000,
  newer: null,
};
const MESSAGES = {
  newer: 'a newer version wrote the history: it is only read',
  in_memory: 'the history cannot be written and is kept in memory',
  locked: 'another program has the history locked: it is kept in memory meanwhile',
  check_failed: 'the history is damaged, and another process has it open',
  missing: 'the history had readings before, and its file is missing',
  emptied: 'the history had readings before, and has none now',
} as const satisfies Partial<Record<HistoryNotice['kind'], string>>;
/** Changes that are made in one turn of the event loop: a few ms. */
const CHANGES_AT_ONCE = 25;

export interface LiveHistoryParts {
  readonly dataDir: string;
  readonly clock: Pick<Clock, 'now' | 'after'>;
  readonly log: Log;
  /** Called when the notice may have changed. */
  readonly onNotice: () => void;
}

/**
 * The history of a process over the file of the data folder or, as long as that cannot be used, over a database in
 * memory. What changed in memory is then made in the file, in its order and once, as soon as the file can be used. Where
 * a call finds damage, the file is set aside at once, and the call runs again on what could be saved.
 */
export class LiveHistory {
  /** Always the same object, whichever database is behind it. */
  readonly history: History;
  readonly #parts: LiveHistoryParts;
  readonly #journal = new Journal();
  #opened: Opened;
  #stored: History;
  #generation = 0;
  #depth = 0;
  #inode: bigint | null = null;
  #notice: HistoryNotice | null = null;
  #cancel: (() => void) | null = null;
  /** The file's database while changes move into it. */
  #target: Database | null = null;
  #isClosed = false;

  constructor(opened: Opened, parts: LiveHistoryParts) {
    this.#parts = parts;
    this.#opened = opened;
    this.#stored = this.#prepare(opened);
    const { history: live } = this.#liveOver();
    this.history = {
      ...notedHistory(live, {
        note: (change, uses) => {
          if (this.#isPending()) this.#journal.add(change, uses);
        },
        isNoting: this.#isPending,
        isBehind: () => this.#journal.isBehind,
      }),
      watchForeignWrites: () => this.#watchForeignWrites(),
      close: () => {
        this.close();
      },
    };
    this.#begin();
  }

  /** The open database: of the file, or in memory. */
  get db(): Database {
    return this.#opened.db;
  }

  /** The inode of the file when it was opened; `null`: the database is in memory. */
  get inode(): bigint | null {
    return this.#inode;
  }

  readonly notice = (): HistoryNotice | null => this.#notice;

  /** Sets the file aside for the damage that was found in it, and goes on with what could be saved. */
  readonly repair = (found: string): void => {
    const { dataDir, clock, log } = this.#parts;
    if (this.#opened.db.memory) return;
    log.error('the history is damaged', { found });
    const isSame = inodeOf(historyFile(dataDir)) === this.#inode;
    closeQuietly(this.#opened.db);
    try {
      this.replace(openHistory(dataDir, clock.now(), { isDamaged: isSame, patienceMs: BUSY_MS }));
    } catch (error) {
      const unusable = { kind: 'refused', reason: errorMessage(error) } as const;
      this.replace(openHistoryInMemory(dataDir, unusable));
    }
  };

  /** Goes on with another database. @param notice in place of the one of its opening */
  replace(opened: Opened, notice: HistoryNotice | null = opened.notice): void {
    const before = this.#opened.db;
    this.#stored = this.#prepare(opened);
    this.#opened = opened;
    this.#generation += 1;
    closeQuietly(before);
    this.#begin();
    this.#notice = notice;
    this.#parts.onNotice();
  }

  /** Closes the database; what waits in memory is stored if the file can be used now. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#cancel?.();
    if (this.#target !== null) closeQuietly(this.#target);
    if (this.#isPending() && this.#journal.size > 0) this.#storeAtEnd();
    closeQuietly(this.#opened.db);
  }

  readonly #isPending = (): boolean => {
    const { unusable } = this.#opened;
    return unusable !== null && RETRY_MS[unusable.kind] !== null;
  };

  #prepare({ db }: Opened): History {
    db.pragma(`busy_timeout = ${String(BUSY_MS)}`);
    return createHistory(db);
  }

  #begin(): void {
    const { db, notice, unusable } = this.#opened;
    const { log, dataDir } = this.#parts;
    this.#inode = db.memory ? null : inodeOf(historyFile(dataDir));
    this.#notice = notice;
    logOpened(this.#opened, log);
    if (unusable !== null) this.#retryLater(unusable);
  }

  #liveOver(): { readonly history: History } {
    return liveObject<{ readonly history: History }>(() => ({ history: this.#stored }), {
      run: this.#run,
      generation: () => this.#generation,
    });
  }

  readonly #run = <T>(call: () => T): T => {
    this.#depth += 1;
    try {
      return call();
    } catch (error) {
      // Within another call, such as a transaction, only that one can begin again.
      if (this.#depth > 1 || this.#isClosed || this.#opened.db.memory || !isDamage(error)) throw error;
      this.repair(errorMessage(error));
    } finally {
      this.#depth -= 1;
    }
    return call();
  };

  #watchForeignWrites(): () => boolean {
    let generation = this.#generation;
    let watch = this.#stored.watchForeignWrites();
    return () =>
      this.#run(() => {
        if (generation === this.#generation) return watch();
        generation = this.#generation;
        watch = this.#stored.watchForeignWrites();
        return true;
      });
  }

  #retryLater({ kind }: Unusable): void {
    const ms = RETRY_MS[kind];
    if (ms === null || this.#isClosed) return;
    this.#cancel?.();
    this.#cancel = this.#parts.clock.after(ms, () => {
      this.#cancel = null;
      this.#tryFile();
    });
  }

  #tryFile(): void {
    const { dataDir, clock } = this.#parts;
    const opened = tryOpening(dataDir, clock.now());
    if (!opened.ok) {
      this.#refuse(opened.error);
      return;
    }
    try {
      this.#moveInTurns(opened.value, createHistory(opened.value.db));
    } catch (error) {
      closeQuietly(opened.value.db);
      this.#refuse({ kind: 'refused', reason: errorMessage(error) });
    }
  }

  #refuse(unusable: Unusable): void {
    this.#opened = { ...this.#opened, unusable };
    this.#notice = noticeInMemory(unusable);
    this.#parts.onNotice();
    this.#retryLater(unusable);
  }

  /** Makes the noted changes in the file, some in each turn; then the file takes the place of the memory. */
  #moveInTurns(target: Opened, stored: History): void {
    target.db.pragma(`busy_timeout = ${String(BUSY_MS)}`);
    const { log, clock } = this.#parts;
    const count = this.#journal.size;
    this.#target = target.db;
    const turn = () => {
      this.#cancel = null;
      try {
        if (!this.#journal.replay(stored, CHANGES_AT_ONCE, isPassing)) {
          this.#cancel = clock.after(0, turn);
          return;
        }
      } catch (error) {
        this.#target = null;
        closeQuietly(target.db);
        this.#refuse({ kind: isDamage(error) ? 'damaged_held' : 'locked', reason: errorMessage(error) });
        return;
      }
      this.#target = null;
      log.info('the history is in its file again', { stored: count });
      this.replace(target);
    };
    turn();
  }

  #storeAtEnd(): void {
    const { dataDir, clock, log } = this.#parts;
    const opened = tryOpening(dataDir, clock.now());
    try {
      if (!opened.ok) throw new Error(opened.error.reason);
      this.#journal.replay(createHistory(opened.value.db), Infinity, isPassing);
    } catch (error) {
      log.error('what waited in memory is lost', {
        changes: this.#journal.size,
        reason: errorMessage(error),
      });
    } finally {
      if (opened.ok) closeQuietly(opened.value.db);
    }
  }
}

function tryOpening(dataDir: string, now: number): ReturnType<typeof openHistoryFile> {
  try {
    return openHistoryFile(dataDir, now, { patienceMs: 0 });
  } catch (error) {
    return { ok: false, error: { kind: 'refused', reason: errorMessage(error) } };
  }
}

function logOpened({ setAside, notice }: Opened, log: Log): void {
  if (setAside !== null) log.error('the history was damaged and set aside', { file: setAside });
  if (notice === null) return;
  if (notice.kind === 'damaged') log.info('taken over from it', { rows: notice.salvaged });
  else if (notice.kind === 'locked') log.warn(MESSAGES.locked);
  else log.error(messageOf(notice.kind), reasonIn(notice));
}

function messageOf(kind: HistoryNotice['kind']): string {
  return new Map<string, string>(Object.entries(MESSAGES)).get(kind) ?? kind;
}

function reasonIn(notice: HistoryNotice): LogFacts {
  return 'reason' in notice ? { reason: notice.reason } : {};
}

/** A statement that is under way keeps its connection open; it ends with the process. */
function closeQuietly(db: Database): void {
  try {
    db.close();
  } catch {
    // Nothing else uses it.
  }
}
