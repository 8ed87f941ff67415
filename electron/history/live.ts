/** How calls of a live object are made. */
export interface LiveCalls {
  /** Runs a call, and may repair what the call needs and run it again. */
  readonly run: <T>(call: () => T) => T;
  /** How often the object was replaced. */
  readonly generation: () => number;
}

/** A function whose last place in an object is not known to the compiler. */
type AnyFunction = (...given: readonly unknown[]) => unknown;

/**
 * An object of functions, also nested ones, that passes each call to the object that is current at that moment, so that
 * the database behind it can be replaced while others hold the object. A generator that is under way when the object is
 * replaced begins again on the new one and skips as many steps as were taken.
 * @param current the object with the functions; always of the same shape
 */
export function liveObject<T extends object>(current: () => T, calls: LiveCalls): T {
  const members = Object.entries(current() as Readonly<Record<string, unknown>>).map(([name, member]) => {
    const now = (): unknown => (current() as Readonly<Record<string, unknown>>)[name];
    if (typeof member === 'function')
      return [
        name,
        (...given: readonly unknown[]) => callLive(() => (now() as AnyFunction)(...given), calls),
      ];
    return [name, liveObject(() => now() as object, calls)];
  });
  return Object.fromEntries(members) as T;
}

function callLive(call: () => unknown, calls: LiveCalls): unknown {
  const result = calls.run(call);
  return isGenerator(result) ? resumable(result, call as () => Generator<unknown, unknown>, calls) : result;
}

function isGenerator(value: unknown): value is Generator<unknown, unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value && 'next' in value;
}

/** Steps of a generator, which a repair or another database begins again. */
function* resumable(
  first: Generator<unknown, unknown>,
  begin: () => Generator<unknown, unknown>,
  calls: LiveCalls,
): Generator<unknown, unknown> {
  let steps = first;
  let [begunIn, taken] = [calls.generation(), 0];
  for (;;) {
    const step = calls.run(() => {
      if (calls.generation() !== begunIn) {
        begunIn = calls.generation();
        steps = skip(begin(), taken);
      }
      return steps.next();
    });
    if (step.done === true) return step.value;
    taken += 1;
    yield step.value;
  }
}

function skip(steps: Generator<unknown, unknown>, taken: number): Generator<unknown, unknown> {
  for (let step = 0; step < taken; step += 1) steps.next();
  return steps;
}
