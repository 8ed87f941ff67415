const HOUR = 3_600_000;

/** Time between two requests for banked resets, in ms: users get and spend them a few times a year. */
const EVERY_MS = 6 * HOUR;
/** The same after an early reset, in ms: a banked reset may be its cause. */
const AFTER_RESET_MS = HOUR;

/** The facts that decide when to request banked resets. Ages are ms. */
export interface GrantsFacts {
  /** Since the last request for banked resets; `null`: never requested. */
  readonly sinceAskedMs: number | null;
  /** Whether a request with this login ever succeeded: the first one is always an ordinary one. */
  readonly isAnswered: boolean;
  /** The number of banked resets in the last answer; `null`: unknown. */
  readonly banked: number | null;
  /** Whether a reading points to an early reset that no second reading has confirmed yet. */
  readonly isResetDoubted: boolean;
}

/**
 * Whether the next request also asks for banked resets. It replaces an ordinary request and costs no extra budget,
 * since its answer contains everything that an ordinary one does.
 */
export function asksForGrants({ sinceAskedMs, isAnswered, banked, isResetDoubted }: GrantsFacts): boolean {
  if (!isAnswered) return false;
  const age = sinceAskedMs ?? Infinity;
  return age >= EVERY_MS || (isResetDoubted && (banked ?? 0) > 0 && age >= AFTER_RESET_MS);
}
