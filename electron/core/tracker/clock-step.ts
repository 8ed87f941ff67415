import { type WindowStep, endEvents, resetEvent } from './events';
import { CLOCK_SLACK_MS } from './window/reading';
import type { Dated, TrackedWindow, TrackerState, TrackerStep } from './tracker-state';

/** A longer step between two moments, in ms, is a sleep or a clock that was set. Neither proves that time passed. */
const STEADY_STEP_MS = 10 * 60_000;

/** How long after a reset, in ms, the tracker waits for a reading before the clock alone raises the event. */
const GRACE_MS = 120_000;

/**
 * The state at `now`, without new data. A reset that passes while the clock runs steadily raises its event even
 * without a connection. After a sleep or a leap of the clock, only a reading proves a reset.
 */
export function passTime(state: TrackerState, now: number): TrackerStep {
  const timed = rebase(state, now);
  const run = runOf(state.clock, now);
  const steps = timed.windows.map((window) => endByClock(window, run, state.account));
  return {
    state: {
      ...timed,
      windows: steps.map((step) => step.window),
      clock: { at: now, steadySince: run.steadySince },
    },
    events: steps.flatMap((step) => step.events),
  };
}

/** The moment before, this one, and since when moments follow each other without a leap; epoch ms. */
interface Run {
  readonly before: number;
  readonly now: number;
  readonly steadySince: number;
}

function runOf(clock: TrackerState['clock'], now: number): Run {
  const isSteady = clock !== null && now - clock.at >= -CLOCK_SLACK_MS && now - clock.at <= STEADY_STEP_MS;
  return { before: clock?.at ?? now, now, steadySince: isSteady ? clock.steadySince : now };
}

function endByClock(window: TrackedWindow, run: Run, account: string): WindowStep {
  const { resetsAt, said: raised } = window;
  if (resetsAt === null || window.source === 'local_estimate') return { window, events: [] };
  // A window that Anthropic no longer names, or may stop naming, may be gone rather than reset: only an answer shows it.
  if (window.missed > 0 || window.mayLeave !== undefined) return { window, events: [] };
  // Only when the reset falls due. For a window that first appears later, the clock raises no event.
  const isDue = run.before < resetsAt + GRACE_MS && run.now >= resetsAt + GRACE_MS;
  if (!isDue || run.steadySince >= resetsAt) return { window, events: [] };
  const reset = resetEvent(window, account, { at: resetsAt, value: window.utilization, early: false });
  const limit = raised.limit === 'reached' ? 'cleared' : raised.limit;
  return {
    window: { ...window, said: { ...raised, limit, ended: true } },
    events: endEvents(window, account, reset),
  };
}

/** After the clock was set back, a value dated in the future gets the date `now`. Otherwise it would win for hours. */
function rebase(state: TrackerState, now: number): TrackerState {
  const settle = <T extends number | null>(at: T): T | number =>
    at !== null && at > now + CLOCK_SLACK_MS ? now : at;
  const dated = <T extends Pick<Dated<unknown>, 'observedAt'>>(value: T | null): T | null =>
    value && { ...value, observedAt: settle(value.observedAt) };
  const windows = state.windows.map((window) => ({
    ...window,
    observedAt: settle(window.observedAt),
    doubtedAt: settle(window.doubtedAt),
  }));
  return {
    ...state,
    windows,
    extraUsage: dated(state.extraUsage),
    ...(state.headline && { headline: dated(state.headline) }),
    breakdown: dated(state.breakdown),
    bankedResets: dated(state.bankedResets),
    promoCredits: dated(state.promoCredits),
    limitMode: {
      slow: dated(state.limitMode.slow),
      grace: dated(state.limitMode.grace),
      extra: dated(state.limitMode.extra),
      told: state.limitMode.told,
    },
    newest: state.newest && { ...state.newest, observedAt: settle(state.newest.observedAt) },
    completeAt: settle(state.completeAt),
  };
}
