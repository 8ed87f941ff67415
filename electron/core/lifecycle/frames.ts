/**
 * The reply of a page that was asked to draw one frame. `unknown`: it was hidden or busy, or gave no reply, so that
 * a missing frame says nothing about the graphics process.
 */
export type FrameReply = 'drawn' | 'not_drawn' | 'unknown';

/** What earlier replies have shown. */
export interface FrameMemory {
  /** How many frames in a row did not come. */
  readonly missed: number;
  /** When the graphics process was last ended, in ms of a monotonic clock; `null`: never. */
  readonly endedAt: number | null;
  /** Whether a frame came since then. */
  readonly hasDrawn: boolean;
}

export const noFrames: FrameMemory = { missed: 0, endedAt: null, hasDrawn: false };

/** The number of missing frames in a row after which the graphics process is ended; one can be a busy machine. */
const MISSED = 2;
const APART_MS = 60_000;

/**
 * Decides whether the graphics process is ended, and returns the new memory. It is ended at most once a minute, and
 * not again before a frame came: where ending it did not help, something else is the reason.
 * @param at ms of a monotonic clock
 */
export function afterFrameReply(
  memory: FrameMemory,
  reply: FrameReply,
  at: number,
): { readonly memory: FrameMemory; readonly then: 'wait' | 'end_gpu' } {
  if (reply === 'drawn') return { memory: { ...memory, missed: 0, hasDrawn: true }, then: 'wait' };
  if (reply === 'unknown') return { memory: { ...memory, missed: 0 }, then: 'wait' };
  const missed = memory.missed + 1;
  const { endedAt, hasDrawn } = memory;
  const mayEnd = endedAt === null || (hasDrawn && at - endedAt >= APART_MS);
  if (missed < MISSED || !mayEnd) return { memory: { ...memory, missed }, then: 'wait' };
  return { memory: { missed: 0, endedAt: at, hasDrawn: false }, then: 'end_gpu' };
}
