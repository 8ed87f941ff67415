import { scoreForecasts, type ForecastScore, type PeriodEnd } from '../../core/pace/forecast-score';
import type { History } from '../../history/history';
import type { StoredPeriod } from '../../history/readings/period-store';

/** Forecasts of the last 90 days are judged, in ms: as long as single readings are stored. */
const JUDGED_MS = 90 * 86_400_000;
/** A period counts as watched to its end if its last reading is at most this old at the reset, in ms. */
const WATCHED_MS = 3_600_000;

/** Compares an account's forecasts of the last 90 days with the periods that were watched until their reset. */
export function scoreOf(
  history: Pick<History, 'forecasts' | 'periods' | 'paceSamples'>,
  account: string,
  now: number,
): ForecastScore {
  const span = { account, since: now - JUDGED_MS, until: now };
  const ends = history.periods(span).flatMap((period) => endOf(history, period));
  return scoreForecasts(history.forecasts.list(span), ends);
}

/** The end of a period that ran its full length: after an early reset it is unknown how it would have ended. */
function endOf(
  { paceSamples }: Pick<History, 'paceSamples'>,
  { account, window, resetsAt, ended, peak, hits }: StoredPeriod,
): readonly PeriodEnd[] {
  if (ended !== 'scheduled' || resetsAt === null || peak === null) return [];
  // Also for a period that reached its limit: else periods that ran out would count more often than others.
  const last = paceSamples({ account, window, after: resetsAt - WATCHED_MS, until: resetsAt - 1 }, 1);
  if (last.length === 0) return [];
  return [{ account, window, resetsAt, peak, reachedAt: hits[0]?.reachedAt ?? null }];
}
