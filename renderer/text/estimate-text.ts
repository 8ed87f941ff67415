import { formatClock, formatPercent, formatPoints, wholePercent } from '../../electron/core/text/format';
import type { Locale } from '../../electron/core/text/format';
import type { Split } from '../../electron/core/estimate/estimate-types';
import { sentences } from '../../electron/core/verdict/verdict-words';
import type { Words } from '../../electron/core/i18n/words';
import type { WindowView } from '../../electron/core/snapshot/snapshot-types';
import type { EvidenceLine } from './evidence';

/**
 * `this machine about 44 %, elsewhere about 17 %`: the parts of a window's use, which add up to the shown percent.
 * `null` while the split is unknown, or where the smaller part is not larger than the error.
 */
export function splitText(window: WindowView, locale: Locale, words: Words): string | null {
  const { utilization, stale } = window;
  const split = splitOf(window);
  if (utilization === null || stale || split === null) return null;
  const whole = wholePercent(utilization);
  const here = Math.min(whole, Math.round(split.here));
  const elsewhere = whole - here;
  const smaller = Math.min(here, elsewhere);
  if (smaller < 1 || split.error > smaller) return null;
  return words.sessions.split(formatPercent(here, locale), formatPercent(elsewhere, locale));
}

/** The split of a window: for a reading the one at that moment, for an estimate its own parts. */
function splitOf({ localEstimate: local, source }: WindowView): Pick<Split, 'here' | 'error'> | null {
  if (local === null || !local.calibrated) return null;
  if (source !== 'local_estimate') return local.split ?? null;
  return { here: local.here, error: local.error ?? 0 };
}

/** The lines of evidence about this machine's own estimate of a window; none without one. */
export function estimateLines(
  { localEstimate: local, source, evidence }: WindowView,
  now: number,
  locale: Locale,
  words: Words['estimate']['why'],
): readonly EvidenceLine[] {
  if (local === null) return [];
  const [percent, low, high] = [local.utilization, local.low, local.high].map((each) =>
    formatPercent(each, locale),
  ) as [string, string, string];
  const how = local.basis === 'guess' ? words.guessed : local.calibrated ? words.learned : words.budget;
  const off = local.off === null ? null : words.lastOff(formatPoints(local.off, locale));
  const text = low === high ? percent : words.text(percent, low, high);
  const line = { term: words.term, text, note: sentences(how, off) };
  const { reported } = evidence;
  if (source !== 'local_estimate' || reported === null || local.since === null) return [line];
  const lastReading = words.told(formatPercent(reported, locale), formatClock(local.since, now, locale));
  return [line, { term: words.last, text: lastReading, note: null }];
}
