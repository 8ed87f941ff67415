import { allTokens } from '../reports/activity-report';
import type { CountedUse } from '../tokens/tokens';

/** A period of the 5-hour window, or of the week, and the most of it that was used. */
export interface PeriodPeak {
  /** Epoch ms; `until` excluded. */
  readonly from: number;
  readonly until: number;
  /** Percent; `null` when nobody said. */
  readonly peak: number | null;
}

export interface Shares {
  readonly add: (use: CountedUse) => void;
  /** Percent of one window by session, never above what was used of it; those whose windows nobody knows are not in it. */
  readonly bySession: () => ReadonlyMap<string, number>;
}

/**
 * What part of a window each session used: its part of this machine's tokens in the window times what was used of
 * it. A session that went on through several windows has its largest part of any one of them: their sum would be no
 * percent of anything. What the plan does not pay for used none of it. Other machines' use counts as this one's, since the
 * percent does not say where it was used.
 */
export function sharesOf(periods: readonly PeriodPeak[]): Shares {
  const known = periods
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
      const period = known.findLast(({ from }) => from <= at);
      if (period === undefined || at >= period.until) return;
      const sum = allTokens(tokens);
      period.all += sum;
      if (sessionId !== null) period.sessions.set(sessionId, (period.sessions.get(sessionId) ?? 0) + sum);
    },
    bySession: () => {
      const shares = new Map<string, number>();
      for (const { all, peak, sessions } of known)
        for (const [id, own] of sessions)
          shares.set(id, Math.max(shares.get(id) ?? 0, all === 0 ? 0 : (own / all) * peak));
      return shares;
    },
  };
}
