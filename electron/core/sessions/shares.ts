import { allTokens } from '../reports/activity-report';
import type { CountedUse } from '../tokens/tokens';

/** A period of the 5-hour window or of the week, and its highest percent. */
export interface PeriodPeak {
  /** Epoch ms; `until` excluded. */
  readonly from: number;
  readonly until: number;
  /** Percent; `null` if unknown. */
  readonly peak: number | null;
}

/** Counts the shares of windows by session. */
export interface Shares {
  readonly add: (use: CountedUse) => void;
  /** Percent of one window by session, at most the window's own; sessions without a known window are left out. */
  readonly bySession: () => ReadonlyMap<string, number>;
}

/**
 * The part of a window that each session used: its part of this machine's tokens in the window, times the window's
 * percent. A session over several windows gets its largest part of one of them, since a sum over windows is no percent.
 * Responses that the plan does not pay for do not count. The use of other machines counts as this machine's, since
 * the percent includes both.
 */
export function sharesOf(periods: readonly PeriodPeak[]): Shares {
  const periodSums = periods
    .filter(({ peak }) => peak !== null)
    .map(({ from, until, peak }) => ({
      from,
      until,
      peak: peak ?? 0,
      all: 0,
      sessions: new Map<string, number>(),
    }))
    .sort((a, b) => a.from - b.from);
  return {
    add: ({ at, sessionId, tokens, onPlan }) => {
      if (!onPlan) return;
      const period = periodSums.findLast(({ from }) => from <= at);
      if (period === undefined || at >= period.until) return;
      const sum = allTokens(tokens);
      period.all += sum;
      if (sessionId !== null) period.sessions.set(sessionId, (period.sessions.get(sessionId) ?? 0) + sum);
    },
    bySession: () => {
      const shares = new Map<string, number>();
      for (const { all, peak, sessions } of periodSums)
        for (const [id, own] of sessions)
          shares.set(id, Math.max(shares.get(id) ?? 0, all === 0 ? 0 : (own / all) * peak));
      return shares;
    },
  };
}
