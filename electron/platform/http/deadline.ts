/** The reason why a signal of `withDeadline` fired. */
export type Stop = 'timeout' | 'cancelled';

/**
 * Runs `work` with a signal that fires after `ms`, with `outer`, and always when the work is over, so that open
 * resources (a partly read body) are closed. `AbortSignal.any` and `.timeout` are not used: Node may collect a combined
 * signal before it fires, and its timeouts do not prevent the process from ending.
 */
export async function withDeadline<T>(
  ms: number,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const stop = (why: Stop) => () => {
    controller.abort(why);
  };
  const cancel = stop('cancelled');
  const timer = setTimeout(stop('timeout'), ms);
  outer?.addEventListener('abort', cancel, { once: true });
  if (outer?.aborted === true) cancel();
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', cancel);
    controller.abort('cancelled' satisfies Stop);
  }
}

/** The reason why a signal fired; `null` while it has not. */
export function stopOf(signal: AbortSignal): Stop | null {
  if (!signal.aborted) return null;
  return signal.reason === 'timeout' ? 'timeout' : 'cancelled';
}

/**
 * Waits for the promise, and rejects as soon as the signal fires: reading a body of Electron's net.fetch does not end
 * by itself when its request is aborted.
 */
export async function orStopped<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop: (() => void) | undefined;
  const stopped = new Promise<never>((_resolve, reject) => {
    stop = () => {
      reject(new Error(stopOf(signal) ?? 'cancelled'));
    };
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
  // The promise that ends later may still reject, which must not count as unhandled.
  promise.catch(() => undefined);
  stopped.catch(() => undefined);
  try {
    return await Promise.race([promise, stopped]);
  } finally {
    if (stop) signal.removeEventListener('abort', stop);
  }
}
