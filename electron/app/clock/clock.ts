import type { ClockMemory } from './clock-memory';
import type { AppClock } from './clock-type';
import { createCorrectedClock } from './corrected-clock';
import { thisMachine, type MachineTime } from './machine-time';
import { waitFor } from './wait-for';

export type { AppClock, Clock } from './clock-type';

/**
 * The real clock, `scale` times faster from this moment on (QUOTIDE_TIME_SCALE, for the demo and tests).
 * @param scale 1 is real time; any other is meant to run apart and is never corrected.
 * @param memory saves Anthropic's time; absent: it is learned again.
 */
export function createClock(
  scale: number,
  memory: ClockMemory | null = null,
  machine: MachineTime = thisMachine,
): AppClock {
  return scale === 1 ? createCorrectedClock(memory, machine) : createFastClock(scale);
}

function createFastClock(scale: number): AppClock {
  const wallStart = Date.now();
  const start = performance.now();
  const monotonic = () => (performance.now() - start) * scale;
  const now = () => Math.round(wallStart + monotonic());
  return {
    now,
    monotonic,
    after: (ms, callback) => waitFor(ms / scale, callback),
    ofSystem: (at) => Math.round(wallStart + (at - wallStart) * scale),
    ofTranscript: (at) => at,
    listen: () => () => undefined,
    takeDate: () => undefined,
    earliest: now,
    isSettled: () => true,
    aheadMs: () => null,
  };
}
