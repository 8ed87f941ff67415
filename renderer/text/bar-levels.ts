import { unknownPace } from '../../electron/core/pace/pace';
import { prospectOf, signOf } from '../../electron/core/pace/prospect';
import type { Amount } from '../../electron/core/settings/settings';
import type { WindowView } from '../../electron/core/snapshot/snapshot-types';
import type { Severity } from '../../electron/core/usage/usage';

const nothing = { tokens: null, pace: unknownPace, reachedAt: null, range: null } as const;

/**
 * The window at `now`. Its reset can pass while the page waits for a newer snapshot: then its use is unknown, since
 * the old value ended with the period.
 */
export function windowAt(window: WindowView, now: number): WindowView {
  if (window.phase !== 'running' || window.resetsAt === null || now < window.resetsAt) return window;
  return { ...window, phase: 'reset_due', utilization: null, severity: 'normal', ...nothing };
}

/** The share of the window's time that has passed, 0–100; `null` when its start or end is unknown. */
export function elapsedPercent(window: WindowView, now: number): number | null {
  const { startedAt, resetsAt } = window;
  if (startedAt === null || resetsAt === null || resetsAt <= startedAt) return null;
  return clampPercent(((now - startedAt) / (resetsAt - startedAt)) * 100);
}

/** The levels of a bar, in percents 0–100; `null` where nothing is drawn. */
export interface BarLevels {
  /** Whether the bar shows the used or the remaining part. */
  readonly amount: Amount;
  /** The end of the solid part. */
  readonly used: number;
  /** The bar's value now, for screen readers. */
  readonly value: number;
  /** The share of the window's time that has passed, or that remains. */
  readonly elapsed: number | null;
  /** Stripes end at `low`, the middle of the forecast; a whisker ends at `high`. 100 means that it runs out. */
  readonly projection: { readonly low: number; readonly high: number } | null;
  /** The lowest remaining part that the forecast allows, as a whisker within the solid part; `null` without one. */
  readonly least: number | null;
  readonly severity: Severity;
  readonly stale: boolean;
  /** Whether the value is an estimate: solid to its low end, striped to its high end. */
  readonly estimate: boolean;
}

/** The levels of a window's bar; `null` when its utilization is unknown. */
export function levelsOf(window: WindowView, now: number, amount: Amount = 'used'): BarLevels | null {
  const { utilization, stale, range } = window;
  if (utilization === null) return null;
  const elapsed = elapsedPercent(window, now);
  const common = {
    amount,
    elapsed: elapsed === null || amount === 'used' ? elapsed : 100 - elapsed,
    severity: signOf(window),
    stale,
  };
  if (range !== null) return { ...common, ...estimateLevels(range, amount), estimate: true };
  const used = clampPercent(utilization);
  const ends = endsOf(window, used);
  const levels = amount === 'used' ? usedLevels(used, ends) : leftLevels(100 - used, ends);
  return { ...common, ...levels, estimate: false };
}

type Levels = Pick<BarLevels, 'used' | 'value' | 'projection' | 'least'>;
type Ends = { readonly mid: number; readonly high: number } | null;

/** The middle and the high end of the forecast; `null` without a forecast to draw. */
function endsOf(window: WindowView, used: number): Ends {
  const { atReset } = window.pace;
  const { kind } = prospectOf(window);
  const isDrawn = kind !== 'too_early' && kind !== 'reached' && kind !== 'unforeseen';
  if (atReset === null || !isDrawn || used >= 100) return null;
  const mid = Math.max(used, clampPercent(atReset.mid));
  return { mid, high: Math.max(mid, clampPercent(atReset.high)) };
}

function usedLevels(used: number, ends: Ends): Levels {
  return { used, value: used, projection: ends && { low: ends.mid, high: ends.high }, least: null };
}

/** The levels of a remaining part: solid up to the rest at the reset, striped for the use until then. */
function leftLevels(left: number, ends: Ends): Levels {
  if (ends === null) return { used: left, value: left, projection: null, least: null };
  const least = ends.high > ends.mid ? 100 - ends.high : null;
  return { used: 100 - ends.mid, value: left, projection: { low: left, high: left }, least };
}

function estimateLevels({ low, high }: NonNullable<WindowView['range']>, amount: Amount): Levels {
  const [from, to] = [clampPercent(low), Math.max(clampPercent(low), clampPercent(high))];
  const [used, end] = amount === 'used' ? [from, to] : [100 - to, 100 - from];
  return { used, value: used, projection: { low: used, high: end }, least: null };
}

export function clampPercent(value: number): number {
  return Math.min(100, Math.max(0, value));
}
