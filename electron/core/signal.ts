/** Something that others may listen to. */
export interface Signal<T> {
  /** Calls `listener` with each value from now on; the returned function ends that. */
  readonly listen: (listener: (value: T) => void) => () => void;
}

/** The side of a signal that its owner holds. */
export interface SignalSource<T> extends Signal<T> {
  /**
   * Calls every listener with `value`, in the order in which they came. One that throws does not keep the others from
   * the value.
   * @throws the first of what listeners threw, once all were called
   */
  readonly publish: (value: T) => void;
}

/** A signal that has no listener yet. */
export function createSignal<T>(): SignalSource<T> {
  const listeners = new Set<{ readonly call: (value: T) => void }>();
  return {
    listen: (call) => {
      const listener = { call };
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    publish: (value) => {
      const failures: unknown[] = [];
      // One that has been ended by another during this round is not in the set any more, and is not called.
      for (const { call } of listeners) {
        try {
          call(value);
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}
