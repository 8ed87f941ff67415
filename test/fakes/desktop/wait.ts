import { setTimeout as sleep } from 'node:timers/promises';

/** The promise, or after `ms` an error that names what the test waits for. */
export async function within<T>(promise: Promise<T>, ms: number, what: string): Promise<T> {
  const stop = new AbortController();
  const late = sleep(ms, null, { signal: stop.signal }).then(() => {
    throw new Error(`fake desktop: no ${what} within ${String(ms)} ms`);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    stop.abort();
    late.catch(() => undefined);
  }
}

/** Calls every 20 ms until the result is not `null`; `what` names it in the error. */
export async function eventually<T>(
  ask: () => T | null | Promise<T | null>,
  ms: number,
  what: string,
): Promise<T> {
  const deadline = performance.now() + ms;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (performance.now() >= deadline) throw new Error(`fake desktop: no ${what} within ${String(ms)} ms`);
    await sleep(20);
  }
}
