import type { WindowView } from './snapshot-types';
import type { Severity } from './usage';
import { windowLengthMs } from './windows';

const severityRank: Readonly<Record<Severity, number>> = { normal: 0, warning: 3, critical: 6, reached: 9 };

/**
 * How pressing a window is: severity first, then whether it surely (2) or maybe (1) runs out before its
 * reset. 0 is fine; nothing is pressing about a window that is past its reset.
 */
export function pressureOf({ phase, severity, pace }: WindowView): number {
  if (phase === 'reset_due') return 0;
  const mayRunOut = pace.atReset !== null && pace.atReset.mid >= 100;
  return severityRank[severity] + (pace.verdict === 'runs_out' ? 2 : mayRunOut ? 1 : 0);
}

/** Full, or refused by Claude, and its reset still ahead. */
export function isReached({ phase, severity }: WindowView): boolean {
  return severity === 'reached' && phase !== 'reset_due';
}

/**
 * The window that limits its user most: the most pressing one, then the one that runs out first, then the
 * fullest. Allowances without a known length (a one-time credit that is spent for good) stop nobody, so they
 * come in only when there is nothing else. `null` when no window has anything to say.
 */
export function tightestWindow(windows: readonly WindowView[]): WindowView | null {
  const known = windows.filter((window) => window.utilization !== null || pressureOf(window) > 0);
  const limits = known.filter((window) => windowLengthMs(window.id) !== null);
  return [...(limits.length > 0 ? limits : known)].sort(byUrgency)[0] ?? null;
}

function byUrgency(a: WindowView, b: WindowView): number {
  return (
    pressureOf(b) - pressureOf(a) ||
    Number(a.stale) - Number(b.stale) ||
    compare(a.pace.runsOutAt ?? Infinity, b.pace.runsOutAt ?? Infinity) ||
    compare(b.utilization ?? 0, a.utilization ?? 0)
  );
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
