import type { Database } from 'better-sqlite3';
import type { HistoryNotice } from '../core/snapshot/history-notice';
import { checkInBackground } from '../history/integrity/check';
import { markDamaged } from '../history/integrity/damage';
import { guardHistory } from '../history/integrity/guard';
import { createHistory, type History } from '../history/history';
import { historyFile, type Opened } from '../history/open';
import type { Clock } from './clock/clock';
import type { Log } from './log';

/** Ms for which tray and windows wait at most while another process writes. */
const BUSY_MS = 40;
/** Ms after the start until the check for damage, so that it does not delay the first numbers. */
const CHECK_AFTER_MS = 60_000;
/** Readings after which the log of writes is moved into the file, a quarter of SQLite's own number: 1 to 2 ms. */
const CHECKPOINT_EVERY = 12;

/** The history of app and command: writes that the disk refuses wait in memory, and the file is checked for damage. */
export interface AppHistory {
  readonly history: History;
  /** The warning about the history; `null`: there is none. */
  readonly notice: () => HistoryNotice | null;
  /** Checks for damage in the background, a while from now. */
  readonly check: (program: string) => void;
}

/** Makes the opened database the history of this process. */
export function openHistoryForApp(opened: Opened, dataDir: string, clock: Clock, log: Log): AppHistory {
  logOpened(opened, log);
  opened.db.pragma(`busy_timeout = ${BUSY_MS}`);
  const guarded = guardHistory(createHistory(opened.db), {
    now: clock.now,
    after: (ms, callback) => clock.after(ms, callback),
    onTrouble: (reason, waiting) => {
      log.warn('the disk does not take the history: it waits in memory', { reason, waiting });
    },
    onCaughtUp: (count) => {
      log.info('the history is on disk again', { stored: count });
    },
  });
  const tidy = new Tidying(guarded, log);
  const damage = new DamageCheck(opened.db, historyFile(dataDir), clock, log);
  return {
    history: {
      ...guarded,
      append: (reading) => {
        guarded.append(reading);
        tidy.appended();
      },
      close: () => {
        damage.close();
        tidy.close();
        guarded.close();
      },
    },
    notice: () => damage.found() ?? guarded.notice() ?? opened.notice,
    check: damage.start,
  };
}

function logOpened({ setAside, notice }: Opened, log: Log): void {
  if (setAside !== null) log.error('the history was damaged and set aside', { file: setAside });
  if (notice?.kind === 'damaged') log.info('taken over from it', { rows: notice.salvaged });
  if (notice?.kind === 'newer') log.error('a newer version wrote the history: it is only read');
  if (notice?.kind === 'in_memory')
    log.error('the history cannot be written and is kept in memory', { reason: notice.reason });
}

/** Moves the log of writes into the file, in a turn of the event loop after the reading was published. */
class Tidying {
  readonly #history: Pick<History, 'checkpoint'>;
  readonly #log: Log;
  #appended = 0;
  #pending: NodeJS.Immediate | undefined;

  constructor(history: Pick<History, 'checkpoint'>, log: Log) {
    this.#history = history;
    this.#log = log;
  }

  appended(): void {
    this.#appended += 1;
    if (this.#appended % CHECKPOINT_EVERY !== 0) return;
    this.#pending = setImmediate(() => {
      try {
        this.#history.checkpoint();
      } catch (error) {
        // The next reading has the same fault of the disk: it waits in memory, which is logged.
        this.#log.debug('the history could not be tidied up', { reason: String(error) });
      }
    });
  }

  close(): void {
    clearImmediate(this.#pending);
  }
}

/** Checks the file for damage once, in a process of its own. */
class DamageCheck {
  readonly #db: Database;
  readonly #file: string;
  readonly #clock: Clock;
  readonly #log: Log;
  #found: HistoryNotice | null = null;
  #cancel: (() => void) | null = null;
  #isClosed = false;

  constructor(db: Database, file: string, clock: Clock, log: Log) {
    this.#db = db;
    this.#file = file;
    this.#clock = clock;
    this.#log = log;
  }

  readonly found = (): HistoryNotice | null => this.#found;

  readonly start = (program: string): void => {
    if (this.#db.memory) return;
    this.#cancel = this.#clock.after(CHECK_AFTER_MS, () => {
      this.#check(program).catch((error: unknown) => {
        if (!this.#isClosed) this.#log.warn('the history could not be checked', { reason: String(error) });
      });
    });
  };

  close(): void {
    this.#isClosed = true;
    this.#cancel?.();
  }

  async #check(program: string): Promise<void> {
    const result = await checkInBackground(program, this.#file);
    if (this.#isClosed) return;
    this.#log.info('checked the history', { result });
    if (result === 'ok') return;
    this.#found = { kind: 'check_failed', found: result };
    markDamaged(this.#file);
  }
}
