import type { TokenUse } from '../core/tokens';
import type { History } from '../history/history';
import type { Clock } from './clock';
import type { LedgerSink } from './feed';
import { createLedgerSink } from './ledger-sink';
import { createLocalUses, type LocalUses } from './local-uses';
import type { Log } from './log';
import type { Count } from './store';
import { createWindowTokens } from './window-tokens';

/** What is counted on this machine: the way into the ledger, and what is shown of it. */
export interface Counting {
  readonly count: Count;
  /** Where the proxy's token uses go. */
  readonly sink: LedgerSink;
  /** The ledger has something new; it is on screen within a second. */
  readonly changed: () => void;
  /** These came into the ledger, new or told again. */
  readonly added: (uses: readonly TokenUse[]) => void;
  /** What estimates are made from. */
  readonly uses: LocalUses;
  /** Whether the transcripts were read to their end: only then is the ledger whole. */
  readonly isCaughtUp: () => boolean;
  readonly caughtUp: (whole: boolean) => void;
  readonly close: () => void;
}

/** Many responses at once make one new snapshot. */
const SHOWN_AFTER_MS = 700;

export interface CountingParts {
  readonly history: History;
  readonly clock: Clock;
  readonly log: Log;
  /** Makes new snapshots. */
  readonly retime: () => void;
  /** Hears of each response that the proxy has seen, for metrics. */
  readonly onUse: (use: TokenUse) => void;
}

export function createCounting({ history, clock, log, retime, onUse }: CountingParts): Counting {
  const words = log.scope('ledger');
  const tokens = createWindowTokens(history, words);
  const uses = createLocalUses(history);
  let cancel: (() => void) | null = null;
  let isCaughtUp = false;
  const changed = (): void => {
    tokens.changed();
    cancel ??= clock.after(SHOWN_AFTER_MS, () => {
      cancel = null;
      retime();
    });
  };
  const added = (news: readonly TokenUse[]): void => {
    uses.changed(news.reduce((first, { at }) => Math.min(first, at), Number.POSITIVE_INFINITY));
    changed();
  };
  const ledger = createLedgerSink({ ledger: history.ledger, clock, log: words, onStored: added });
  return {
    count: tokens.count,
    sink: {
      add: (news) => {
        ledger.add(news);
        news.forEach(onUse);
      },
    },
    changed,
    added,
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
