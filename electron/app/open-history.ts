import type { HistoryNotice } from '../core/snapshot/history-notice';
import { createSignal, type Signal } from '../core/signal';
import { guardHistory } from '../history/integrity/guard';
import { hadReadings, markReadings } from '../history/integrity/reading-mark';
import type { History } from '../history/history';
import { historyFile, type Opened } from '../history/open';
import type { Clock } from './clock/clock';
import { DamageCheck } from './history/damage-check';
import { FileWatch } from './history/file-watch';
import { LiveHistory } from './history/live-history';
import type { Log } from './log';

/** Readings after which the log of writes is moved into the file, a quarter of SQLite's own number: 1 to 2 ms. */
const CHECKPOINT_EVERY = 12;

/** The history of app and command: writes that the disk refuses wait in memory, and the file is checked for damage. */
export interface AppHistory {
  readonly history: History;
  /** The warning about the history; `null`: there is none. */
  readonly notice: () => HistoryNotice | null;
  /** Published when the warning may have changed. */
  readonly noticed: Signal<undefined>;
  /** Published when the history's file or its folder had been removed and were made again. */
  readonly folderMade: Signal<undefined>;
  /** Begins to look at the file each minute. */
  readonly watch: () => void;
  /** Checks for damage in the background, a while from now or, after an unclean end, at once. */
  readonly check: (program: string) => void;
}

/** Makes the opened database the history of this process. */
export function openHistoryForApp(opened: Opened, dataDir: string, clock: Clock, log: Log): AppHistory {
  const noticed = createSignal<undefined>();
  const folderMade = createSignal<undefined>();
  const onNotice = (): void => {
    noticed.publish(undefined);
  };
  const live = new LiveHistory(opened, { dataDir, clock, log, onNotice });
  const guarded = guardHistory(live.history, {
    now: clock.now,
    after: (ms, callback) => clock.after(ms, callback),
    onTrouble: (reason, waiting) => {
      log.warn('the disk does not take the history: it waits in memory', { reason, waiting });
    },
    onCaughtUp: (count) => {
      log.info('the history is on disk again', { stored: count });
    },
  });
  const tidy = new Tidying(guarded, live, historyFile(dataDir), log);
  const isUnclean = opened.isUnclean;
  const damage = new DamageCheck({ live, dataDir, isUnclean, clock, log });
  const watch = new FileWatch({
    live,
    dataDir,
    clock,
    log,
    onNotice,
    onFolderMade: () => {
      folderMade.publish(undefined);
    },
  });
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
        watch.close();
        guarded.close();
      },
    },
    notice: () => watch.fault() ?? guarded.notice() ?? live.notice(),
    noticed,
    folderMade,
    watch: watch.start,
    check: damage.start,
  };
}

/** Moves the log of writes into the file, in a turn of the event loop after the reading was published. */
class Tidying {
  readonly #history: Pick<History, 'checkpoint'>;
  readonly #live: Pick<LiveHistory, 'db'>;
  readonly #file: string;
  readonly #log: Log;
  #appended = 0;
  #pending: NodeJS.Immediate | undefined;

  constructor(history: Pick<History, 'checkpoint'>, live: Pick<LiveHistory, 'db'>, file: string, log: Log) {
    this.#history = history;
    this.#live = live;
    this.#file = file;
    this.#log = log;
  }

  appended(): void {
    if (!this.#live.db.memory && !hadReadings(this.#file)) markReadings(this.#file);
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
