import type { LoginOutcome } from '../../../../electron/app/accounts/login';
import { createStore, type Store } from '../../../../electron/app/accounts/store';
import { createLog } from '../../../../electron/app/log';
import { createPauseState, type PauseState } from '../../../../electron/app/polling/pauses';
import { createPoller, type Poller, type PollerReader } from '../../../../electron/app/polling/poller';
import {
  asked,
  createAges,
  failed,
  neverAsked,
  succeeded,
  type Asking,
} from '../../../../electron/app/polling/request-log';
import type { PowerEvent } from '../../../../electron/core/polling/pauses';
import type { ProblemKind } from '../../../../electron/core/problem';
import { createCredential } from '../../../../electron/sources/credentials/credential';
import { tokenHash } from '../../../../electron/sources/credentials/token-hash';
import { plainFailure } from '../../../../electron/sources/usage-api/request-failure';
import { ManualClock } from '../../../support/manual-clock';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
const START = Date.UTC(2026, 10, 21, 20);
const TOKEN = 'sk-ant-oat01-made-up-one';

const signedIn: LoginOutcome = {
  login: {
    credential: createCredential({
      accessToken: TOKEN,
      expiresAt: null,
      scopes: null,
      subscriptionType: 'pro',
      rateLimitTier: null,
      origin: { finder: 'file', where: 'x' },
      warnings: [],
    }),
    evidence: { tokenHash: tokenHash(TOKEN), file: null, folderKey: 'dir-1' },
    account: { key: 'dir-1', plan: null, tier: null, organizationId: null, name: null },
  },
  problem: null,
  unreadable: null,
  attempts: [],
};
const signedOut: LoginOutcome = { login: null, problem: 'no_credentials', unreadable: null, attempts: [] };

/** How the API answers: with usage, with a 429 and `Retry-After` in ms, or not at all. */
export type Answer = 'usage' | 'no_connection' | { readonly retryAfterMs: number };

/** A place where work waits until the test lets it go on. */
export interface Gate {
  readonly pass: () => Promise<void>;
  /** Resolves when work has reached it. */
  readonly reached: Promise<void>;
  readonly open: () => void;
}

/** A gate at which work waits until it is opened. */
export function closedGate(): Gate {
  let reach = (): void => undefined;
  let open = (): void => undefined;
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return {
    pass: async () => {
      reach();
      await opened;
    },
    reached,
    open,
  };
}

function openGate(): Gate {
  const gate = closedGate();
  gate.open();
  return gate;
}

/**
 * A poller with its real store, pauses and log of requests. Only the clock, the reader's login and its API are the
 * test's: a login is found and a request answered at once, or when the test opens a gate that it has closed.
 */
export class PollerWorld {
  readonly clock = new ManualClock(START);
  readonly pauses: PauseState = createPauseState();
  readonly store: Store;
  readonly poller: Poller;
  /** When each request was sent, epoch ms. */
  readonly requests: number[] = [];
  /** When each look at the login began, epoch ms. */
  readonly looks: number[] = [];
  isSignedIn = true;
  answer: Answer = 'usage';
  everyMs: number | null = null;
  idleMs = 0;
  isLeader = true;
  isReleased = false;
  /** Each look and each request waits for its gate. */
  readonly gates: { look: Gate; request: Gate } = { look: openGate(), request: openGate() };
  #asking: Asking = neverAsked;
  #outcome: LoginOutcome | null = null;
  readonly #age: (at: number | null) => number | null;

  constructor() {
    const { clock, pauses } = this;
    this.store = createStore({ now: clock.now, locale: () => ({ language: 'en-GB', timeZone: 'UTC' }) });
    this.#age = createAges(clock);
    this.poller = this.#createPoller();
    pauses.changed.listen((isAwake) => {
      if (isAwake) this.poller.wake();
      else this.poller.pause();
    });
  }

  /** Starts the poller and waits for its first request. */
  async start(): Promise<void> {
    this.poller.start();
    await this.pass(0);
  }

  /** Moves the clock in steps of at most a second, and waits for the poller's work after each. */
  async pass(ms: number): Promise<void> {
    const end = this.clock.now() + ms;
    do {
      this.clock.pass(Math.min(SECOND, end - this.clock.now()));
      await this.poller.settled();
    } while (this.clock.now() < end);
  }

  power(...events: readonly PowerEvent[]): void {
    for (const event of events) this.pauses.happened(event);
  }

  /** Whether the Refresh button is enabled: a click is shown as allowed by now. */
  get isRefreshShownAllowed(): boolean {
    const { refreshAllowedAt } = this.store.facts();
    return refreshAllowedAt === null || refreshAllowedAt <= this.clock.now();
  }

  #createPoller(): Poller {
    const { clock, pauses, store } = this;
    return createPoller({
      reader: this.#createReader(),
      store,
      clock,
      timeScale: 1,
      pollerLease: {
        claim: () => this.isLeader,
        heldByAnother: () => !this.isLeader,
        release: () => {
          this.isReleased = true;
        },
      },
      log: createLog('error', clock.now, []),
      age: this.#age,
      random: () => 0.5,
      machine: { idleMs: () => this.idleMs, isOnline: () => true },
      pauses,
      activity: { look: () => Promise.resolve(), sinceMs: () => null },
      everyMs: () => this.everyMs,
      onEvents: () => undefined,
    });
  }

  #createReader(): PollerReader {
    return {
      reload: () => undefined,
      lookAgainInMs: () => null,
      passTime: this.store.retime,
      asking: () => this.#asking,
      outcome: () => this.#outcome,
      look: async () => {
        this.looks.push(this.clock.now());
        await this.gates.look.pass();
        this.#outcome = this.isSignedIn ? signedIn : signedOut;
        return this.#outcome;
      },
      ask: async () => {
        this.requests.push(this.clock.now());
        this.store.update({ refreshing: true });
        this.#noteRequest();
        await this.gates.request.pass();
        this.#noteAnswer();
        this.store.update({ refreshing: false });
        return true;
      },
    };
  }

  #noteRequest(): void {
    const now = this.clock.now();
    this.#asking = asked(this.#asking, tokenHash(TOKEN), now, now);
    this.#age(now);
  }

  #noteAnswer(): void {
    const now = this.clock.now();
    const { answer } = this;
    if (answer === 'usage') this.#asking = succeeded(this.#asking, now);
    else if (answer === 'no_connection') this.#noteFailure('offline', null);
    else this.#noteFailure('rate_limited', answer.retryAfterMs);
  }

  #noteFailure(kind: ProblemKind, retryAfterMs: number | null): void {
    const failure = { ...plainFailure(kind, 'network', 'made up'), retryAfterMs };
    this.#asking = failed(this.#asking, failure, this.clock.now(), 0.5);
  }
}
