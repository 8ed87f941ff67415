import type { PercentRange, WindowView } from '../snapshot/snapshot-types';
import type { Severity } from '../usage/usage';
import { windowLengthMs, worseSeverity } from '../usage/windows';

/**
 * The meaning of a window's forecast, from calm to full. Instants are epoch ms; `null` where the forecast has none.
 *
 * `resting`: the window starts with the next message. `unknown`: no current percent. `unforeseen`: a percent without a
 * forecast. `too_early`: the forecast is too wide to use. `lasts`: the whole forecast is below 100 %. `tight`: its high
 * end is not. `may_run_out`: its middle is not. `rough_run_out`: the whole forecast is above 100 %, but is uncertain.
 * `runs_out`: the same, with certainty. `reached`: full, or refused by Claude.
 */
export type Prospect =
  | { readonly kind: 'resting' | 'unknown' | 'unforeseen' | 'reached' }
  | { readonly kind: 'too_early'; readonly earliest: number | null }
  | { readonly kind: 'lasts'; readonly range: PercentRange }
  | { readonly kind: 'tight'; readonly range: PercentRange; readonly earliest: number | null }
  | {
      readonly kind: 'may_run_out';
      readonly range: PercentRange;
      readonly earliest: number | null;
      readonly at: number | null;
    }
  | { readonly kind: 'rough_run_out'; readonly earliest: number | null; readonly at: number | null }
  | {
      readonly kind: 'runs_out';
      readonly at: number;
      readonly between: { readonly from: number; readonly to: number } | null;
    };

/** The width of a forecast (percent points, both ends at most 100) from which on it is useless. */
export const WIDEST_RANGE = 60;

/** The meaning of a window's forecast. All words and severity signs use it. */
export function prospectOf(window: WindowView): Prospect {
  const { phase, utilization, stale, source, pace } = window;
  if (isReached(window)) return { kind: 'reached' };
  if (phase === 'not_started') return { kind: 'resting' };
  if (utilization === null || phase === 'reset_due') return { kind: 'unknown' };
  if (stale || source === 'local_estimate') return { kind: 'unforeseen' };
  if (pace.runsOutAt !== null) return { kind: 'runs_out', at: pace.runsOutAt, between: pace.runsOutBetween };
  return foreseen(window);
}

function foreseen({ pace: { atReset: range, fullAt } }: WindowView): Prospect {
  if (range === null) return { kind: 'unforeseen' };
  const earliest = fullAt?.earliest ?? null;
  const at = fullAt?.middle ?? null;
  if (range.low >= 100) return { kind: 'rough_run_out', earliest, at };
  if (Math.min(100, range.high) - range.low > WIDEST_RANGE) return { kind: 'too_early', earliest };
  if (range.high < 100) return { kind: 'lasts', range };
  return range.mid < 100 ? { kind: 'tight', range, earliest } : { kind: 'may_run_out', range, earliest, at };
}

/** Whether a window is full or refused by Claude, with its reset still ahead. */
export function isReached({ phase, severity }: WindowView): boolean {
  return severity === 'reached' && phase !== 'reset_due';
}

/**
 * The severity that sign, colour and words beside a number show. An expected run-out is a warning, however rough; the
 * severity in the data rises only with a certain one.
 */
export function signOf(window: WindowView): Severity {
  const { kind } = prospectOf(window);
  const isExpected = kind === 'runs_out' || kind === 'rough_run_out';
  return isExpected ? worseSeverity(window.severity, 'warning') : window.severity;
}

/** Whether a window can stop its user: an allowance without a known length cannot. */
export function isLimit({ id }: WindowView): boolean {
  return windowLengthMs(id) !== null;
}
