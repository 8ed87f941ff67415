import type { Fetch } from '../sources/usage-api/request';

/** The ways to a server, best first. */
export interface FetchWays {
  /** Chromium's, by the session that the app began with. */
  readonly chromium: Fetch;
  /** Chromium's, by a session that was never used. */
  readonly anew: () => Fetch;
  /** Node's. */
  readonly node: () => Promise<Fetch>;
}

/**
 * A fetch that outlives Chromium's network service. When that process dies Chromium starts it again, but in some
 * versions each session that was in use answers ERR_FAILED until the app is restarted, without a word to any server:
 * https://github.com/electron/electron/issues/49572. A new session works; where it does not, Node's own fetch does.
 */
export class SurvivingFetch {
  readonly #ways: FetchWays;
  #chromium: Fetch;
  #node: Promise<Fetch> | null = null;
  #hasDied = false;

  constructor(ways: FetchWays) {
    this.#ways = ways;
    this.#chromium = ways.chromium;
  }

  /** Chromium's network service has died. */
  networkServiceDied(): void {
    this.#hasDied = true;
    this.#chromium = this.#ways.anew();
  }

  readonly fetch: Fetch = async (url, init) => {
    const way = this.#chromium;
    try {
      return await way(url, init);
    } catch (error) {
      if (!this.#isBroken(error)) throw error;
    }
    // Made before the service was up again, or before the death was known, such a session fails as well.
    if (this.#chromium === way) this.#chromium = this.#ways.anew();
    try {
      return await this.#chromium(url, init);
    } catch (error) {
      if (!this.#isBroken(error)) throw error;
    }
    this.#node ??= this.#ways.node();
    return (await this.#node)(url, init);
  };

  #isBroken(error: unknown): boolean {
    return this.#hasDied && error instanceof Error && error.message.includes('ERR_FAILED');
  }
}
