import type { SavedLimitMode, SavedModePart, LimitModeView } from './limit-mode';
import type { ExtraState, LimitMode, SlowLane } from './mode-word';

const HOUR = 3_600_000;

/**
 * How long a word holds without another one (ms). Claude Code says it anew with each answer, so after an hour without
 * one nothing proves that the lane or the grace window is still open.
 */
export const GOES_ON_FOR_MS = HOUR;
/** A refusal, an offer, a spent allowance: they change with the window that they speak of. */
const SAID_FOR_MS = 5 * HOUR;
/** A daily cap opens again within a day. */
const PAUSED_FOR_MS = 24 * HOUR;

const unknownExtra: ExtraState = { scope: null, period: null, inUse: null, isPaused: null };

/** What is known where nothing was said. */
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
 * How Claude goes on at `now`. A part ends when the window that was full resets, or is not full any more; it counts as
 * uncertain once it is old.
 *
 * @param isFull whether a window is full now, as far as is known
 */
export function limitModeAt(kept: SavedLimitMode, isFull: boolean, now: number): LimitModeView {
  const slow = living(kept.slow, isFull, now);
  const grace = living(kept.grace, isFull, now);
  const extra = living(kept.extra, isFull, now);
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
    extra: extraAt(kept.extra, extra, now),
    isUncertain: mode === 'normal' && isOld,
  };
}

/** Whether requests are answered at lower priority: a busy place is waited for, and then they are. */
function goesSlowly({ status }: SlowLane): boolean {
  return status === 'active' || status === 'slot_busy';
}

function living<T>(part: SavedModePart<T> | null, isFull: boolean, now: number): SavedModePart<T> | null {
  if (part === null) return null;
  const isOver = (part.endsAt !== null && part.endsAt <= now) || (part.wasFull && !isFull);
  return isOver ? null : part;
}

/** A clock that was set back makes nothing younger than just now. */
function isYoung(
  { observedAt }: { readonly observedAt: number },
  now: number,
  forMs = GOES_ON_FOR_MS,
): boolean {
  return now - observedAt <= forMs;
}

/** With these Anthropic says that the lane is closed to this account now. */
const refusing: readonly SlowLane['status'][] = ['ineligible', 'weekly_limit', 'budget_exhausted'];

function laneAt(
  slow: SavedModePart<SlowLane> | null,
  mode: LimitMode,
  now: number,
): Pick<LimitModeView, 'isWaiting' | 'allowance' | 'isAllowanceUsedUp' | 'isOffered'> {
  const none = { isWaiting: false, allowance: null, isAllowanceUsedUp: false, isOffered: false };
  if (slow === null || !isYoung(slow, now, SAID_FOR_MS)) return none;
  const { status, usedPercent, resetsAt, isOffered } = slow.value;
  const isRenewed = resetsAt !== null && resetsAt <= now;
  const isUsedUp = status === 'budget_exhausted' && !isRenewed;
  const isTold = (mode === 'low_priority' || isUsedUp) && !isRenewed;
  const left = isUsedUp ? 0 : usedPercent === null ? null : Math.max(0, 100 - usedPercent);
  return {
    isWaiting: mode === 'low_priority' && status === 'slot_busy',
    allowance: isTold && left !== null ? { left, resetsAt } : null,
    isAllowanceUsedUp: isUsedUp,
    isOffered: isOffered && mode === 'normal' && !refusing.includes(status),
  };
}

/** Whose money it is does not change with a window; whether it pays now does. */
function extraAt(
  kept: SavedModePart<ExtraState> | null,
  live: SavedModePart<ExtraState> | null,
  now: number,
): ExtraState {
  const { scope, period } = kept?.value ?? unknownExtra;
  const inUse = live !== null && isYoung(live, now) ? live.value.inUse : null;
  const isPaused = live !== null && isYoung(live, now, PAUSED_FOR_MS) ? live.value.isPaused : null;
  return { scope, period, inUse, isPaused };
}
