import { formatClock, formatPercent, type Locale } from '../text/format';
import { join } from '../i18n/join';
import { wordsOf } from '../i18n/words';
import type { LimitModeView } from './limit-mode';

/**
 * How Claude goes on at a limit, for every surface: `Claude goes on at lower priority. 40 % of the allowance is left
 * until 18:00.` `null` in the normal mode.
 */
export function limitModeText(view: LimitModeView | null, now: number, locale: Locale): string | null {
  const words = wordsOf(locale).limitMode;
  if (view === null || view.mode === 'normal') return null;
  if (view.mode === 'grace') return join(words.grace, view.paidBy === 'credits' ? words.gracePaid : null);
  return join(view.isWaiting ? words.waiting : words.lowPriority, allowanceText(view, now, locale));
}

function allowanceText({ allowance }: LimitModeView, now: number, locale: Locale): string | null {
  if (allowance === null) return null;
  const words = wordsOf(locale).limitMode;
  const left = formatPercent(allowance.left, locale);
  if (allowance.resetsAt === null) return words.allowance(left);
  return words.allowanceUntil(left, formatClock(allowance.resetsAt, now, locale));
}

/** The cost of going on at a limit, as a sentence; `null` without a known cost. */
export function limitModeCost(view: LimitModeView | null, locale: Locale): string | null {
  return view?.mode === 'low_priority' ? wordsOf(locale).limitMode.counts : null;
}

/** A hint while a limit holds Claude back: a spent allowance, or an offer; `null` without either. */
export function limitModeHint(view: LimitModeView | null, now: number, locale: Locale): string | null {
  if (view === null || view.mode !== 'normal') return null;
  const words = wordsOf(locale).limitMode;
  if (view.isUncertain) return words.unsure;
  if (!view.isAllowanceUsedUp) return view.isOffered ? words.offered : null;
  const resetsAt = view.allowance?.resetsAt ?? null;
  return resetsAt === null ? words.usedUp : words.usedUpUntil(formatClock(resetsAt, now, locale));
}

/** How Claude goes on, in two or three words for Claude Code's status line; `null` in the normal mode. */
export function limitModeShort(view: LimitModeView | null, locale: Locale): string | null {
  if (view === null || view.mode === 'normal') return null;
  const words = wordsOf(locale).limitMode;
  const { mode, allowance } = view;
  if (mode === 'grace' || allowance === null) return words.short[mode];
  return words.shortLeft(formatPercent(allowance.left, locale));
}
