import { formatClock } from '../../electron/core/format';
import type { Locale } from '../../electron/core/format';
import type { Snapshot } from '../../electron/core/snapshot-types';

const MINUTE = 60_000;
/** Beyond this a clock time says more than a count of minutes. */
const FAR_MS = 10 * MINUTE;

/** When Quotide asks again, beside the Refresh button; empty when nobody can say. */
export function nextWords(snapshot: Snapshot, now: number, locale: Locale, verb: string): string {
  const { refreshing, refreshAllowedAt, nextRefreshAt, problem } = snapshot;
  if (refreshing) return 'asking Anthropic';
  if (problem?.kind === 'rate_limited' && refreshAllowedAt !== null && now < refreshAllowedAt) {
    return `from ${formatClock(refreshAllowedAt, now, locale)}`;
  }
  if (nextRefreshAt === null) return problem?.kind === 'offline' ? 'when back online' : '';
  const wait = nextRefreshAt - now;
  if (wait <= 0) return '';
  return wait > FAR_MS
    ? `${verb} at ${formatClock(nextRefreshAt, now, locale)}`
    : `${verb} in ${Math.ceil(wait / MINUTE)} min`;
}
