import { isLimit, prospectOf, type Prospect } from '../pace/prospect';
import type { WindowView } from './snapshot-types';
import { compareWindows } from '../usage/windows';
import type { Severity } from '../usage/usage';

const severityRank: Readonly<Record<Severity, number>> = { normal: 0, warning: 4, critical: 8, reached: 12 };

/** Added to the rank of the severity. A tight window, or one with too early a forecast, does not press. */
const prospectRank: Readonly<Partial<Record<Prospect['kind'], number>>> = {
  runs_out: 3,
  rough_run_out: 2,
  may_run_out: 1,
};

/**
 * How pressing a window is: by severity first, then by whether it surely, roughly or maybe runs out before its reset. 0
 * is fine, as is every window past its reset.
 */
export function pressureOf(window: WindowView): number {
  if (window.phase === 'reset_due') return 0;
  return severityRank[window.severity] + (prospectRank[prospectOf(window).kind] ?? 0);
}

/**
 * The window that limits its user most: the most pressing one, then the one that runs out first, then the fullest.
 * Allowances without a known length (a one-time credit) stop no user, so they count only if there is no other window.
 * `null` if no window has a number.
 */
export function tightestWindow(windows: readonly WindowView[]): WindowView | null {
  const known = windows.filter(isKnown);
  return limitsOf(known).toSorted(byUrgency)[0] ?? null;
}

/** The windows that limit their user most, tightest first; those without a number come last. */
export function tightestWindows(windows: readonly WindowView[], count: number): readonly WindowView[] {
  const unknown = (window: WindowView) => Number(!isKnown(window));
  return limitsOf(windows)
    .toSorted((a, b) => unknown(a) - unknown(b) || byUrgency(a, b))
    .slice(0, count);
}

/** The two tightest windows, in the order of the screen: for surfaces with room for two. */
export function tightestPair(windows: readonly WindowView[]): readonly WindowView[] {
  return tightestWindows(windows, 2).toSorted(compareWindows);
}

function isKnown(window: WindowView): boolean {
  return window.utilization !== null || pressureOf(window) > 0;
}

function limitsOf(windows: readonly WindowView[]): readonly WindowView[] {
  const limits = windows.filter(isLimit);
  return limits.length > 0 ? limits : windows;
}

function byUrgency(a: WindowView, b: WindowView): number {
  return (
    pressureOf(b) - pressureOf(a) ||
    Number(a.stale) - Number(b.stale) ||
    compare(runsOutAt(a), runsOutAt(b)) ||
    compare(b.utilization ?? 0, a.utilization ?? 0)
  );
}

function runsOutAt({ pace }: WindowView): number {
  return pace.runsOutAt ?? pace.fullAt?.middle ?? Infinity;
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
