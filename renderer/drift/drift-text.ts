import type { DriftReport } from '../../electron/core/drift/drift-report';
import type { RateChange } from '../../electron/core/drift/rate-change';
import type { Words } from '../../electron/core/i18n/words';
import { formatNumber, formatPercent, type Locale } from '../../electron/core/text/format';
import { dayIn } from '../text/when';

/** A change of one window. */
export interface WindowChange {
  readonly window: string;
  readonly change: RateChange;
}

/** All changes, the newest first. */
export function changesOf({ windows }: DriftReport): readonly WindowChange[] {
  return windows
    .flatMap(({ window, changes }) => changes.map((change) => ({ window, change })))
    .toSorted((a, b) => b.change.at - a.change.at);
}

/** The days in which a change could have been seen; 0 if there is too little to see one. */
export function watchedDays({ windows }: DriftReport, now: number): number {
  const since = windows.flatMap((window) => (window.isEnough && window.since !== null ? [window.since] : []));
  return since.length === 0 ? 0 : Math.round((now - Math.min(...since)) / 86_400_000);
}

/** `Since 12 Nov one percent of the 7-day window buys 14 to 22 % fewer tokens`. */
export function changeSentence(
  { change, window }: WindowChange,
  nounOf: (window: string) => string,
  locale: Locale,
  words: Words['drift'],
): string {
  const { family, at, low, high, middle } = change;
  const [least, most] = [Math.abs(low), Math.abs(high)].toSorted((a, b) => a - b).map((part) => 100 * part);
  const range = words.range(
    formatNumber(least ?? 0, locale, { maximumFractionDigits: 0 }),
    formatPercent(most ?? 0, locale),
  );
  const since = dayIn(at, locale, { day: 'numeric', month: 'short' });
  const model =
    family === null || family === 'other' ? '' : `${family.charAt(0).toUpperCase()}${family.slice(1)}`;
  return (middle < 0 ? words.fewer : words.more)(since, nounOf(window), range, model);
}
