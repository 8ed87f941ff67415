import { useEffect, useState } from 'react';

/** Ms that a number needs to its new value. */
const COUNT_MS = 420;

interface Run {
  readonly from: number;
  readonly to: number;
  /** The number on screen. */
  readonly at: number;
}

/**
 * A number on its way to a new value. It changes at once where the user wants no motion, while the page is hidden, and
 * at its first value.
 */
export function useCountUp(value: number): number {
  const [run, setRun] = useState<Run>({ from: value, to: value, at: value });
  if (run.to !== value) setRun(moves() ? { from: run.at, to: value, at: run.at } : still(value));
  const { from, to } = run;
  useEffect(() => {
    if (from === to) return;
    const start = performance.now();
    let frame = 0;
    const step = (): void => {
      const part = Math.min(1, (performance.now() - start) / COUNT_MS);
      // Fast first, as the bar rises.
      const at = part < 1 ? from + (to - from) * (1 - (1 - part) ** 3) : to;
      setRun((now) => (now.to !== to ? now : part < 1 ? { from, to, at } : still(to)));
      if (part < 1) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [from, to]);
  return run.to === value ? run.at : value;
}

function still(value: number): Run {
  return { from: value, to: value, at: value };
}

/** Whether numbers may move: a hidden page draws no frames, so that a number would stand still at an old value. */
function moves(): boolean {
  return !document.hidden && !matchMedia('(prefers-reduced-motion: reduce)').matches;
}
