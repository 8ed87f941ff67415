/** Time as the app sees it. Everything that waits or asks the time does it through this. */
export interface Clock {
  /** Wall clock, epoch ms. */
  readonly now: () => number;
  /** Monotonic ms since the clock was made; never jumps. */
  readonly monotonic: () => number;
  /** Calls back once after `ms`; the returned function cancels. */
  readonly after: (ms: number, callback: () => void) => () => void;
  /** An instant that another process read off the system's clock (epoch ms), on this one; absent: it is the same. */
  readonly ofSystem?: (at: number) => number;
}

/**
 * The real clock, `scale` times faster from this moment on (QUOTIDE_TIME_SCALE, for the demo and tests).
 * @param scale 1 is real time.
 */
export function createClock(scale: number): Clock {
  const wallStart = Date.now();
  const start = performance.now();
  const monotonic = () => (performance.now() - start) * scale;
  return {
    // At scale 1 ask the system each time, so that a corrected or changed wall clock is followed.
    now: scale === 1 ? () => Date.now() : () => Math.round(wallStart + monotonic()),
    monotonic,
    after: (ms, callback) => {
      const timer = setTimeout(callback, Math.max(0, ms) / scale);
      return () => {
        clearTimeout(timer);
      };
    },
    ...(scale !== 1 && { ofSystem: (at: number) => Math.round(wallStart + (at - wallStart) * scale) }),
  };
}
