import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterFrameReply, noFrames, type FrameReply } from '../../../../electron/core/lifecycle/frames';

const STEP_MS = 5000;

/** The times (ms) at which the graphics process is ended, where a reply comes every `stepMs`. */
function ends(replies: readonly FrameReply[], stepMs = STEP_MS): readonly number[] {
  let memory = noFrames;
  return replies.flatMap((reply, n) => {
    const next = afterFrameReply(memory, reply, n * stepMs);
    memory = next.memory;
    return next.then === 'end_gpu' ? [n * stepMs] : [];
  });
}

const times = (count: number, reply: FrameReply): readonly FrameReply[] =>
  Array.from({ length: count }, () => reply);

describe('afterFrameReply', () => {
  it('ends the graphics process at the second frame in a row that does not come', () => {
    expect(ends(['drawn', 'not_drawn', 'not_drawn'])).toEqual([10_000]);
    expect(ends(['not_drawn', 'not_drawn'])).toEqual([5000]);
  });

  it('waits when a frame or an unknown reply lies between two missing frames', () => {
    expect(ends(['not_drawn', 'drawn', 'not_drawn'])).toEqual([]);
    expect(ends(['not_drawn', 'unknown', 'not_drawn'])).toEqual([]);
    expect(ends(times(100, 'unknown'))).toEqual([]);
  });

  it('ends it only once when that brings no frame', () => {
    expect(ends(times(100, 'not_drawn'))).toEqual([5000]);
  });

  it('ends it again after a frame came and a minute has passed', () => {
    const stopped: readonly FrameReply[] = ['not_drawn', 'not_drawn', 'drawn', ...times(20, 'not_drawn')];
    expect(ends(stopped)).toEqual([5000, 65_000]);
  });

  it('never ends it twice within a minute, nor without two missing frames before', () => {
    const reply = fc.constantFrom<FrameReply>('drawn', 'not_drawn', 'unknown');
    fc.assert(
      fc.property(
        fc.array(reply, { maxLength: 200 }),
        fc.integer({ min: 1, max: 30_000 }),
        (replies, step) => {
          const found = ends(replies, step);
          for (const [n, at] of found.entries()) {
            const index = at / step;
            expect(replies.slice(index - 1, index + 1)).toEqual(['not_drawn', 'not_drawn']);
            const before = found[n - 1];
            if (before === undefined) continue;
            expect(at - before).toBeGreaterThanOrEqual(60_000);
            expect(replies.slice(before / step, index)).toContain('drawn');
          }
        },
      ),
      { seed: 25 },
    );
  });
});
