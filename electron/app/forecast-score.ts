import { scoreForecasts, type ForecastScore, type PeriodEnd } from '../core/forecast-score';
import type { History } from '../history/history';
import type { StoredPeriod } from '../history/period-store';

/** How far back forecasts are judged; as long as single readings are kept. */
const JUDGED_MS = 90 * 86_400_000;
/** Whoever read a window less long before its reset has seen how it ended. */
const SEEN_MS = 3_600_000;

/** How an account's forecasts of the last 90 days did, by the periods that were watched until their reset. */
export function scoreOf(
  history: Pick<History, 'forecasts' | 'periods' | 'paceSamples'>,
  account: string,
  now: number,
): ForecastScore {
  const span = { account, since: now - JUDGED_MS, until: now };
  const ends = history.periods(span).flatMap((period) => endOf(history, period));
  return scoreForecasts(history.forecasts.list(span), ends);
}

/** An early reset cut its period short, and nobody knows what would have come. */
function endOf(
  { paceSamples }: Pick<History, 'paceSamples'>,
  { account, window, resetsAt, ended, peak, hits }: StoredPeriod,
): readonly PeriodEnd[] {
  if (ended !== 'scheduled' || resetsAt === null || peak === null) return [];
  // Also where the limit was reached: else those that ran out would be counted more often than those that lasted.
  const last = paceSamples({ account, window, after: resetsAt - SEEN_MS, until: resetsAt - 1 }, 1);
  if (last.length === 0) return [];
  return [{ account, window, resetsAt, peak, reachedAt: hits[0]?.reachedAt ?? null }];
}
