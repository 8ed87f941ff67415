import { formatClock } from '../../electron/core/text/format';
import type { Locale } from '../../electron/core/text/format';
import { wordsOf } from '../../electron/core/i18n/words';
import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';

const MINUTE = 60_000;
/** The longest wait (ms) that is written in minutes; a longer one is written as a clock time. */
const FAR_MS = 10 * MINUTE;

/**
 * The text beside the Refresh button, or without a button if `withRefresh` is false: the answer to a click while it is
 * shown, else the time of the next request; empty where that is unknown.
 */
export function refreshText(
  snapshot: ShownSnapshot,
  now: number,
  locale: Locale,
  withRefresh: boolean,
): string {
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
