import type { Pace, WindowView } from '../../electron/core/snapshot-types';
import type { Severity } from '../../electron/core/usage';

const noPace: Pace = { verdict: 'unknown', atReset: null, runsOutAt: null, runsOutBetween: null };

const nothing = { tokens: null, pace: noPace, reachedAt: null, estimate: null } as const;

/**
 * The window as it stands at `now`. Its reset may pass while the page waits for a newer snapshot: what was
 * used then counts no more, and nobody has said what came after.
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

/** What a bar draws: plain numbers 0–100, `null` where there is nothing to draw. */
export interface BarLevels {
  readonly used: number;
  readonly elapsed: number | null;
  /** At least this and at most that much by the reset; `low` of 100 means it runs out. */
  readonly projection: { readonly low: number; readonly high: number } | null;
  readonly severity: Severity;
  readonly stale: boolean;
  /** Solid to the lowest, striped to the highest. */
  readonly estimate: boolean;
}

/** The levels of a window's bar; `null` when its utilization is unknown. */
export function levelsOf(window: WindowView, now: number): BarLevels | null {
  const { utilization, pace, severity, stale, estimate } = window;
  if (utilization === null) return null;
  if (estimate !== null) return estimateLevels(window, estimate, now);
  const used = clampPercent(utilization);
  const range = used < 100 && !stale ? pace.atReset : null;
  const low = range && Math.max(used, clampPercent(range.low));
  return {
    used,
    elapsed: elapsedPercent(window, now),
    projection: range && low !== null ? { low, high: Math.max(low, clampPercent(range.high)) } : null,
    severity,
    stale,
    estimate: false,
  };
}

function estimateLevels(
  window: WindowView,
  { low, high }: NonNullable<WindowView['estimate']>,
  now: number,
): BarLevels {
  const used = clampPercent(low);
  const projection = { low: used, high: Math.max(used, clampPercent(high)) };
  const { severity, stale } = window;
  return { used, elapsed: elapsedPercent(window, now), projection, severity, stale, estimate: true };
}

export function clampPercent(value: number): number {
  return Math.min(100, Math.max(0, value));
}
