import { formatClock, formatTokens, wholePercent } from '../../electron/core/format';
import type { Locale } from '../../electron/core/format';
import { gap } from '../../electron/core/i18n/join';
import { wordsOf, type Words } from '../../electron/core/i18n/words';
import type { Amount } from '../../electron/core/settings';
import type { WindowView } from '../../electron/core/snapshot-types';
import { spellIn } from '../../electron/core/spell';
import type { TokenSums } from '../../electron/core/usage';
import { elapsedPercent, levelsOf } from './window';

type Spoken = Words['row']['spoken'];

/** A window's whole row for a screen reader: severity, percent, time passed, forecast, reset, tokens. */
export function rowInWords(window: WindowView, now: number, locale: Locale, amount: Amount = 'used'): string {
  const words = wordsOf(locale).row;
  const { spoken } = words;
  const parts = [
    usedWords(window, now, locale, amount),
    elapsedWords(window, now, spoken),
    forecastWords(window, now, locale),
    resetWords(window, now, locale),
    window.tokens && words.here(tokenWords(window.tokens, locale)),
  ].filter((part) => part !== null);
  const severity = window.severity === 'normal' ? '' : spoken.severity[window.severity];
  return `${severity}${gap(severity)}${parts.join(spoken.comma)}`;
}

function usedWords(
  { utilization, estimate, stale, source, observedAt }: WindowView,
  now: number,
  locale: Locale,
  amount: Amount,
): string {
  const words = wordsOf(locale).row.spoken;
  if (utilization === null) return words.cannotTell;
  const shown = amount === 'used' ? utilization : Math.max(0, 100 - utilization);
  const used =
    estimate === null
      ? words[amount](percentWords(shown, words))
      : words.between(percentWords(estimate.low, words), percentWords(estimate.high, words));
  const dated = stale ? words.old(used, formatClock(observedAt, now, locale)) : used;
  return source === 'local_estimate' ? words.estimate(dated) : dated;
}

function elapsedWords(window: WindowView, now: number, words: Spoken): string | null {
  const elapsed = elapsedPercent(window, now);
  if (elapsed === null || window.utilization === null) return null;
  return words.elapsed(percentWords(elapsed, words));
}

function forecastWords(window: WindowView, now: number, locale: Locale): string | null {
  const words = wordsOf(locale).row.spoken;
  const { runsOutAt } = window.pace;
  if (window.stale || window.severity === 'reached') return null;
  if (runsOutAt !== null) return words.runsOut(formatClock(runsOutAt, now, locale));
  const projection = levelsOf(window, now)?.projection;
  if (!projection) return null;
  const [low, high] = [percentWords(projection.low, words), percentWords(projection.high, words)];
  return low === high ? words.expected(low) : words.expectedBetween(low, high);
}

function percentWords(value: number, words: Spoken): string {
  return value > 0 && value < 1 ? words.belowOne : `${wholePercent(value)}`;
}

/** When the window resets, in words and clock time. */
function resetWords({ phase, resetsAt }: WindowView, now: number, locale: Locale): string {
  const words = wordsOf(locale).row.spoken;
  if (phase === 'not_started') return words.notStarted;
  if (resetsAt === null) return words.resetUnknown;
  const clock = formatClock(resetsAt, now, locale);
  return phase === 'reset_due' ? words.due(clock) : words.resets(spellIn(resetsAt - now, locale), clock);
}

/** `3.1 M in · 46 k out`: all that went in, cache included, and all that came out. */
export function tokenWords(tokens: TokenSums, locale: Locale): string {
  const { input, cacheRead, cacheWrite5m, cacheWrite1h, output } = tokens;
  const read = input + cacheRead + cacheWrite5m + cacheWrite1h;
  return wordsOf(locale).row.tokens(formatTokens(read, locale), formatTokens(output, locale));
}
