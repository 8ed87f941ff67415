import { leftOf } from '../../electron/core/text/amount-words';
import { formatClock, formatTokens, wholePercent } from '../../electron/core/text/format';
import type { Locale } from '../../electron/core/text/format';
import { gap } from '../../electron/core/i18n/join';
import { wordsOf, type Words } from '../../electron/core/i18n/words';
import { prospectOf, signOf } from '../../electron/core/pace/prospect';
import type { Amount } from '../../electron/core/settings/settings';
import type { PercentRange, WindowView } from '../../electron/core/snapshot/snapshot-types';
import { spellIn } from '../../electron/core/text/spell';
import type { TokenSums } from '../../electron/core/usage/usage';
import { elapsedPercent } from './bar-levels';

type Spoken = Words['row']['spoken'];

/** A window's whole row as a sentence for a screen reader: severity, percent, time passed, forecast, reset, tokens. */
export function rowInWords(window: WindowView, now: number, locale: Locale, amount: Amount = 'used'): string {
  const words = wordsOf(locale).row;
  const { spoken } = words;
  const parts = [
    usedWords(window, now, locale, amount),
    elapsedWords(window, now, spoken),
    forecastWords(window, now, locale, amount),
    resetWords(window, now, locale),
    window.tokens && words.here(tokenWords(window.tokens, locale)),
  ].filter((part) => part !== null);
  const sign = signOf(window);
  const severity = sign === 'normal' ? '' : spoken.severity[sign];
  return `${severity}${gap(severity)}${parts.join(spoken.comma)}`;
}

function usedWords(
  { utilization, range, stale, source, observedAt }: WindowView,
  now: number,
  locale: Locale,
  amount: Amount,
): string {
  const words = wordsOf(locale).row.spoken;
  if (utilization === null) return words.cannotTell;
  const used =
    range === null
      ? words[amount](shownWords(utilization, amount, words))
      : amount === 'used'
        ? words.between(percentWords(range.low, words), percentWords(range.high, words))
        : words.betweenLeft(String(leftOf(range.high)), String(leftOf(range.low)));
  const dated = stale ? words.old(used, formatClock(observedAt, now, locale)) : used;
  return source === 'local_estimate' ? words.estimate(dated) : dated;
}

function elapsedWords(window: WindowView, now: number, words: Spoken): string | null {
  const elapsed = elapsedPercent(window, now);
  if (elapsed === null || window.utilization === null) return null;
  return words.elapsed(percentWords(elapsed, words));
}

/** The forecast in words. A value above 100 percent is a time or "over 100". */
function forecastWords(window: WindowView, now: number, locale: Locale, amount: Amount): string | null {
  const words = wordsOf(locale).row.spoken;
  const prospect = prospectOf(window);
  switch (prospect.kind) {
    case 'rough_run_out':
    case 'runs_out':
      return prospect.at === null ? words.runsOutEarly : words.runsOut(formatClock(prospect.at, now, locale));
    case 'lasts':
    case 'tight':
      return rangeWords(prospect.range, amount, words);
    case 'may_run_out':
      return `${rangeWords(prospect.range, amount, words)}${words.comma}${words.couldRunOut}`;
    case 'too_early':
      return words.tooEarly;
    case 'resting':
    case 'unknown':
    case 'unforeseen':
    case 'reached':
      return null;
  }
}

function rangeWords({ low, high }: PercentRange, amount: Amount, words: Spoken): string {
  if (amount === 'left') {
    const [least, most] = [leftOf(high), leftOf(low)].map(String) as [string, string];
    return least === most ? words.expectedLeft(most) : words.expectedLeftBetween(least, most);
  }
  if (high >= 100) return words.expectedOver(percentWords(low, words));
  const [from, to] = [percentWords(low, words), percentWords(high, words)];
  return from === to ? words.expected(from) : words.expectedBetween(from, to);
}

function shownWords(utilization: number, amount: Amount, words: Spoken): string {
  return amount === 'left' ? String(leftOf(utilization)) : percentWords(utilization, words);
}

function percentWords(value: number, words: Spoken): string {
  return value > 0 && value < 1 ? words.belowOne : `${wholePercent(value)}`;
}

/** The reset in words and as clock time. */
function resetWords({ phase, resetsAt }: WindowView, now: number, locale: Locale): string {
  const words = wordsOf(locale).row.spoken;
  if (phase === 'not_started') return words.notStarted;
  if (resetsAt === null) return words.resetUnknown;
  const clock = formatClock(resetsAt, now, locale);
  return phase === 'reset_due' ? words.due(clock) : words.resets(spellIn(resetsAt - now, locale), clock);
}

/** `3.1 M in · 46 k out`: the input tokens, cache included, and the output tokens. */
export function tokenWords(tokens: TokenSums, locale: Locale): string {
  const { input, cacheRead, cacheWrite5m, cacheWrite1h, output } = tokens;
  const read = input + cacheRead + cacheWrite5m + cacheWrite1h;
  return wordsOf(locale).row.tokens(formatTokens(read, locale), formatTokens(output, locale));
}
