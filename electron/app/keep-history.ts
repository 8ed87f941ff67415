import type { HistoryNotice } from '../core/history-notice';
import { checkInBackground } from '../history/check';
import { markDamaged } from '../history/damage';
import { guardHistory } from '../history/guard';
import { createHistory, type History } from '../history/history';
import { historyFile, type Opened } from '../history/open';
import type { Clock } from './clock';
import type { Log } from './log';

/** What the app's face waits for at most when another process writes. */
const BUSY_MS = 40;
/** The first minutes belong to the first numbers. */
const CHECK_AFTER_MS = 60_000;
/** After so many readings what they wrote is tidied up, about a quarter of what SQLite would let gather: 1 to 2 ms. */
const CHECKPOINT_EVERY = 12;

/** The history as the engine uses it: its writes wait where the disk does not take them, and it is watched. */
export interface KeptHistory {
  readonly history: History;
  readonly notice: () => HistoryNotice | null;
  /** Looks for damage in the background, a while from now. */
  readonly check: (program: string) => void;
}

export function keepHistory(opened: Opened, dataDir: string, clock: Clock, log: Log): KeptHistory {
  const { db, setAside, notice } = opened;
  const words = log.scope('history');
  if (setAside !== null) words.error('the history was damaged and set aside', { file: setAside });
  if (notice?.kind === 'damaged') words.info('taken over from it', { rows: notice.salvaged });
  if (notice?.kind === 'newer') words.error('a newer version wrote the history: it is only read');
  if (notice?.kind === 'in_memory')
    words.error('the history cannot be written and is kept in memory', { reason: notice.reason });
  db.pragma(`busy_timeout = ${BUSY_MS}`);
  let found: HistoryNotice | null = null;
  let cancel: (() => void) | null = null;
  let isClosed = false;
  let [appended, tidying]: [number, NodeJS.Immediate | undefined] = [0, undefined];
  const guarded = guardHistory(createHistory(db), {
    now: clock.now,
    after: (ms, callback) => clock.after(ms, callback),
    onTrouble: (reason, waiting) => {
      words.warn('the disk does not take the history: it waits in memory', { reason, waiting });
    },
    onCaughtUp: (count) => {
      words.info('the history is on disk again', { stored: count });
    },
  });

  const check = async (program: string) => {
    const result = await checkInBackground(program, historyFile(dataDir));
    if (isClosed) return;
    words.info('checked the history', { result });
    if (result === 'ok') return;
    found = { kind: 'check_failed', found: result };
    markDamaged(historyFile(dataDir));
  };
  /** In a turn of its own after a reading, when that has been told. */
  const tidySoon = () => {
    appended += 1;
    if (appended % CHECKPOINT_EVERY !== 0) return;
    tidying = setImmediate(() => {
      try {
        guarded.checkpoint();
      } catch (error) {
        // The disk says the same to the next reading, which waits for it and tells.
        words.debug('the history could not be tidied up', { reason: String(error) });
      }
    });
  };
  return {
    history: {
      ...guarded,
      append: (reading) => {
        guarded.append(reading);
        tidySoon();
      },
      close: () => {
        isClosed = true;
        cancel?.();
        clearImmediate(tidying);
        guarded.close();
      },
    },
    notice: () => found ?? guarded.notice() ?? notice,
    check: (program) => {
      if (db.memory) return;
      cancel = clock.after(CHECK_AFTER_MS, () => {
        check(program).catch((error: unknown) => {
          if (!isClosed) words.warn('the history could not be checked', { reason: String(error) });
        });
      });
    },
  };
}
