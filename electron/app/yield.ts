import { setImmediate as nextTurn } from 'node:timers/promises';

/** Calls a function for each piece, and gives the event loop a turn after each. */
export async function yieldAfterEach<T>(
  pieces: Iterable<T>,
  act: (piece: T) => void | Promise<void>,
): Promise<void> {
  for (const piece of pieces) {
    await act(piece);
    await nextTurn();
  }
}

/** Runs work step by step, with a turn of the event loop after each step; gives its result. */
export async function yieldBetweenSteps<T>(work: Generator<unknown, T>): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await nextTurn();
  }
}

/** Runs one function, and gives the event loop a turn before its result is used. */
export async function yieldAfter<T>(act: () => T): Promise<T> {
  const value = act();
  await nextTurn();
  return value;
}
