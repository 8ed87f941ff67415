import { buildSnapshot, noFacts, type Facts } from '../core/snapshot';
import type { Locale } from '../core/format';
import type { Snapshot } from '../core/snapshot-types';

/** Holds the facts and the snapshot made of them; tells everybody when there is a new one. */
export interface Store {
  readonly facts: () => Facts;
  readonly snapshot: () => Snapshot;
  /** Changes facts; makes and announces a new snapshot. */
  readonly update: (change: Partial<Facts>) => void;
  /** Makes a new snapshot because time has passed. */
  readonly retime: () => void;
  /** Calls back for each new snapshot; the returned function ends that. */
  readonly subscribe: (listener: (snapshot: Snapshot) => void) => () => void;
}

/** A store that starts with nothing known. */
export function createStore(now: () => number, locale: () => Locale, start: Partial<Facts> = {}): Store {
  const listeners = new Set<(snapshot: Snapshot) => void>();
  let facts: Facts = { ...noFacts, ...start };
  let snapshot = deepFreeze(buildSnapshot(facts, now(), locale(), 1));

  const retime = () => {
    snapshot = deepFreeze(buildSnapshot(facts, now(), locale(), snapshot.version + 1));
    for (const listener of listeners) listener(snapshot);
  };
  return {
    facts: () => facts,
    snapshot: () => snapshot,
    update: (change) => {
      facts = { ...facts, ...change };
      retime();
    },
    retime,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Whoever gets the snapshot gets a value, not a handle on ours. */
function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
