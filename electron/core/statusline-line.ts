import { formatClock, formatPercent, type Locale } from './format';

/** One window as Claude Code's status line JSON names it. */
export interface StatuslineWindow {
  /** `5h`, `7d`. */
  readonly name: string;
  /** Percent used. */
  readonly utilization: number;
  /** Epoch ms; `null` where it was not said. */
  readonly resetsAt: number | null;
}

/**
 * The line that Claude Code shows: `5h 62 % → 18:20 · 7d 40 % → Thu 09:00`. Whole percents as everywhere else, a full
 * window in words, and no percent of a period that has ended.
 */
export function statuslineText(windows: readonly StatuslineWindow[], now: number, locale: Locale): string {
  return windows.flatMap((window) => partOf(window, now, locale)).join(' · ');
}

function partOf(
  { name, utilization, resetsAt }: StatuslineWindow,
  now: number,
  locale: Locale,
): readonly string[] {
  if (resetsAt !== null && resetsAt <= now) return [];
  const used = utilization >= 100 ? 'limit reached' : formatPercent(utilization, locale);
  return [resetsAt === null ? `${name} ${used}` : `${name} ${used} → ${formatClock(resetsAt, now, locale)}`];
}
