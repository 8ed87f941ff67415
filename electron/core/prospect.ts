import type { PercentRange, WindowView } from './snapshot-types';
import type { Severity } from './usage';
import { windowLengthMs, worseSeverity } from './windows';

/**
 * What a window's forecast comes to, from calm to full. Instants are epoch ms, `null` where the forecast does not say
 * them.
 *
 * `resting`: it starts with the next message. `unknown`: no percent, or none that still counts. `unforeseen`: a
 * percent, and no forecast. `too_early`: the forecast is too wide to say anything. `lasts`: all of the forecast stays
 * below 100 %. `tight`: its high end does not. `may_run_out`: its middle does not. `rough_run_out`: all of it passes
 * 100 %, but too little is known to be sure. `runs_out`: sure. `reached`: full, or refused by Claude.
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

/** Points between the ends of a forecast, both at most 100 %, from which on it is no forecast. */
export const WIDEST_RANGE = 60;

/** What is to be expected of a window: the one reading of its pace that all words and signs rest on. */
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

/** Full, or refused by Claude, and its reset still ahead. */
export function isReached({ phase, severity }: WindowView): boolean {
  return severity === 'reached' && phase !== 'reset_due';
}

/**
 * How serious a window is by the sign, the colour and the words beside its number. A run-out that is expected, however
 * roughly, is a warning; the severity in the data rises only with one that is sure.
 */
export function signOf(window: WindowView): Severity {
  const { kind } = prospectOf(window);
  const isExpected = kind === 'runs_out' || kind === 'rough_run_out';
  return isExpected ? worseSeverity(window.severity, 'warning') : window.severity;
}

/** Whether a window can stop its user: one-time allowances without a known length cannot. */
export function isLimit({ id }: WindowView): boolean {
  return windowLengthMs(id) !== null;
}
