/** Lets a number of tasks run at a time; the others wait in their order. */
export type Gate = <T>(task: () => Promise<T>) => Promise<T>;

/**
 * Creates a gate.
 * @param most tasks at a time, 1 or more
 */
export function createGate(most: number): Gate {
  const waiting: (() => void)[] = [];
  let running = 0;
  const enter = async (): Promise<void> => {
    if (running < most) running += 1;
    // The place of the task that ends is passed on.
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  };
  return async (task) => {
    await enter();
    try {
      return await task();
    } finally {
      leave();
    }
  };
}
