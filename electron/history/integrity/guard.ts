import type { HistoryNotice } from '../../core/snapshot/history-notice';
import type { History } from '../history';
import { isPassing, WriteQueue } from './write-queue';

/** The oldest of more are dropped: two weeks of readings. */
const MOST_WAITING = 5000;
/** So many writes are made in one turn of the event loop: a few ms. */
const AT_ONCE = 25;

export interface GuardParts {
  /** Epoch ms. */
  readonly now: () => number;
  /** Calls back once after `ms`; the returned function cancels. */
  readonly after: (ms: number, callback: () => void) => () => void;
  /** Called at most once a minute: why writes wait or were dropped, and how many wait. */
  readonly onTrouble: (reason: string, waiting: number) => void;
  /** Called when writes that had waited are all stored. */
  readonly onCaughtUp: (count: number) => void;
}

export interface GuardedHistory extends History {
  /** While something waits. */
  readonly notice: () => HistoryNotice | null;
}

/**
 * A history whose writes never fail for what may pass (disk full, read-only, locked): they wait in memory, in their
 * order, until the disk takes them again. A value that waits to be stored already reads as the new one.
 */
export function guardHistory(inner: History, parts: GuardParts): GuardedHistory {
  const waitingValues = new Map<string, unknown>();
  const queue = new WriteQueue<() => void>({
    store: ([write]) => write?.(),
    itemsAtOnce: 1,
    callsAtOnce: AT_ONCE,
    mostWaiting: MOST_WAITING,
    now: parts.now,
    after: parts.after,
    onTrouble: parts.onTrouble,
    onEmpty: (count) => {
      waitingValues.clear();
      if (count > 0) parts.onCaughtUp(count);
    },
  });
  /** Writes now or, where the disk refuses, later. @throws an error that no later try would mend */
  const writeOrWait = (values: Readonly<Record<string, unknown>>, write: () => void): void => {
    if (queue.size === 0 || queue.storeSome()) {
      try {
        write();
        return;
      } catch (error) {
        if (!isPassing(error)) throw error;
        queue.refused(error);
      }
    }
    for (const [name, value] of Object.entries(values)) waitingValues.set(name, value);
    queue.add([write]);
  };
  return {
    ...inner,
    ...guardedWrites(inner, writeOrWait),
    kept: (name) => (waitingValues.has(name) ? waitingValues.get(name) : inner.kept(name)),
    notice: () => (queue.trouble === null ? null : { kind: 'waiting', ...queue.trouble, count: queue.size }),
    close: () => {
      queue.close();
      inner.close();
    },
  };
}

type Guarded = 'append' | 'record' | 'moveAccount' | 'keep' | 'forget' | 'alertSaid' | 'forecasts';

/** The calls of a history that write, each by `writeOrWait` with the values that it is to store. */
function guardedWrites(
  inner: History,
  writeOrWait: (values: Readonly<Record<string, unknown>>, write: () => void) => void,
): Pick<History, Guarded> {
  return {
    append: (reading) => {
      writeOrWait(reading.keep, () => {
        inner.append(reading);
      });
    },
    record: (events, values, now) => {
      writeOrWait(values, () => {
        inner.record(events, values, now);
      });
    },
    moveAccount: (from, to, values, now) => {
      writeOrWait(values, () => {
        inner.moveAccount(from, to, values, now);
      });
    },
    keep: (name, value, now) => {
      writeOrWait({ [name]: value }, () => {
        inner.keep(name, value, now);
      });
    },
    forget: (name) => {
      writeOrWait({ [name]: null }, () => {
        inner.forget(name);
      });
    },
    alertSaid: (alert) => {
      writeOrWait({}, () => {
        inner.alertSaid(alert);
      });
    },
    forecasts: {
      ...inner.forecasts,
      keep: (...made) => {
        writeOrWait({}, () => {
          inner.forecasts.keep(...made);
        });
      },
    },
  };
}
