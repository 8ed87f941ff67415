/**
 * The usage endpoint's own limit, per access token: a few requests, then blocked for 30–60 min, as seen with the real
 * API.
 */
export interface BucketRule {
  /** Requests that a rested token has; default 5. */
  readonly capacity?: number;
  /** One request comes back each time this has passed; default 180 000 ms. */
  readonly refillMs?: number;
  /** How long a token stays blocked after too many requests; default 45 min, in reality 30–60. */
  readonly blockMs?: number;
  /** The `retry-after` while blocked; the real API has been seen with all three. Default `zero`. */
  readonly retryAfter?: 'zero' | 'remaining' | 'absent';
}

interface TokenState {
  left: number;
  since: number;
  blockedUntil: number;
}

/** Counts requests by token; the caller passes the time. */
export class Bucket {
  readonly #tokens = new Map<string, TokenState>();
  readonly #rule: Required<BucketRule>;

  constructor(rule: BucketRule) {
    this.#rule = { capacity: 5, refillMs: 180_000, blockMs: 45 * 60_000, retryAfter: 'zero', ...rule };
  }

  /** Counts one request at `now` (epoch ms): `null` when it may pass, else the `retry-after` to send (or none). */
  take(token: string, now: number): { readonly retryAfter: string | null } | null {
    const state = this.#tokens.get(token) ?? { left: this.#rule.capacity, since: now, blockedUntil: 0 };
    this.#tokens.set(token, state);
    if (state.blockedUntil > 0 && now >= state.blockedUntil) {
      Object.assign(state, { left: this.#rule.capacity, since: now, blockedUntil: 0 });
    }
    if (state.blockedUntil === 0) {
      this.#refill(state, now);
      if (state.left >= 1) {
        state.left -= 1;
        return null;
      }
      state.blockedUntil = now + this.#rule.blockMs;
    }
    return { retryAfter: this.#retryAfter(state.blockedUntil - now) };
  }

  #refill(state: TokenState, now: number): void {
    const back = Math.floor((now - state.since) / this.#rule.refillMs);
    if (back <= 0) return;
    state.left = Math.min(this.#rule.capacity, state.left + back);
    state.since += back * this.#rule.refillMs;
  }

  #retryAfter(remainingMs: number): string | null {
    if (this.#rule.retryAfter === 'absent') return null;
    return this.#rule.retryAfter === 'zero' ? '0' : String(Math.ceil(remainingMs / 1000));
  }
}
