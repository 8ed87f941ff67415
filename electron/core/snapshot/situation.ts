import { coverOf, type Cover } from './cover';
import type { LimitModeView } from '../limit-mode/limit-mode';
import { isLimit, isReached, prospectOf, type Prospect } from '../pace/prospect';
import type { ProblemView, AccountSnapshot, WindowView } from './snapshot-types';
import { pressureOf, tightestWindow } from './urgency';
import type { ExtraUsage } from '../usage/usage';
import { isWeekly } from '../usage/windows';

/** The shown part of a snapshot, from which the situation is computed. Instants are epoch ms. */
export interface SituationFacts {
  /** In the order of the screen (`compareWindows`), with estimates applied (`shownWindow`). */
  readonly windows: readonly WindowView[];
  readonly extraUsage: ExtraUsage | null;
  /** How Claude continues at a limit; absent or `null`: unknown. */
  readonly limitMode?: LimitModeView | null | undefined;
  readonly problem: ProblemView | null;
  readonly phase: AccountSnapshot['phase'];
  readonly stale: boolean;
  readonly now: number;
}

/** How long the user need not worry: always, until an instant, as far as is known, or not at all. */
export type Calm =
  { readonly kind: 'fine' | 'so_far' | 'no' } | { readonly kind: 'until'; readonly at: number };

/**
 * The user's situation. The verdict, tray, alerts and command all use it, so that they never contradict each other.
 */
export type Situation =
  | { readonly kind: 'loading' }
  | { readonly kind: 'empty'; readonly problem: ProblemView | null }
  /**
   * The numbers are not live: old, unreachable, or an estimate. `window` is the fullest one; `null` without a number.
   */
  | { readonly kind: 'old'; readonly window: WindowView | null }
  | { readonly kind: 'no_numbers' }
  | { readonly kind: 'reached'; readonly window: WindowView; readonly reach: Reach; readonly cover: Cover }
  /** A window is at risk before its limit; `prospect` is the meaning of its forecast. */
  | {
      readonly kind: 'pressing';
      readonly window: WindowView;
      readonly prospect: Prospect;
      readonly cover: Cover;
    }
  | { readonly kind: 'reset_due'; readonly window: WindowView }
  /** No window is at risk. `window` is the one that is worth a sentence; `null` if none runs. */
  | {
      readonly kind: 'calm';
      readonly calm: Calm;
      readonly window: WindowView | null;
      readonly resting: WindowView | null;
    };

/** What a full window stops: all of Claude, one model, or an allowance beside the plan's limits. */
export type Reach = 'all' | 'model' | 'other';

/** The windows that stop all of Claude; the scoped ones stop one model. */
const stopsAll: readonly string[] = ['five_hour', 'seven_day'];

/** The shortest time until which "fine until" is written (ms); a shorter one would only frighten. */
const WORTH_SAYING_MS = 10 * 60_000;

/** Computes the situation of a snapshot. */
export function situationOf(facts: SituationFacts): Situation {
  const { phase, problem, windows, stale } = facts;
  if (phase === 'loading') return { kind: 'loading' };
  if (phase === 'empty') return { kind: 'empty', problem };
  const window = tightestWindow(windows);
  const isOld = stale || problem?.kind === 'offline' || window?.stale === true;
  if (isOld || window?.source === 'local_estimate') return { kind: 'old', window };
  if (window !== null && isReached(window)) return reachedOf(facts, window);
  if (window === null || pressureOf(window) === 0) return calmOf(facts);
  const cover = coverOf(facts.extraUsage);
  return { kind: 'pressing', window, prospect: prospectOf(window), cover };
}

/** Of the full windows that stop all of Claude, the one that resets last decides when Claude answers again. */
function reachedOf({ windows, extraUsage, limitMode }: SituationFacts, tightest: WindowView): Situation {
  const cover = coverOf(extraUsage, limitMode ?? null);
  const last = lastFull(windows);
  if (last !== null) return { kind: 'reached', window: last, reach: 'all', cover };
  return { kind: 'reached', window: tightest, reach: reachOf(tightest.id), cover };
}

/** What a full window stops. */
export function reachOf(id: string): Reach {
  if (stopsAll.includes(id)) return 'all';
  return isWeekly(id) ? 'model' : 'other';
}

/** The full window that stops all of Claude and resets last; `null` if none is full. */
export function lastFull(windows: readonly WindowView[]): WindowView | null {
  const full = windows.filter((window) => isReached(window) && reachOf(window.id) === 'all');
  return full.toSorted((a, b) => (b.resetsAt ?? Infinity) - (a.resetsAt ?? Infinity))[0] ?? null;
}

function calmOf({ windows, now }: SituationFacts): Situation {
  const due = windows.find(({ phase, resetsAt }) => phase === 'reset_due' && resetsAt !== null);
  if (due) return { kind: 'reset_due', window: due };
  if (windows.every((window) => window.phase !== 'not_started' && window.utilization === null))
    return { kind: 'no_numbers' };
  const limits = windows.some(isLimit) ? windows.filter(isLimit) : windows;
  const running = limits.filter(({ phase, utilization }) => phase === 'running' && utilization !== null);
  const resting = windows.find(({ id, phase }) => id === 'five_hour' && phase === 'not_started') ?? null;
  const open = openWindow(windows);
  if (open !== null) return { kind: 'calm', calm: howCalm(windows, now), window: open, resting };
  const window = running.find(({ pace }) => pace.atReset !== null) ?? running[0] ?? null;
  return { kind: 'calm', calm: { kind: 'fine' }, window, resting: window === null ? null : resting };
}

/** The rank of each uncertain prospect; the highest one is worth a sentence. */
const openRank: Readonly<Partial<Record<Prospect['kind'], number>>> = {
  tight: 4,
  too_early: 3,
  unforeseen: 2,
  unknown: 1,
};

/** The window whose forecast is the least certain to last; `null` if all last. */
function openWindow(windows: readonly WindowView[]): WindowView | null {
  const limits = windows.filter(isLimit);
  const asked = (limits.length > 0 ? limits : windows).filter((window) => rankOf(window) > 0);
  return asked.toSorted((a, b) => rankOf(b) - rankOf(a))[0] ?? null;
}

function rankOf(window: WindowView): number {
  return openRank[prospectOf(window).kind] ?? 0;
}

/** Until the next reset, but no longer than the earliest instant at which an uncertain window could be full. */
function howCalm(windows: readonly WindowView[], now: number): Calm {
  const limits = windows.filter(isLimit);
  const prospects = limits.map((window) => ({ window, prospect: prospectOf(window) }));
  const open = prospects.filter(({ window }) => rankOf(window) > 0);
  const earliest = open.map(({ prospect }) => ('earliest' in prospect ? prospect.earliest : null));
  if (earliest.some((at) => at === null) || open.length === 0) return { kind: 'so_far' };
  const resets = prospects.flatMap(({ window, prospect }) =>
    prospect.kind === 'lasts' && window.resetsAt !== null ? [window.resetsAt] : [],
  );
  const at = Math.min(...earliest.flatMap((instant) => instant ?? []), ...resets);
  return at - now < WORTH_SAYING_MS ? { kind: 'no' } : { kind: 'until', at };
}
