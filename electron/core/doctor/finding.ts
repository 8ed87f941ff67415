/** Worst last is `problem`; `unknown`: it could not be found out, which is no fault by itself. */
export type FindingState = 'ok' | 'warning' | 'problem' | 'unknown';

/** One thing that `doctor` looked at. */
export interface Finding {
  /** Stable: `login`, `request`, `database`, …; of further config folders `login-2` and so on. */
  readonly id: string;
  readonly title: string;
  readonly state: FindingState;
  /** Plain words, a line each, redacted. */
  readonly facts: readonly string[];
  /** The one thing to do about it; `null` when there is nothing. */
  readonly action: string | null;
}

/** A finding that asks for nothing. */
export function calm(id: string, title: string, facts: readonly string[]): Finding {
  return { id, title, state: 'ok', facts, action: null };
}

/** A finding about something that could not be found out, or does not apply. */
export function unclear(id: string, title: string, ...facts: readonly string[]): Finding {
  return { id, title, state: 'unknown', facts, action: null };
}
