import { setTimeout as sleep } from 'node:timers/promises';

/** The promise, or after `ms` an error that says what was waited for. */
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

/** Asks again every 20 ms until there is an answer other than `null`; `what` names it in the error. */
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
