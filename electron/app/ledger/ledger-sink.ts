import type { TokenUse } from '../../core/tokens/tokens';
import type { Ledger } from '../../history/ledger/ledger';
import { WriteQueue } from '../../history/integrity/write-queue';
import type { Clock } from '../clock/clock';
import type { LedgerSink } from '../proxy/event-router';
import type { Log } from '../log';

/** Ms in which responses are gathered into one transaction. */
const GATHER_MS = 50;
const MOST_AT_ONCE = 500;
/** Token uses that wait at most; the oldest of more are dropped, since their transcripts have them too. */
const MOST_WAITING = 20_000;

export interface LedgerSinkParts {
  readonly ledger: Pick<Ledger, 'add'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Called after these are in the ledger. */
  readonly onStored: (uses: readonly TokenUse[]) => void;
}

export interface WaitingSink extends LedgerSink {
  /** Stores the waiting uses, unless the disk refuses. */
  readonly close: () => void;
}

/** Stores the token uses that the proxy sees in the ledger. While the disk refuses them, they wait in memory. */
export function createLedgerSink({ ledger, clock, log, onStored }: LedgerSinkParts): WaitingSink {
  const queue = new WriteQueue<TokenUse>({
    store: (uses) => {
      ledger.add(uses);
      onStored(uses);
    },
    itemsAtOnce: MOST_AT_ONCE,
    callsAtOnce: 1,
    mostWaiting: MOST_WAITING,
    now: clock.now,
    after: clock.after,
    onTrouble: (reason, waiting) => {
      log.warn('token uses could not be stored', { reason, waiting });
    },
    onEmpty: () => undefined,
  });
  return {
    add: (uses) => {
      queue.add(uses);
      if (queue.size > 0) queue.storeIn(GATHER_MS);
    },
    close: () => {
      queue.close();
    },
  };
}
