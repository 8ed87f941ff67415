import type { Severity } from './usage';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long a window lasts in ms; `null` for allowances of unknown length. */
export function windowLengthMs(id: string): number | null {
  if (id === 'five_hour') return 5 * HOUR;
  return isWeekly(id) ? 7 * 24 * HOUR : null;
}

/** Whether a window lasts a week: the window of all models, or that of one model. */
export function isWeekly(id: string): boolean {
  return id === 'seven_day' || id.startsWith('seven_day_');
}

/**
 * The name of a window in the data and in `status --json`, in English in every language: `5-hour`, `7-day`,
 * `7-day Fable`; `Other allowance` for codenames. `windowName` gives the name on screen.
 */
export function windowLabel(id: string, scopeName?: string): string {
  if (id === 'five_hour') return '5-hour';
  if (id === 'seven_day') return '7-day';
  if (!isWeekly(id)) return scopeName ?? 'Other allowance';
  const name = scopeName ?? id.slice('seven_day_'.length).replaceAll('_', ' ');
  return `7-day ${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** The order on screen and in `status --json`: five_hour, seven_day, scoped by name, then the rest. */
export function compareWindows(a: { readonly id: string }, b: { readonly id: string }): number {
  return rank(a.id) - rank(b.id) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function rank(id: string): number {
  if (id === 'five_hour') return 0;
  if (id === 'seven_day') return 1;
  return isWeekly(id) ? 2 : 3;
}

/**
 * The canonical reset in epoch ms, rounded to the nearest minute: the true instant is a whole minute, and Anthropic's
 * answers jitter up to 1.9 s around it. https://github.com/tombii/better-ccflare/pull/381
 */
export function canonicalReset(epochMs: number): number {
  return Math.round(epochMs / MINUTE) * MINUTE;
}

const order: readonly Severity[] = ['normal', 'warning', 'critical', 'reached'];

/** The more serious of two severities. */
export function worseSeverity(a: Severity, b: Severity): Severity {
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}

/** The severity of a utilization: ≥ 80 warning, ≥ 95 critical, ≥ 100 reached; at least the source's (`floor`). */
export function severityOf(utilization: number | null, floor: Severity): Severity {
  if (utilization === null) return floor;
  const own =
    utilization >= 100
      ? 'reached'
      : utilization >= 95
        ? 'critical'
        : utilization >= 80
          ? 'warning'
          : 'normal';
  return worseSeverity(own, floor);
}
