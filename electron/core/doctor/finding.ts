/** From best to worst, but `unknown` is no fault: the state could not be determined. */
export type FindingState = 'ok' | 'warning' | 'problem' | 'unknown';

/** The result of one check of `doctor`. */
export interface Finding {
  /** Stable: `login`, `request`, `database`, …; `login-2` and so on for further config folders. */
  readonly id: string;
  readonly title: string;
  readonly state: FindingState;
  /** The facts, a line each, redacted. */
  readonly facts: readonly string[];
  /** The advice; `null` without one. */
  readonly action: string | null;
}

/** A finding without a fault. */
export function calm(id: string, title: string, facts: readonly string[]): Finding {
  return { id, title, state: 'ok', facts, action: null };
}

/** A finding whose state could not be determined, or does not apply. */
export function unclear(id: string, title: string, ...facts: readonly string[]): Finding {
  return { id, title, state: 'unknown', facts, action: null };
}
