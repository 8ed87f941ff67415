import type { SavedLimitMode, SavedModePart, LimitModeView } from './limit-mode';
import type { ExtraState, LimitMode, SlowLane } from './mode-word';

const HOUR = 3_600_000;

/**
 * How long a reading of the lane or the grace window holds, in ms. Each answer to Claude Code carries a new one, so
 * after an hour without an answer nothing proves that they are still open.
 */
export const GOES_ON_FOR_MS = HOUR;
/** How long a refusal, an offer or a spent allowance holds, in ms: they change with the 5-hour window. */
const REFUSED_FOR_MS = 5 * HOUR;
/** How long the pause by a daily cap holds, in ms. */
const PAUSED_FOR_MS = 24 * HOUR;

const unknownExtra: ExtraState = { scope: null, period: null, inUse: null, isPaused: null };

/** The view without any reading. */
export const normalMode: LimitModeView = {
  mode: 'normal',
  source: null,
  observedAt: null,
  isWaiting: false,
  allowance: null,
  isAllowanceUsedUp: false,
  paidBy: null,
  isOffered: false,
  extra: unknownExtra,
  isUncertain: false,
};

/**
 * How Claude goes on at `now` (epoch ms). A part ends when the full window resets or is no longer full. An old part is
 * uncertain.
 *
 * @param isFull whether a window is full now, as far as known
 */
export function limitModeAt(saved: SavedLimitMode, isFull: boolean, now: number): LimitModeView {
  const slow = living(saved.slow, isFull, now);
  const grace = living(saved.grace, isFull, now);
  const extra = living(saved.extra, isFull, now);
  const isSlow = slow !== null && goesSlowly(slow.value);
  const isGrace = grace?.value.isActive === true;
  const mode: LimitMode =
    isSlow && isYoung(slow, now) ? 'low_priority' : isGrace && isYoung(grace, now) ? 'grace' : 'normal';
  const from = mode === 'low_priority' ? slow : mode === 'grace' ? grace : (slow ?? grace ?? extra);
  const isPaying = extra?.value.inUse === true;
  const isOld =
    (isSlow && !isYoung(slow, now)) ||
    (isGrace && !isYoung(grace, now)) ||
    (isPaying && !isYoung(extra, now));
  return {
    ...normalMode,
    mode,
    source: from?.source ?? null,
    observedAt: from?.observedAt ?? null,
    ...laneAt(slow, mode, now),
    paidBy: mode === 'grace' ? (grace?.value.paidBy ?? null) : null,
    extra: extraAt(saved.extra, extra, now),
    isUncertain: mode === 'normal' && isOld,
  };
}

/** Whether Claude answers at lower priority, also while a request waits for a free place. */
function goesSlowly({ status }: SlowLane): boolean {
  return status === 'active' || status === 'slot_busy';
}

function living<T>(part: SavedModePart<T> | null, isFull: boolean, now: number): SavedModePart<T> | null {
  if (part === null) return null;
  const isOver = (part.endsAt !== null && part.endsAt <= now) || (part.wasFull && !isFull);
  return isOver ? null : part;
}

/** Whether a part is younger than `forMs`. A part dated in the future, after a clock was set back, counts as new. */
function isYoung(
  { observedAt }: { readonly observedAt: number },
  now: number,
  forMs = GOES_ON_FOR_MS,
): boolean {
  return now - observedAt <= forMs;
}

/** The states in which the lane is closed to this account. */
const refusing: readonly SlowLane['status'][] = ['ineligible', 'weekly_limit', 'budget_exhausted'];

function laneAt(
  slow: SavedModePart<SlowLane> | null,
  mode: LimitMode,
  now: number,
): Pick<LimitModeView, 'isWaiting' | 'allowance' | 'isAllowanceUsedUp' | 'isOffered'> {
  const none = { isWaiting: false, allowance: null, isAllowanceUsedUp: false, isOffered: false };
  if (slow === null || !isYoung(slow, now, REFUSED_FOR_MS)) return none;
  const { status, usedPercent, resetsAt, isOffered } = slow.value;
  const isRenewed = resetsAt !== null && resetsAt <= now;
  const isUsedUp = status === 'budget_exhausted' && !isRenewed;
  const isShown = (mode === 'low_priority' || isUsedUp) && !isRenewed;
  const left = isUsedUp ? 0 : usedPercent === null ? null : Math.max(0, 100 - usedPercent);
  return {
    isWaiting: mode === 'low_priority' && status === 'slot_busy',
    allowance: isShown && left !== null ? { left, resetsAt } : null,
    isAllowanceUsedUp: isUsedUp,
    isOffered: isOffered && mode === 'normal' && !refusing.includes(status),
  };
}

/** Scope and period of extra usage hold across resets; whether it pays or is paused ends with its window. */
function extraAt(
  saved: SavedModePart<ExtraState> | null,
  live: SavedModePart<ExtraState> | null,
  now: number,
): ExtraState {
  const { scope, period } = saved?.value ?? unknownExtra;
  const inUse = live !== null && isYoung(live, now) ? live.value.inUse : null;
  const isPaused = live !== null && isYoung(live, now, PAUSED_FOR_MS) ? live.value.isPaused : null;
  return { scope, period, inUse, isPaused };
}
