import { setImmediate as nextTurn } from 'node:timers/promises';

/** Goes through many things a piece at a time, so that nothing else waits long for this thread. */
export async function inTurns<T>(pieces: Iterable<T>, act: (piece: T) => void): Promise<void> {
  for (const piece of pieces) {
    act(piece);
    await nextTurn();
  }
}
