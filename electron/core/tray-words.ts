import { spentOf } from './extra-words';
import { formatClock, formatCountdown, formatPercent, wholePercent, type Locale } from './format';
import { wordsOf } from './i18n/words';
import type { Amount } from './settings';
import type { AccountSummary, Snapshot, WindowView } from './snapshot-types';
import type { Severity, SourceId } from './usage';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How numbers and times are written. */
export interface Wording {
  readonly locale: Locale;
  readonly amount: Amount;
}

const sourceWords: Readonly<Record<SourceId, string>> = {
  official_api: 'From Anthropic',
  response_headers: 'From response headers',
  statusline: 'From the status line',
  local_estimate: 'Estimated on this machine',
};

const severityWords: Readonly<Record<Severity, string>> = {
  normal: '',
  warning: ', warning',
  critical: ', critical',
  reached: ', limit reached',
};

/** The percent as the user wants it: used, or what is left of the whole percents. */
export function percentOf(used: number, amount: Amount, locale: Locale): string {
  return formatPercent(amount === 'left' ? Math.max(0, 100 - wholePercent(used)) : used, locale);
}

/** `42 %`, `58 % left`, `83 %, warning`; `null` while there is no number. */
export function usedPart(
  { utilization, severity, phase }: WindowView,
  { locale, amount }: Wording,
): string | null {
  if (phase === 'reset_due') return null;
  if (utilization === null) return severity === 'reached' ? 'limit reached' : null;
  const left = amount === 'left' ? ' left' : '';
  return `${percentOf(utilization, amount, locale)}${left}${severityWords[severity]}`;
}

/** What there is to say instead of a number. */
export function insteadOfUsed({ phase, resetsAt }: WindowView, now: number, locale: Locale): string {
  if (phase === 'not_started') return 'starts with your next message';
  if (phase !== 'reset_due') return 'can’t tell yet';
  return resetsAt === null
    ? 'reset was due, checking'
    : `reset was due ${formatClock(resetsAt, now, locale)}, checking`;
}

/**
 * How long until a reset, so coarse that a line changes at most every five minutes (every minute in the last
 * ten): a menu is laid out anew at each change, which on Linux happens under the user's pointer.
 */
export function coarseCountdown(ms: number): string {
  const step = ms >= DAY ? HOUR : ms >= 10 * MINUTE ? 5 * MINUTE : MINUTE;
  const about = step === 5 * MINUTE ? 'about ' : '';
  return `${about}${formatCountdown(Math.floor(ms / step) * step)}`;
}

/** `5-hour: 42 % · resets 15:00, in about 2 h 10 m`: absolute first. */
export function windowLine(window: WindowView, now: number, wording: Wording): string {
  const { locale } = wording;
  const used = usedPart(window, wording);
  if (used === null) return `${window.label}: ${insteadOfUsed(window, now, locale)}`;
  if (window.resetsAt === null) return `${window.label}: ${used}`;
  const clock = formatClock(window.resetsAt, now, locale);
  return `${window.label}: ${used} · resets ${clock}, in ${coarseCountdown(window.resetsAt - now)}`;
}

/** `Extra usage: $47.52 of $140.00`; `null` where there is none, or its user switched it off. */
export function extraLine({ extraUsage }: Snapshot, locale: Locale): string | null {
  if (extraUsage === null || extraUsage.userDisabled) return null;
  if (!extraUsage.enabled) return 'Extra usage: off';
  return `Extra usage: ${spentOf(extraUsage, locale) ?? 'on'}`;
}

/**
 * Where the numbers come from and when, by the clock: an age would change every second. `null` before the
 * first data.
 */
export function sourceLine(snapshot: Snapshot, locale: Locale): string | null {
  const { source, observedAt, takenAt, stale, demo } = snapshot;
  if (source === null || observedAt === null) return demo ? 'Demo' : null;
  const clock = formatClock(observedAt, takenAt, locale);
  const words = `${sourceWords[source]}, ${stale ? `as of ${clock} (old)` : clock}`;
  return demo ? `Demo · ${words}` : words;
}

/** `Alert: 5-hour limit reached`: one that the system did not show; `null` when there is none. */
export function undeliveredLine({ alerts }: Snapshot, locale: Locale): string | null {
  return alerts.undelivered && wordsOf(locale).alerts.inTray(alerts.undelivered.title);
}

/** `~/.claude-work: 83 %, warning`: its tightest window. */
export function accountLine(account: AccountSummary, { locale, amount }: Wording): string {
  const { dirLabel, name, utilization, severity, stale } = account;
  const words = utilization === null ? 'can’t tell yet' : percentOf(utilization, amount, locale);
  const left = utilization !== null && amount === 'left' ? ' left' : '';
  return `${name ?? dirLabel}: ${words}${left}${severityWords[severity]}${stale ? ' (old)' : ''}`;
}
