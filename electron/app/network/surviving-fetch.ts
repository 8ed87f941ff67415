import type { Fetch } from '../../platform/http/fetch-type';

/** Chromium's sessions to request with. */
export interface ChromiumWays {
  /** Uses the session that the app began with. */
  readonly first: Fetch;
  /** Opens a new session. */
  readonly anew: () => Fetch;
}

/**
 * Chromium's fetch, which outlives its network service. When that process dies Chromium starts it again, but in some
 * versions each session that was in use fails with ERR_FAILED until the app is restarted, without any request:
 * https://github.com/electron/electron/issues/49572. A new session works.
 */
export class SurvivingFetch {
  readonly #ways: ChromiumWays;
  #current: Fetch;
  #hasDied = false;

  constructor(ways: ChromiumWays) {
    this.#ways = ways;
    this.#current = ways.first;
  }

  /** To be called when Chromium's network service has died. */
  networkServiceDied(): void {
    this.#hasDied = true;
    this.#current = this.#ways.anew();
  }

  /** Throws what Chromium throws; ERR_FAILED after a new session has failed as well. */
  readonly fetch: Fetch = async (url, init) => {
    const way = this.#current;
    try {
      return await way(url, init);
    } catch (error) {
      if (!this.#isBroken(error)) throw error;
    }
    // A session that was opened before the service was up again fails as well.
    if (this.#current === way) this.#current = this.#ways.anew();
    return this.#current(url, init);
  };

  #isBroken(error: unknown): boolean {
    return this.#hasDied && error instanceof Error && error.message.includes('ERR_FAILED');
  }
}
