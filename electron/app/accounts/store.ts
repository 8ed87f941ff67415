import { isDeepStrictEqual } from 'node:util';
import type { Locale } from '../../core/text/format';
import type { Amount } from '../../core/settings/settings';
import { createSignal, type Signal } from '../../core/signal';
import { buildSnapshot, noFacts, type Facts } from '../../core/snapshot/snapshot';
import type { AccountSnapshot } from '../../core/snapshot/snapshot-types';

/** The reason why a store's snapshot has changed: a fact, or only the time. */
export type StoreChange = 'facts' | 'time';

/** The facts of one account, and the snapshot that is built from them when it is next needed. */
export interface Store {
  readonly facts: () => Facts;
  /** The snapshot of the present facts; the same object until they change. */
  readonly snapshot: () => AccountSnapshot;
  /** Changes facts. A change that leaves all of them equal does nothing. */
  readonly update: (change: Partial<Facts>) => void;
  /** To be called when time has passed: sums are computed again, and the next snapshot has the present time. */
  readonly retime: () => void;
  /** Published after each change of the facts. */
  readonly changed: Signal<StoreChange>;
}

/** Computes facts from the ledger as of `now` (epoch ms): token sums and estimates of an account's windows. */
export type Count = (facts: Facts, now: number) => Partial<Facts>;

export interface StoreParts {
  /** Epoch ms. */
  readonly now: () => number;
  readonly locale: () => Locale;
  /** Whether sentences give what is used or what is left; absent: what is used. */
  readonly amount?: () => Amount;
  /** The facts at the start. */
  readonly facts?: Partial<Facts>;
  /** Called when time passes and when the account or its windows change. */
  readonly count?: Count;
  /** By how much this computer's clock is ahead where a user should know, ms; else `null`. */
  readonly clockAheadMs?: () => number | null;
}

/** A store of one account. */
export function createStore(parts: StoreParts): Store {
  return new AccountStore(parts);
}

class AccountStore implements Store {
  readonly #parts: StoreParts;
  readonly #changed = createSignal<StoreChange>();
  #facts: Facts;
  #snapshot: AccountSnapshot | null = null;
  #version = 0;

  constructor(parts: StoreParts) {
    this.#parts = parts;
    this.#facts = { ...noFacts, ...parts.facts };
    this.#count();
  }

  readonly changed: Signal<StoreChange> = this.#changed;

  readonly facts = (): Facts => this.#facts;

  readonly snapshot = (): AccountSnapshot => {
    if (this.#snapshot === null) {
      const { now, locale, amount } = this.#parts;
      this.#version += 1;
      this.#snapshot = deepFreeze(buildSnapshot(this.#facts, now(), locale(), this.#version, amount?.()));
    }
    return this.#snapshot;
  };

  readonly update = (change: Partial<Facts>): void => {
    const before = this.#facts;
    this.#facts = { ...before, ...change, clockAheadMs: this.#clockAheadMs() };
    if (isDeepStrictEqual(this.#facts, before)) return;
    // Token sums and estimates depend on these two.
    if (this.#facts.account !== before.account || this.#facts.tracker !== before.tracker) this.#count();
    this.#become('facts');
  };

  readonly retime = (): void => {
    this.#count();
    this.#become('time');
  };

  #become(change: StoreChange): void {
    this.#snapshot = null;
    this.#changed.publish(change);
  }

  #count(): void {
    const { count, now } = this.#parts;
    const clockAheadMs = this.#clockAheadMs();
    this.#facts = { ...this.#facts, ...count?.(this.#facts, now()), clockAheadMs };
  }

  #clockAheadMs(): number | null {
    return this.#parts.clockAheadMs?.() ?? null;
  }
}

/** Freezes a snapshot, so that no receiver can change it. */
function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
