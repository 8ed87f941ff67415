import type { LimitWindow, Observation, Severity, SourceId } from '../../usage/usage';

/** How far an answer's clock may run ahead of ours before it is not believed. */
export const CLOCK_SLACK_MS = 60_000;

/** One source's word on one window, made safe to calculate with. */
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

/** When an observation counts as made: its own word, unless that lies in our future. */
export function arrivalOf(observation: Observation, now: number): number {
  // After the wall clock was set back, an answer from "the future" would outrank all others for hours.
  const { observedAt } = observation;
  return Number.isFinite(observedAt) && observedAt <= now + CLOCK_SLACK_MS ? observedAt : now;
}

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
