/** Answers that are remembered: of three, a single wrong one never decides. */
const REMEMBERED = 3;

/** `Date` has whole seconds and a request takes its time: what is closer than this is the same clock. */
const SAME_CLOCK_MS = 30_000;

/** A new answer that differs less than this changes nothing, so that the time does not waver with each answer. */
const STEADY_MS = 5000;

/** From here on the difference is said to the user. */
const WORTH_SAYING_MS = 120_000;

const MINUTE = 60_000;

/**
 * What the server's clock said, as the epoch ms at which a counter of this machine stood at zero. The counter goes on
 * evenly even while the machine's clock is set, so every answer of a right server says the same.
 */
export interface ServerTime {
  /** Of the last answers, the oldest first. */
  readonly zeros: readonly number[];
  /** What they come to. */
  readonly zero: number;
}

/**
 * Takes in what one more answer said.
 *
 * @param before `null` before the first answer
 * @param zero by this answer
 * @param systemZero by the machine's own clock at this moment
 */
export function heardTime(before: ServerTime | null, zero: number, systemZero: number): ServerTime {
  // The server and the machine's clock are two witnesses: then it is the counter that stood still, as in a virtual
  // machine that was suspended, and the answers before say nothing any more.
  const isConfirmed = isSameClock(zero, systemZero);
  const zeros = isConfirmed ? [zero] : [...(before?.zeros ?? []), zero].slice(-REMEMBERED);
  const next = middleOf(zeros, systemZero);
  const isSteady = before !== null && Math.abs(next - before.zero) < STEADY_MS;
  return { zeros, zero: isSteady ? before.zero : next };
}

/** The middle one of three; of two that differ the one nearer to the machine's own clock. */
function middleOf(zeros: readonly number[], systemZero: number): number {
  const inOrder =
    zeros.length < REMEMBERED
      ? [...zeros].sort((a, b) => Math.abs(a - systemZero) - Math.abs(b - systemZero))
      : [...zeros].sort((a, b) => a - b).slice(1);
  return inOrder[0] ?? systemZero;
}

/** Whether two instants of the same moment are of clocks that agree. */
export function isSameClock(a: number, b: number): boolean {
  return Math.abs(a - b) <= SAME_CLOCK_MS;
}

/** By how much a clock is ahead, in whole minutes as ms (negative: behind), where a user should know; else `null`. */
export function aheadWorthSaying(aheadMs: number): number | null {
  return Math.abs(aheadMs) < WORTH_SAYING_MS ? null : Math.round(aheadMs / MINUTE) * MINUTE;
}
