/**
 * Two resets less far apart than this (ms) are one reset. Nothing real lies between the jitter of Anthropic's answers
 * (up to 1.9 s) and a whole window: https://github.com/tombii/better-ccflare/pull/381
 */
export const SAME_RESET_MS = 120_000;

/** Whether two resets (epoch ms; `null`: none or unknown) are one. Two that are `null` are the same. */
export function isSameReset(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return a === b;
  return Math.abs(a - b) < SAME_RESET_MS;
}

/**
 * Whether a period that starts at `startedAt` follows on from the moment `at`, usually the reset of another period
 * (epoch ms). A start that lies less than `SAME_RESET_MS` before it counts too.
 */
export function startsFrom(startedAt: number, at: number): boolean {
  return startedAt > at - SAME_RESET_MS;
}
