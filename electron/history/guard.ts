import type { HistoryNotice } from '../core/history-notice';
import { isBusy, isDamage, isRefusal } from './damage';
import type { History } from './history';

/** The oldest of more are dropped: two weeks of readings. */
const MOST_WAITING = 5000;
const COMPLAIN_EVERY_MS = 60_000;
const BUSY_RETRY_MS = 250;
const RETRY_MS = 5000;
/** So many are caught up in one go: a few ms. */
const AT_ONCE = 25;

export interface GuardParts {
  readonly now: () => number;
  /** Calls back once after `ms`; the returned function cancels. */
  readonly after: (ms: number, callback: () => void) => () => void;
  /** Told at most once a minute. */
  readonly onTrouble: (reason: string, waiting: number) => void;
  readonly onCaughtUp: (count: number) => void;
}

export interface GuardedHistory extends History {
  /** While something waits. */
  readonly notice: () => HistoryNotice | null;
}

interface Waiting {
  readonly write: () => void;
}

/**
 * A history whose writes never fail for what may pass (disk full, read-only, locked): they wait in memory, in their
 * order, and are caught up with when the disk takes them again. What was meant to be kept reads as if it were.
 */
export function guardHistory(inner: History, parts: GuardParts): GuardedHistory {
  const overlay = new Map<string, unknown>();
  let waiting: readonly Waiting[] = [];
  let trouble: { readonly since: number; readonly reason: string } | null = null;
  let caughtUp = 0;
  let complainedAt: number | null = null;
  let cancel: (() => void) | null = null;

  const complain = (error: unknown) => {
    const now = parts.now();
    const reason = error instanceof Error ? error.message : String(error);
    trouble = { since: trouble?.since ?? now, reason };
    // A lock that is gone in a moment is nobody's business.
    if (isBusy(error) && now - trouble.since < COMPLAIN_EVERY_MS) return;
    if (complainedAt !== null && Math.abs(now - complainedAt) < COMPLAIN_EVERY_MS) return;
    complainedAt = now;
    parts.onTrouble(reason, waiting.length);
  };
  const retryIn = (ms: number) => {
    cancel ??= parts.after(ms, () => {
      cancel = null;
      catchUp(AT_ONCE);
    });
  };
  /** Whether nothing waits any more. */
  const catchUp = (most: number): boolean => {
    for (let count = 0; count < most && waiting.length > 0; count += 1) {
      try {
        waiting[0]?.write();
      } catch (error) {
        if (isPassing(error)) {
          complain(error);
          retryIn(isBusy(error) ? BUSY_RETRY_MS : RETRY_MS);
          return false;
        }
        // Nothing that waits may block what comes after it for ever.
        parts.onTrouble(String(error), waiting.length);
      }
      waiting = waiting.slice(1);
      caughtUp += 1;
    }
    if (waiting.length > 0) {
      retryIn(0);
      return false;
    }
    if (trouble !== null) parts.onCaughtUp(caughtUp);
    [trouble, caughtUp] = [null, 0];
    overlay.clear();
    return true;
  };
  const write = (keep: Readonly<Record<string, unknown>>, act: () => void) => {
    try {
      if (waiting.length === 0 || catchUp(AT_ONCE)) {
        act();
        return;
      }
    } catch (error) {
      if (!isPassing(error)) throw error;
      complain(error);
      retryIn(isBusy(error) ? BUSY_RETRY_MS : RETRY_MS);
    }
    for (const [name, value] of Object.entries(keep)) overlay.set(name, value);
    waiting = [...waiting, { write: act }].slice(-MOST_WAITING);
  };

  return {
    ...inner,
    append: (reading) => {
      write(reading.keep, () => {
        inner.append(reading);
      });
    },
    record: (events, keep, now) => {
      write(keep, () => {
        inner.record(events, keep, now);
      });
    },
    moveAccount: (from, to, keep, now) => {
      write(keep, () => {
        inner.moveAccount(from, to, keep, now);
      });
    },
    keep: (name, value, now) => {
      write({ [name]: value }, () => {
        inner.keep(name, value, now);
      });
    },
    forget: (name) => {
      write({ [name]: null }, () => {
        inner.forget(name);
      });
    },
    alertSaid: (alert) => {
      write({}, () => {
        inner.alertSaid(alert);
      });
    },
    forecasts: {
      ...inner.forecasts,
      keep: (...made) => {
        write({}, () => {
          inner.forecasts.keep(...made);
        });
      },
    },
    kept: (name) => (overlay.has(name) ? overlay.get(name) : inner.kept(name)),
    notice: () => (trouble === null ? null : { kind: 'waiting', ...trouble, count: waiting.length }),
    close: () => {
      cancel?.();
      if (waiting.length > 0) catchUp(MOST_WAITING);
      cancel?.();
      inner.close();
    },
  };
}

/** Whether a moment or some minutes later it may work. */
export function isPassing(error: unknown): boolean {
  return isBusy(error) || isRefusal(error) || isDamage(error);
}
