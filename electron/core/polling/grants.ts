const HOUR = 3_600_000;

/** Four times a day: banked resets are given and used a few times a year. */
const EVERY_MS = 6 * HOUR;
/** Sooner where a window was reset ahead of its time, which a banked reset may have done. */
const AFTER_RESET_MS = HOUR;

export interface GrantsFacts {
  /** Since a request asked for banked resets; `null`: none did. */
  readonly sinceAskedMs: number | null;
  /** Whether a request with this login ever succeeded: the first one asks for nothing unusual. */
  readonly isAnswered: boolean;
  /** The resets that were banked when last told; `null`: not known. */
  readonly banked: number | null;
  /** Whether a reading says that a window was reset ahead of its time, and none has confirmed it yet. */
  readonly isResetDoubted: boolean;
}

/**
 * Whether the next request asks for banked resets too. It takes the place of an ordinary one, so that it costs nothing of
 * the budget: the answer holds all that an ordinary one does.
 */
export function asksForGrants({ sinceAskedMs, isAnswered, banked, isResetDoubted }: GrantsFacts): boolean {
  if (!isAnswered) return false;
  const age = sinceAskedMs ?? Infinity;
  return age >= EVERY_MS || (isResetDoubted && (banked ?? 0) > 0 && age >= AFTER_RESET_MS);
}
