import type { LimitWindow, Observation, Severity, SourceId } from '../../usage/usage';

/** How far, in ms, an answer's date may lie ahead of the machine's clock before it counts as wrong. */
export const CLOCK_SLACK_MS = 60_000;

/** One window's part of an observation, with finite numbers only. */
export interface Reading {
  readonly id: string;
  readonly label: string;
  readonly utilization: number | null;
  readonly resetsAt: number | null;
  readonly exactReset: boolean;
  readonly rawResetsAt: string | null;
  readonly severity: Severity;
  readonly source: SourceId;
  readonly httpStatus: number | null;
  readonly at: number;
  readonly fresh: boolean;
}

/** The moment of an observation in epoch ms: its own date, or `now` if that date lies in the future. */
export function arrivalOf(observation: Observation, now: number): number {
  // After the wall clock was set back, an answer dated in the future would outrank all others for hours.
  const { observedAt } = observation;
  return Number.isFinite(observedAt) && observedAt <= now + CLOCK_SLACK_MS ? observedAt : now;
}

/** The reading of one window in an observation at `at` (epoch ms). */
export function readingOf(window: LimitWindow, observation: Observation, at: number): Reading {
  return {
    id: window.id,
    label: window.label,
    utilization: percentOrNull(window.utilization),
    resetsAt: finiteOrNull(window.resetsAt),
    exactReset: window.resetsAt !== null && window.exactReset,
    rawResetsAt: window.resetsAt === null ? null : window.rawResetsAt,
    severity: window.severity,
    source: observation.source,
    httpStatus: finiteOrNull(observation.httpStatus),
    at,
    fresh: observation.fresh,
  };
}

function percentOrNull(value: number | null): number | null {
  const percent = finiteOrNull(value);
  if (percent !== null && percent < 0) return null;
  return percent === 0 ? 0 : percent; // -0 would not survive the state's JSON
}

function finiteOrNull(value: number | null): number | null {
  return Number.isFinite(value) ? value : null;
}
