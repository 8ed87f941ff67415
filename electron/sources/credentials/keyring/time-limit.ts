import { err, ok, type Result } from '../../../core/result';

/**
 * Waits for `work`, but no longer than `ms`. The work itself continues. A rejection in time is passed on, a later one
 * is ignored.
 */
export async function withTimeLimit<T>(work: Promise<T>, ms: number): Promise<Result<T, 'timeout'>> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<Result<T, 'timeout'>>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, ms), err('timeout'));
  });
  try {
    return await Promise.race([work.then((value) => ok(value)), limit]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Starts a budget of `ms` and returns a function that gives the rest in ms. Uses the monotonic clock, so a change of
 * the system's clock has no effect.
 */
export function startBudget(ms: number): () => number {
  const end = performance.now() + ms;
  return () => Math.max(0, end - performance.now());
}
