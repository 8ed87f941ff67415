import { percentOf, rangeOf } from '../text/amount-words';
import { coverOf } from '../snapshot/cover';
import { payerLabel, payerOf, spentOrPercent } from '../text/extra-words';
import { formatClock, formatCountdown, formatMoney, type Locale } from '../text/format';
import { wordsOf } from '../i18n/words';
import { limitModeText } from '../limit-mode/mode-words';
import { isLimit, isReached, signOf } from '../pace/prospect';
import type { Amount } from '../settings/settings';
import type { AccountSummary, ShownSnapshot, WindowView } from '../snapshot/snapshot-types';
import { windowName } from '../text/window-words';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The formats of numbers and times. */
export interface Wording {
  readonly locale: Locale;
  readonly amount: Amount;
}

/** `42 %`, `58 % left`, `83 %, warning`, `~42 % (38–47 %)`; `null` without a number. */
export function usedPart(window: WindowView, { locale, amount }: Wording, short = false): string | null {
  const { utilization, phase, source, range } = window;
  const severity = signOf(window);
  if (phase === 'reset_due') return null;
  const words = wordsOf(locale).tray;
  if (utilization === null) return severity === 'reached' ? words.reached : null;
  const percent = percentOf(utilization, amount, locale);
  if (source !== 'local_estimate') return words[amount][severity](percent);
  const about = words[amount][severity](words.about(percent));
  return range === null || short ? about : words.within(about, rangeOf(range, amount, locale));
}

/** The text in place of a number. */
export function insteadOfUsed({ phase, resetsAt }: WindowView, now: number, locale: Locale): string {
  const words = wordsOf(locale).tray;
  if (phase === 'not_started') return words.notStarted;
  if (phase !== 'reset_due') return words.cannotTell;
  return resetsAt === null ? words.due : words.dueAt(formatClock(resetsAt, now, locale));
}

/** A window's line, absolute time first: `5-hour: 42 % · resets 15:00, in about 2 h 10 min`. */
export function windowLine(window: WindowView, now: number, wording: Wording): string {
  const { locale } = wording;
  const words = wordsOf(locale);
  const { line } = words.tray;
  const name = windowName(window, words);
  const used = usedPart(window, wording);
  if (used === null) return line.plain(name, insteadOfUsed(window, now, locale));
  if (window.resetsAt === null) return line.plain(name, used);
  const { ms, about } = coarse(window.resetsAt - now);
  const clock = formatClock(window.resetsAt, now, locale);
  return (about ? line.about : line.soon)(name, used, clock, formatCountdown(ms, locale));
}

/**
 * The time until a reset, rounded so that a line changes at most every five minutes (every minute in the last ten): a
 * menu is laid out again at each change, on Linux while the user's pointer is in it.
 */
function coarse(ms: number): { readonly ms: number; readonly about: boolean } {
  const step = ms >= DAY ? HOUR : ms >= 10 * MINUTE ? 5 * MINUTE : MINUTE;
  return { ms: Math.floor(ms / step) * step, about: step === 5 * MINUTE };
}

/**
 * `Extra usage: $47.52 of $140.00`, or that it pays while a limit is reached; `null` without any, or if the user
 * switched it off.
 */
export function extraLine(snapshot: ShownSnapshot, locale: Locale): string | null {
  const { extraUsage, windows } = snapshot;
  const covers = coversLine(snapshot, locale);
  if (covers !== null) return covers;
  if (extraUsage === null || extraUsage.userDisabled) return null;
  const { money, tray } = wordsOf(locale);
  // A plan without windows has nothing beside this spend, as in the popover.
  const label = windows.length === 0 ? money.spend : payerLabel(extraUsage, money);
  if (!extraUsage.enabled) return tray.extra.off(label);
  if (extraUsage.state?.isPaused === true) return tray.extra.paused(label);
  const spent = spentOrPercent(extraUsage, locale);
  return spent === null ? tray.extra.on(label) : tray.extra.spent(label, spent);
}

/** `Extra usage covers this: $92.48 left`; `null` unless a limit is reached and extra usage pays. */
export function coversLine({ windows, extraUsage, limitMode }: ShownSnapshot, locale: Locale): string | null {
  const cover = coverOf(extraUsage, limitMode ?? null);
  if (cover.kind !== 'extra' || !windows.some((window) => isLimit(window) && isReached(window))) return null;
  const { money, tray } = wordsOf(locale);
  const start = payerOf(extraUsage, money);
  return cover.left === null
    ? tray.extra.covers(start)
    : tray.extra.coversLeft(start, formatMoney(cover.left, locale));
}

/** How Claude continues at a limit; `null` in the normal mode. */
export function goesOnLine({ limitMode, takenAt }: ShownSnapshot, locale: Locale): string | null {
  return limitModeText(limitMode ?? null, takenAt, locale);
}

/**
 * The source of the numbers and their clock time, since an age would change every second. `null` before the first data.
 */
export function sourceLine(snapshot: ShownSnapshot, locale: Locale): string | null {
  const { source, observedAt, takenAt, stale, demo } = snapshot;
  const words = wordsOf(locale).tray;
  if (source === null || observedAt === null) return demo ? words.demo : null;
  if (source === 'local_estimate') return estimateLine(snapshot, locale);
  const clock = formatClock(observedAt, takenAt, locale);
  const line = (stale ? words.readOld : words.read)(words.source[source], clock);
  return demo ? words.demoLine(line) : line;
}

/** The clock time since which there are only estimates; it changes as rarely as a reading. */
function estimateLine({ windows, takenAt, demo }: ShownSnapshot, locale: Locale): string {
  const words = wordsOf(locale).tray;
  const estimatedSince = windows.flatMap(({ source, localEstimate }) =>
    source === 'local_estimate' && localEstimate?.basis === 'official' ? (localEstimate.since ?? []) : [],
  );
  const name = words.source.local_estimate;
  const line =
    estimatedSince.length === 0
      ? name
      : words.since(name, formatClock(Math.max(...estimatedSince), takenAt, locale));
  return demo ? words.demoLine(line) : line;
}

/** The popover's sentence while there is no window and no problem, such as on the first request; otherwise `null`. */
export function verdictLine({ windows, problem, verdict }: ShownSnapshot): string | null {
  return windows.length > 0 || problem !== null ? null : verdict.claim;
}

/** `Alert: 5-hour limit reached`: the last alert that the system did not show; `null` without one. */
export function undeliveredLine({ undelivered }: ShownSnapshot, locale: Locale): string | null {
  return undelivered.last && wordsOf(locale).alerts.inTray(undelivered.last.title);
}

/** An account with its tightest window: `~/.claude-work: 83 %, warning`. */
export function accountLine(account: AccountSummary, { locale, amount }: Wording): string {
  const { dirLabel, name, utilization, severity, stale, source } = account;
  const words = wordsOf(locale).tray;
  const used =
    utilization === null
      ? severity === 'reached'
        ? words.reached
        : words.cannotTell
      : words[amount][severity](
          (source === 'local_estimate' ? words.about : asIs)(percentOf(utilization, amount, locale)),
        );
  return (stale ? words.line.old : words.line.plain)(name ?? dirLabel, used);
}

function asIs(text: string): string {
  return text;
}
