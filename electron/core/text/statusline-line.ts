import { formatClock, formatPercent, type Locale } from './format';

/** One window in the JSON of Claude Code's status line. */
export interface StatuslineWindow {
  /** `5h`, `7d`. */
  readonly name: string;
  /** Percent used. */
  readonly utilization: number;
  /** Epoch ms; `null` if absent. */
  readonly resetsAt: number | null;
}

/**
 * The status line: `5h 62 % → 18:20 · 7d 40 % → Thu 09:00`. Percents are whole; a full window is written in words, and
 * a period that has ended without its percent.
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
