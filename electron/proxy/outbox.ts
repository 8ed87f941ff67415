import type { ProxyFigures } from '../core/proxy';
import type { Endpoint, OnProxyEvent, ProxyEvent } from './events';
import type { AnswerCount, FromProxy } from './messages';

type Batch = FromProxy & { readonly kind: 'batch' };
type LimitsEvent = ProxyEvent & { readonly kind: 'headers' };

/**
 * The events that wait for the app. At most one batch is unconfirmed: the next one is sent when the app has confirmed
 * the number of the last one, because the pipe between the processes has no limit of its own. While the app is slow or
 * does not answer, events collect here up to fixed limits, and no stream waits for them.
 */
export interface Outbox {
  /** Adds an event. */
  readonly event: OnProxyEvent;
  /** Counts an answer of Anthropic. */
  readonly answer: (status: number, endpoint: Endpoint) => void;
  /** Records that the app has processed the batch of this number. */
  readonly confirm: (seq: number) => void;
  /** Resolves when the app has confirmed everything, after `ms` at the latest. */
  readonly settled: (ms: number) => Promise<void>;
  readonly figures: () => Pick<ProxyFigures, 'replaced' | 'dropped'>;
  /** The number of waiting events of each kind. */
  readonly waiting: () => { readonly limits: number; readonly uses: number };
}

/** Limit of waiting limits of different windows, accounts and statuses; beyond it the oldest are dropped. */
export const MOST_LIMITS = 64;
/**
 * Limit of waiting token uses: an hour with two responses a second. Beyond it the oldest are dropped; they are also in
 * the transcripts.
 */
export const MOST_USES = 8192;
/** Token uses of one batch: the app needs about 4 ms for them. */
export const MOST_AT_ONCE = 200;

/** Creates an outbox that passes its batches to `send`. */
export function createOutbox(send: (batch: Batch) => void): Outbox {
  return new BoundedOutbox(send);
}

class BoundedOutbox implements Outbox {
  readonly #send: (batch: Batch) => void;
  readonly #limits = new Map<string, ProxyEvent>();
  readonly #uses: ProxyEvent[] = [];
  readonly #answers = new Map<string, AnswerCount>();
  readonly #figures = { replaced: 0, dropped: 0 };
  /** Number of the last batch. */
  #sent = 0;
  /** Whether a batch was sent that is not confirmed. */
  #isUnconfirmed = false;
  #isScheduled = false;
  #whenEmpty: () => void = () => undefined;

  constructor(send: (batch: Batch) => void) {
    this.#send = send;
  }

  readonly event: OnProxyEvent = (event) => {
    // An event that may wait for long is copied: its strings are slices that would hold a whole head in memory.
    const own = this.#isUnconfirmed ? structuredClone(event) : event;
    if (own.kind === 'headers') this.#addLimits(own);
    else this.#addUse(own);
    this.#schedule();
  };

  readonly answer = (status: number, endpoint: Endpoint): void => {
    const key = `${String(status)} ${endpoint}`;
    this.#answers.set(key, { status, endpoint, count: (this.#answers.get(key)?.count ?? 0) + 1 });
    this.#schedule();
  };

  readonly confirm = (seq: number): void => {
    if (!this.#isUnconfirmed || seq !== this.#sent) return;
    this.#isUnconfirmed = false;
    if (this.#isEmpty()) this.#whenEmpty();
    else this.#flush();
  };

  readonly settled = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      if (this.#isEmpty() && !this.#isUnconfirmed) {
        resolve();
        return;
      }
      const timer = setTimeout(resolve, ms);
      this.#whenEmpty = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  readonly figures = (): Pick<ProxyFigures, 'replaced' | 'dropped'> => this.#figures;

  readonly waiting = () => ({ limits: this.#limits.size, uses: this.#uses.length });

  #addLimits(event: LimitsEvent): void {
    const key = keyOf(event);
    if (this.#limits.delete(key)) this.#figures.replaced += 1;
    this.#limits.set(key, event);
    const [oldest] = this.#limits.keys();
    if (this.#limits.size <= MOST_LIMITS || oldest === undefined) return;
    this.#limits.delete(oldest);
    this.#figures.dropped += 1;
  }

  #addUse(event: ProxyEvent): void {
    if (this.#uses.push(event) <= MOST_USES) return;
    this.#uses.shift();
    this.#figures.dropped += 1;
  }

  /** Sends soon, not at once: the events of one part of a response go together, after the part itself. */
  #schedule(): void {
    if (this.#isScheduled || this.#isUnconfirmed) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#flush();
    });
  }

  #flush(): void {
    this.#isScheduled = false;
    if (this.#isUnconfirmed || this.#isEmpty()) return;
    this.#isUnconfirmed = true;
    this.#sent += 1;
    const batch: Batch = {
      kind: 'batch',
      seq: this.#sent,
      events: [...this.#limits.values(), ...this.#uses.splice(0, MOST_AT_ONCE)],
      answers: [...this.#answers.values()],
      dropped: this.#figures.dropped,
    };
    this.#limits.clear();
    this.#answers.clear();
    this.#send(batch);
  }

  #isEmpty(): boolean {
    return this.#limits.size + this.#uses.length + this.#answers.size === 0;
  }
}

/**
 * The key under which limits replace earlier ones: the same account, status and windows. So a refusal is not replaced by
 * the answer after it, nor a window that only some models use.
 */
function keyOf({ tokenHash, status, headers }: LimitsEvent): string {
  const names = headers.map(([name]) => name.toLowerCase()).sort();
  const organization = headers.find(([name]) => name.toLowerCase() === 'anthropic-organization-id');
  return [tokenHash, status, organization?.[1], ...names].join(' ');
}
