import { formatClock, formatPercent, formatPoints, wholePercent } from '../../electron/core/format';
import type { Locale } from '../../electron/core/format';
import type { Split } from '../../electron/core/estimate/types';
import { sentences } from '../../electron/core/verdict-words';
import type { Words } from '../../electron/core/i18n/words';
import type { WindowView } from '../../electron/core/snapshot-types';
import type { EvidenceLine } from './evidence';

/**
 * `this machine about 44 %, elsewhere about 17 %`: how what is used divides. `null` while it is not known, and where
 * the smaller part is not larger than the error of both. The parts add up to the number above them.
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

/** Of a reading the split that is frozen with it; of an estimate its own parts. */
function splitOf({ local, source }: WindowView): Pick<Split, 'here' | 'error'> | null {
  if (local === null || !local.calibrated) return null;
  if (source !== 'local_estimate') return local.split ?? null;
  return { here: local.here, error: local.error ?? 0 };
}

/** What this machine's own count says of a window, whatever Anthropic said; nothing where it says nothing. */
export function estimateLines(
  { local, source, evidence }: WindowView,
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
  const told = words.told(formatPercent(reported, locale), formatClock(local.since, now, locale));
  return [line, { term: words.last, text: told, note: null }];
}
