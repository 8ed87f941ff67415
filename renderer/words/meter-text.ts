import { formatClock, formatTokens, wholePercent } from '../../electron/core/format';
import type { Locale } from '../../electron/core/format';
import type { Amount } from '../../electron/core/settings';
import type { WindowView } from '../../electron/core/snapshot-types';
import { spellDuration } from '../../electron/core/spell';
import type { TokenSums } from '../../electron/core/usage';
import { elapsedPercent, levelsOf } from './window';

const severityWords = {
  normal: '',
  warning: 'Warning. ',
  critical: 'Critical. ',
  reached: 'Limit reached. ',
};

/** A window's whole row for a screen reader: severity, percent, time passed, forecast, reset, tokens. */
export function rowInWords(window: WindowView, now: number, locale: Locale, amount: Amount = 'used'): string {
  const parts = [
    usedWords(window, now, locale, amount),
    elapsedWords(window, now),
    forecastWords(window, now, locale),
    resetWords(window, now, locale),
    window.tokens && `here ${tokenWords(window.tokens, locale)}`,
  ].filter((part) => part !== null && part !== '');
  return `${severityWords[window.severity]}${parts.join(', ')}`;
}

function usedWords(
  { utilization, estimate, stale, source, observedAt }: WindowView,
  now: number,
  locale: Locale,
  amount: Amount,
): string {
  if (utilization === null) return 'can’t tell yet';
  const used =
    estimate !== null
      ? `between ${percentWords(estimate.low)} and ${percentWords(estimate.high)} percent used`
      : amount === 'used'
        ? `${percentWords(utilization)} percent used`
        : `${percentWords(Math.max(0, 100 - utilization))} percent left`;
  const when = stale ? ` at ${formatClock(observedAt, now, locale)}` : '';
  return `${source === 'local_estimate' ? 'estimate: ' : ''}${used}${when}`;
}

function elapsedWords(window: WindowView, now: number): string | null {
  const elapsed = elapsedPercent(window, now);
  if (elapsed === null || window.utilization === null) return null;
  return `${percentWords(elapsed)} percent of the time has passed`;
}

function forecastWords(window: WindowView, now: number, locale: Locale): string | null {
  const { runsOutAt } = window.pace;
  if (window.stale || window.severity === 'reached') return null;
  if (runsOutAt !== null) return `runs out at about ${formatClock(runsOutAt, now, locale)}`;
  const projection = levelsOf(window, now)?.projection;
  if (!projection) return null;
  const [low, high] = [percentWords(projection.low), percentWords(projection.high)];
  return `${low === high ? low : `${low} to ${high}`} percent expected at the reset`;
}

function percentWords(value: number): string {
  return value > 0 && value < 1 ? 'less than 1' : `${wholePercent(value)}`;
}

/** When the window resets, in words and clock time. */
function resetWords({ phase, resetsAt }: WindowView, now: number, locale: Locale): string {
  if (phase === 'not_started') return 'starts with your next message';
  if (resetsAt === null) return 'reset time unknown';
  const clock = formatClock(resetsAt, now, locale);
  return phase === 'reset_due'
    ? `reset was due at ${clock}, checking`
    : `resets in ${spellDuration(resetsAt - now)}, at ${clock}`;
}

/** `3.1 M in · 46 k out`: all that went in, cache included, and all that came out. */
export function tokenWords(tokens: TokenSums, locale: Locale): string {
  const { input, cacheRead, cacheWrite5m, cacheWrite1h, output } = tokens;
  const read = input + cacheRead + cacheWrite5m + cacheWrite1h;
  return `${formatTokens(read, locale)} in · ${formatTokens(output, locale)} out`;
}
