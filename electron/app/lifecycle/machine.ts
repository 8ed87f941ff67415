/** Facts of the machine that only the app has. */
export interface Machine {
  /** Since the last key or mouse movement, ms. */
  readonly idleMs: () => number;
  readonly isOnline: () => boolean;
}

/** A machine that is always in use and online. */
export const plainMachine: Machine = { idleMs: () => 0, isOnline: () => true };
