/** The number of remembered answers: among three, a single wrong one never decides. */
const REMEMBERED = 3;

/** Clocks that differ by less are the same (ms): `Date` has whole seconds, and a request takes time. */
const SAME_CLOCK_MS = 30_000;

/** A new answer that differs by less is ignored (ms), so that the time does not waver. */
const STEADY_MS = 5000;

/** The smallest difference that the user gets to see (ms). */
const WORTH_SAYING_MS = 120_000;

const MINUTE = 60_000;

/**
 * The server's clock, as the epoch ms at which a counter of this machine was zero. The counter is steady also when the
 * machine's clock is set, so all answers of a correct server agree.
 */
export interface ServerTime {
  /** The results of the last answers, oldest first. */
  readonly zeros: readonly number[];
  /** The zero that is used. */
  readonly zero: number;
}

/**
 * Adds one answer.
 *
 * @param before `null` before the first answer
 * @param zero the counter's zero by this answer
 * @param systemZero the counter's zero by the machine's own clock now
 */
export function addServerTime(before: ServerTime | null, zero: number, systemZero: number): ServerTime {
  // Server and machine agree, so the counter must have stood still, as in a suspended virtual machine; earlier answers
  // are useless then.
  const isConfirmed = isSameClock(zero, systemZero);
  const zeros = isConfirmed ? [zero] : [...(before?.zeros ?? []), zero].slice(-REMEMBERED);
  const next = middleOf(zeros, systemZero);
  const isSteady = before !== null && Math.abs(next - before.zero) < STEADY_MS;
  return { zeros, zero: isSteady ? before.zero : next };
}

/** The middle of three zeros; of two that differ, the one nearer to the machine's clock. */
function middleOf(zeros: readonly number[], systemZero: number): number {
  const inOrder =
    zeros.length < REMEMBERED
      ? [...zeros].sort((a, b) => Math.abs(a - systemZero) - Math.abs(b - systemZero))
      : [...zeros].sort((a, b) => a - b).slice(1);
  return inOrder[0] ?? systemZero;
}

/** Whether two clocks, read at the same moment, agree. */
export function isSameClock(a: number, b: number): boolean {
  return Math.abs(a - b) <= SAME_CLOCK_MS;
}

/** How much a clock is ahead, in whole minutes as ms (negative: behind), if the user should know; otherwise `null`. */
export function aheadWorthSaying(aheadMs: number): number | null {
  return Math.abs(aheadMs) < WORTH_SAYING_MS ? null : Math.round(aheadMs / MINUTE) * MINUTE;
}
