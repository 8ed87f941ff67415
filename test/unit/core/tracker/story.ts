import {
  advance,
  emptyTracker,
  observe,
  readWindows,
  type TrackedView,
  type TrackerState,
} from '../../../../electron/core/tracker/tracker';
import type { LimitWindow, Observation, SourceId, UsageEvent } from '../../../../electron/core/usage/usage';
import { windowLabel } from '../../../../electron/core/usage/windows';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** Noon of any day, a whole minute. */
export const NOON = Date.UTC(2026, 10, 21, 12, 0, 0);
export const ACCOUNT = 'org-1';
export const STALE = { staleAfterMs: 15 * MINUTE };
export const THRESHOLDS = [50, 80, 95];

export type WindowFields = Partial<LimitWindow> & { readonly id?: string };

/** A five-hour window that runs until 15:00, unless `more` changes it. */
export function limitWindow(percent: number | null, more: WindowFields = {}): LimitWindow {
  const id = more.id ?? 'five_hour';
  return {
    id,
    label: windowLabel(id),
    utilization: percent,
    resetsAt: NOON + 3 * HOUR,
    rawResetsAt: null,
    exactReset: false,
    severity: 'normal',
    ...more,
  };
}

export const notStarted: WindowFields = { resetsAt: null };

export function observation(
  source: SourceId,
  at: number,
  windows: readonly LimitWindow[],
  more: Partial<Observation> = {},
): Observation {
  return {
    source,
    observedAt: at,
    account: ACCOUNT,
    windows,
    organizationId: null,
    httpStatus: 200,
    fresh: true,
    ...more,
  };
}

/** The API's answer at that moment. */
export function api(at: number, ...windows: readonly LimitWindow[]): Observation {
  return observation('official_api', at, windows);
}

/** A response's headers: exact resets, and only the windows of the request. */
export function headers(at: number, ...windows: readonly LimitWindow[]): Observation {
  const exact = windows.map((window) => ({ ...window, exactReset: window.resetsAt !== null }));
  return observation('response_headers', at, exact);
}

/** A tracker that records one observation after another, and all its events. */
export class Story {
  state: TrackerState = emptyTracker(ACCOUNT);
  readonly events: UsageEvent[] = [];
  now = NOON;

  constructor(readonly thresholds: readonly number[] = THRESHOLDS) {}

  /** Records an observation at its own moment, or at `now`. */
  sees(seen: Observation, now = seen.observedAt): readonly UsageEvent[] {
    this.now = now;
    const step = observe(this.state, seen, now, { thresholds: this.thresholds });
    return this.#record(step);
  }

  /** Lets time pass in one leap. */
  waitsUntil(now: number): readonly UsageEvent[] {
    this.now = now;
    return this.#record(advance(this.state, now));
  }

  /** Lets time pass as it does while the app is awake. */
  ticksUntil(now: number): readonly UsageEvent[] {
    const events: UsageEvent[] = [];
    while (this.now < now) events.push(...this.waitsUntil(Math.min(this.now + MINUTE, now)));
    return events;
  }

  view(id = 'five_hour', now = this.now): TrackedView | undefined {
    return readWindows(this.state, now, STALE).find((window) => window.id === id);
  }

  #record(step: {
    readonly state: TrackerState;
    readonly events: readonly UsageEvent[];
  }): readonly UsageEvent[] {
    this.state = step.state;
    this.events.push(...step.events);
    return step.events;
  }
}

/** Events as short words: `window_reset 42`, `early window_reset 42`. */
export function words(events: readonly UsageEvent[]): readonly string[] {
  return events.map((event) => `${event.early ? 'early ' : ''}${event.kind} ${String(event.value)}`);
}
