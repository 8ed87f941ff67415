import type { ThresholdEvent, UsageEvent, WindowEvent, WindowResetEvent } from '../usage/usage';
import { severityOf } from '../usage/windows';
import { hasEnded } from './window/anchor';
import type { EventRecord, TrackedWindow } from './tracker-state';

/** Sources round differently (0.42 beside 42.4): a difference of up to this many percentage points is no change. */
export const ROUNDING_POINTS = 2;

/** The account, moment and thresholds of one step of the tracker. */
export interface Context {
  /** Epoch ms. */
  readonly now: number;
  /** The alert thresholds of a window in percent, ascending, without repeats. */
  readonly thresholds: (window: string) => readonly number[];
  readonly account: string;
}

/** A window after a reading, and the events that the reading raises. */
export interface WindowStep {
  readonly window: TrackedWindow;
  readonly events: readonly UsageEvent[];
}

/** The record at the start of a period. */
export const emptyEventRecord: Omit<EventRecord, 'quiet'> = {
  thresholds: [],
  limit: 'open',
  corrected: false,
  ended: false,
};

/** When something happened to a window (epoch ms), and the percent that its kind of event names. */
interface Happening {
  readonly at: number;
  readonly value: number | null;
}

/** An event that a limit was reached or cleared, or that Anthropic corrected a window. */
export function windowEvent(
  kind: WindowEvent['kind'],
  { id }: TrackedWindow,
  account: string,
  { at, value }: Happening,
): WindowEvent {
  return { kind, at, window: id, value, early: false, account };
}

/** @param value percent used before the reset */
export function resetEvent(
  { id }: TrackedWindow,
  account: string,
  { at, value, early }: Happening & { readonly early: boolean },
): WindowResetEvent {
  return { kind: 'window_reset', at, window: id, value, early, account };
}

function thresholdEvent({ id }: TrackedWindow, account: string, at: number, value: number): ThresholdEvent {
  return { kind: 'threshold_crossed', at, window: id, value, early: false, account };
}

/** The events at the end of a period: its reset, and the end of a limit that was reached. */
export function endEvents(window: TrackedWindow, account: string, reset: UsageEvent): readonly UsageEvent[] {
  const cleared = windowEvent('limit_cleared', window, account, { at: reset.at, value: null });
  return [...(window.said.ended ? [] : [reset]), ...(window.said.limit === 'reached' ? [cleared] : [])];
}

/**
 * Raises the events of a window's new percent: thresholds crossed upwards (ascending), the limit reached or
 * cleared. Each is raised once in a period, and none after the period's end. The first percent of a window
 * raises no event, even if it is 100.
 *
 * @param before the percent before, in the same period; `null` at its start
 */
export function raiseEvents(
  window: TrackedWindow,
  before: number | null,
  at: number,
  context: Context,
): WindowStep {
  if (window.said.ended || hasEnded(window, context.now)) return { window, events: [] };
  if (window.said.quiet) return { window: recordQuietly(window, context), events: [] };
  const passed = newlyPassed(window, context.thresholds(window.id));
  // A threshold that the user sets below the present percent was not crossed.
  const crossed = passed.filter((threshold) => threshold > (before ?? 0));
  const limit = limitAfter(window);
  const events = crossed.map((value): UsageEvent => thresholdEvent(window, context.account, at, value));
  if (limit !== window.said.limit) events.push(limitEvent(window, limit, at, context.account));
  const thresholds = [...window.said.thresholds, ...passed];
  return { window: { ...window, said: { ...window.said, thresholds, limit } }, events };
}

function limitEvent(
  window: TrackedWindow,
  limit: EventRecord['limit'],
  at: number,
  account: string,
): UsageEvent {
  const kind = limit === 'reached' ? 'limit_reached' : 'limit_cleared';
  return windowEvent(kind, window, account, { at, value: window.utilization });
}

function recordQuietly(window: TrackedWindow, context: Context): TrackedWindow {
  const quiet = window.utilization === null;
  const thresholds = newlyPassed(window, context.thresholds(window.id));
  return { ...window, said: { ...window.said, quiet, thresholds, limit: limitAfter(window) } };
}

function newlyPassed({ utilization, said }: TrackedWindow, thresholds: readonly number[]): readonly number[] {
  const percent = utilization ?? 0;
  return thresholds.filter((threshold) => threshold <= percent && !said.thresholds.includes(threshold));
}

function limitAfter(window: TrackedWindow): EventRecord['limit'] {
  const { utilization, said } = window;
  if (severityOf(utilization, window.floor.severity) === 'reached') {
    return said.limit === 'open' ? 'reached' : said.limit;
  }
  // 99.6 beside another source's 100 is rounding: the limit still holds.
  const below = utilization !== null && utilization < 100 - ROUNDING_POINTS;
  return said.limit === 'reached' && below ? 'cleared' : said.limit;
}
