import { isDeepStrictEqual } from 'node:util';
import type { Locale } from '../../core/text/format';
import type { Amount } from '../../core/settings/settings';
import { createSignal, type Signal } from '../../core/signal';
import { buildSnapshot, noFacts, type Facts } from '../../core/snapshot/snapshot';
import type { AccountSnapshot } from '../../core/snapshot/snapshot-types';

/** Why a store's snapshot is another one: a fact has changed, or only the time of day. */
export type StoreChange = 'facts' | 'time';

/** Holds the facts of one account; its snapshot is built from them when it is next asked for. */
export interface Store {
  readonly facts: () => Facts;
  /** The snapshot of the facts as they are; the same object until they change. */
  readonly snapshot: () => AccountSnapshot;
  /** Changes facts. A change that leaves all of them equal does nothing. */
  readonly update: (change: Partial<Facts>) => void;
  /** Time has passed: what is counted is counted again, and the next snapshot has the present time. */
  readonly retime: () => void;
  /** Each change, once the facts are the new ones. */
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
  /** What is known at the start. */
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
    // What is counted rests on these two.
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

/** A snapshot is a value: who gets it cannot change that of others. */
function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
