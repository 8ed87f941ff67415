import { formatClock } from '../../electron/core/format';
import type { Locale } from '../../electron/core/format';
import { wordsOf } from '../../electron/core/i18n/words';
import type { Snapshot } from '../../electron/core/snapshot-types';

const MINUTE = 60_000;
/** Beyond this a clock time says more than a count of minutes. */
const FAR_MS = 10 * MINUTE;

/**
 * The answer to a click on Refresh while it is shown, else when Quotide asks again: beside the Refresh button or
 * (`withRefresh` false) where there is none; empty where that is not known.
 */
export function refreshText(snapshot: Snapshot, now: number, locale: Locale, withRefresh: boolean): string {
  const { refreshing, refreshAllowedAt, refreshAnswer, nextRefreshAt, problem } = snapshot;
  const words = wordsOf(locale).page.next;
  if (refreshing) return words.asking;
  if (refreshAnswer !== null) return refreshAnswer;
  if (problem?.kind === 'rate_limited' && refreshAllowedAt !== null && now < refreshAllowedAt) {
    return words.from(formatClock(refreshAllowedAt, now, locale));
  }
  if (nextRefreshAt === null)
    return problem?.kind === 'offline' && problem.cause === 'no_network' ? words.online : '';
  const wait = nextRefreshAt - now;
  if (wait <= 0) return '';
  if (wait > FAR_MS) {
    return (withRefresh ? words.at : words.looksAt)(formatClock(nextRefreshAt, now, locale));
  }
  return (withRefresh ? words.in : words.looksIn)(Math.ceil(wait / MINUTE));
}
