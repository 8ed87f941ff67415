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

/** What is counted rather than told, as of `now`. */
export type Count = (facts: Facts, now: number) => Partial<Facts>;

/** A store that starts with nothing known. `count` is asked for each snapshot, so that counts never lag behind a reset. */
export function createStore(
  now: () => number,
  locale: () => Locale,
  start: Partial<Facts> = {},
  count: Count = () => ({}),
): Store {
  const listeners = new Set<(snapshot: Snapshot) => void>();
  let facts: Facts = { ...noFacts, ...start };
  const make = (version: number) => {
    const at = now();
    facts = { ...facts, ...count(facts, at) };
    return deepFreeze(buildSnapshot(facts, at, locale(), version));
  };
  let snapshot = make(1);

  const retime = () => {
    snapshot = make(snapshot.version + 1);
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
