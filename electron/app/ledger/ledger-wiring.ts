import { createSignal, type Signal } from '../../core/signal';
import type { TokenUse } from '../../core/tokens/tokens';
import type { History } from '../../history/history';
import type { Clock } from '../clock/clock';
import type { LedgerSink } from '../proxy/event-router';
import { createLedgerSink } from './ledger-sink';
import { createLocalUses, type LocalUses } from './local-uses';
import type { Log } from '../log';
import type { Count } from '../accounts/store';
import { createTodayTokens } from './today-tokens';
import { createWindowTokens } from './window-tokens';

/** The ledger of this machine's token uses: the way into it, and the sums from it. */
export interface Counting {
  /** Token sums of an account's windows, and of today. */
  readonly count: Count;
  /** Stores the token uses that the proxy sees. */
  readonly sink: LedgerSink;
  /** To be called when the ledger has changed. */
  readonly changed: () => void;
  /** To be called with token uses that were added to the ledger or were there already. */
  readonly added: (uses: readonly TokenUse[]) => void;
  /** Published within a second after the ledger has changed. */
  readonly news: Signal<undefined>;
  /** Published for each response that the proxy has seen. */
  readonly proxied: Signal<TokenUse>;
  /** The token uses for estimates. */
  readonly uses: LocalUses;
  /** Whether the transcripts were read to their end; else the ledger is incomplete. */
  readonly isCaughtUp: () => boolean;
  readonly caughtUp: (whole: boolean) => void;
  readonly close: () => void;
}

/** Ms in which changes of the ledger are published as one. */
const NEWS_AFTER_MS = 700;

export interface CountingParts {
  readonly history: Pick<History, 'ledger' | 'machineUses' | 'watchForeignWrites'>;
  readonly clock: Clock;
  /** The user's time zone, by which days begin. */
  readonly timeZone: () => string;
  readonly log: Log;
}

/** Wires the ledger of one process. */
export function createCounting({ history, clock, timeZone, log }: CountingParts): Counting {
  const tokens = createWindowTokens(history, log);
  const today = createTodayTokens(history, timeZone, log);
  const uses = createLocalUses(history);
  const news = createSignal<undefined>();
  const proxied = createSignal<TokenUse>();
  let cancel: (() => void) | null = null;
  let isCaughtUp = false;
  const changed = (): void => {
    tokens.changed();
    today.changed();
    cancel ??= clock.after(NEWS_AFTER_MS, () => {
      cancel = null;
      news.publish(undefined);
    });
  };
  const added = (more: readonly TokenUse[]): void => {
    uses.changed(more.reduce((first, { at }) => Math.min(first, at), Number.POSITIVE_INFINITY));
    changed();
  };
  const ledger = createLedgerSink({ ledger: history.ledger, clock, log, onStored: added });
  return {
    count: (facts, now) => ({ ...tokens.count(facts, now), ...today.count(facts, now) }),
    sink: {
      add: (more) => {
        ledger.add(more);
        more.forEach(proxied.publish);
      },
    },
    changed,
    added,
    news,
    proxied,
    uses,
    isCaughtUp: () => isCaughtUp,
    caughtUp: (whole) => {
      isCaughtUp = whole;
    },
    close: () => {
      ledger.close();
      cancel?.();
    },
  };
}
