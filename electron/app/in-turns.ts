import { setImmediate as nextTurn } from 'node:timers/promises';

/** Goes through many things a piece at a time, so that nothing else waits long for this thread. */
export async function inTurns<T>(
  pieces: Iterable<T>,
  act: (piece: T) => void | Promise<void>,
): Promise<void> {
  for (const piece of pieces) {
    await act(piece);
    await nextTurn();
  }
}

/** Goes through work that comes in steps, and gives what it came to. */
export async function stepsInTurns<T>(work: Generator<unknown, T>): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await nextTurn();
  }
}

/** Does one thing and lets others work before what follows. */
export async function inTurn<T>(act: () => T): Promise<T> {
  const value = act();
  await nextTurn();
  return value;
}
