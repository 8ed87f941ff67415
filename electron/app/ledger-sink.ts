import type { TokenUse } from '../core/tokens';
import { isPassing } from '../history/guard';
import type { Ledger } from '../history/ledger';
import type { Clock } from './clock';
import type { LedgerSink } from './feed';
import type { Log } from './log';

/** A burst of responses goes into one transaction. */
const GATHER_MS = 50;
const MOST_AT_ONCE = 500;
const RETRY_MS = 5000;
const COMPLAIN_EVERY_MS = 60_000;
/** Of more the oldest are dropped: their transcripts tell them once more. */
const MOST_WAITING = 20_000;

export interface LedgerSinkParts {
  readonly ledger: Pick<Ledger, 'add'>;
  readonly clock: Clock;
  readonly log: Log;
  /** After these are in the ledger. */
  readonly onNews: (uses: readonly TokenUse[]) => void;
}

export interface WaitingSink extends LedgerSink {
  /** Stores what waits, as far as the disk takes it. */
  readonly close: () => void;
}

/** Takes what passes through the proxy into the ledger; where the disk does not take it, it waits in memory. */
export function createLedgerSink({ ledger, clock, log, onNews }: LedgerSinkParts): WaitingSink {
  let waiting: readonly TokenUse[] = [];
  let cancel: (() => void) | null = null;
  let complainedAt = Number.NEGATIVE_INFINITY;

  const complain = (error: unknown): void => {
    if (clock.monotonic() - complainedAt < COMPLAIN_EVERY_MS) return;
    complainedAt = clock.monotonic();
    log.warn('token uses could not be stored', { reason: String(error), waiting: waiting.length });
  };
  /** How long until there is more to do; `null`: nothing waits. */
  const store = (): number | null => {
    const batch = waiting.slice(0, MOST_AT_ONCE);
    try {
      ledger.add(batch);
    } catch (error) {
      complain(error);
      if (isPassing(error)) return RETRY_MS;
      // What can never be stored may not block what comes after it.
      waiting = waiting.slice(batch.length);
      return waiting.length > 0 ? 0 : null;
    }
    waiting = waiting.slice(batch.length);
    onNews(batch);
    return waiting.length > 0 ? 0 : null;
  };
  const storeIn = (ms: number): void => {
    cancel ??= clock.after(ms, () => {
      cancel = null;
      const again = store();
      if (again !== null) storeIn(again);
    });
  };
  return {
    add: (uses) => {
      waiting = [...waiting, ...uses].slice(-MOST_WAITING);
      if (waiting.length > 0) storeIn(GATHER_MS);
    },
    close: () => {
      cancel?.();
      cancel = null;
      while (waiting.length > 0 && store() === 0);
    },
  };
}
