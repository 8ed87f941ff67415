import { formatClock, formatPercent, formatPoints } from '../../electron/core/format';
import type { Locale } from '../../electron/core/format';
import { sentences } from '../../electron/core/verdict-words';
import type { Words } from '../../electron/core/i18n/words';
import type { WindowView } from '../../electron/core/snapshot-types';
import type { EvidenceLine } from './evidence';

/**
 * `this machine 44 %, elsewhere about 17 %`: how what is used divides; `null` while nobody knows, and where there is
 * nothing worth telling apart. The parts add up to the number above them.
 */
export function splitText(
  { utilization, local, stale }: WindowView,
  locale: Locale,
  words: Words,
): string | null {
  if (utilization === null || stale || local === null || !local.calibrated) return null;
  const here = Math.min(Math.round(utilization), Math.round(local.here));
  const elsewhere = Math.round(utilization) - here;
  if (elsewhere < 1) return null;
  return words.sessions.split(formatPercent(here, locale), formatPercent(elsewhere, locale));
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
