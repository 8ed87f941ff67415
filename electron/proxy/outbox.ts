import type { ProxyFigures } from '../core/proxy';
import type { Endpoint, OnProxyEvent, ProxyEvent } from './events';
import type { AnswerCount, FromProxy } from './messages';

type Batch = FromProxy & { readonly kind: 'batch' };

/**
 * What waits for the app. One batch at a time is on its way: the next one leaves when the app has said that it took the
 * last (its number), so that nothing piles up in the pipe, which has no bound of its own. While the app is slow or
 * stuck, everything gathers here, within bounds, and nobody who relays a stream ever waits.
 */
export interface Outbox {
  readonly event: OnProxyEvent;
  readonly answer: (status: number, endpoint: Endpoint) => void;
  /** The app has taken the batch of this number. */
  readonly taken: (seq: number) => void;
  /** Until everything is taken, for at most `ms`. */
  readonly settled: (ms: number) => Promise<void>;
  readonly figures: () => Pick<ProxyFigures, 'replaced' | 'dropped'>;
  readonly waiting: () => { readonly limits: number; readonly uses: number };
}

/** Limits that say different things: of this many windows, accounts and statuses the newest ones are kept. */
export const MOST_LIMITS = 64;
/** Responses whose tokens wait: an hour of two a second. Of more the oldest are dropped; transcripts tell them again. */
export const MOST_USES = 8192;
/** So many uses go at once: about 4 ms of the app's time. */
export const MOST_AT_ONCE = 200;

export function createOutbox(send: (batch: Batch) => void): Outbox {
  const limits = new Map<string, ProxyEvent>();
  const uses: ProxyEvent[] = [];
  const answers = new Map<string, AnswerCount>();
  const figures = { replaced: 0, dropped: 0 };
  let sent = 0;
  let onItsWay = false;
  let scheduled = false;
  let whenEmpty: () => void = () => undefined;

  const isEmpty = () => limits.size + uses.length + answers.size === 0;
  const flush = () => {
    scheduled = false;
    if (onItsWay || isEmpty()) return;
    onItsWay = true;
    sent += 1;
    const events = [...limits.values(), ...uses.splice(0, MOST_AT_ONCE)];
    const batch: Batch = {
      kind: 'batch',
      seq: sent,
      events,
      answers: [...answers.values()],
      dropped: figures.dropped,
    };
    limits.clear();
    answers.clear();
    send(batch);
  };
  /** Not at once: what one part of a response says goes together, after the part itself. */
  const schedule = () => {
    if (scheduled || onItsWay) return;
    scheduled = true;
    setImmediate(flush);
  };
  const addLimits = (key: string, event: ProxyEvent) => {
    if (limits.delete(key)) figures.replaced += 1;
    limits.set(key, event);
    const [oldest] = limits.keys();
    if (limits.size <= MOST_LIMITS || oldest === undefined) return;
    limits.delete(oldest);
    figures.dropped += 1;
  };
  return {
    event: (event) => {
      // What waits for long holds its own text, not the whole head that its words were cut from.
      const own = onItsWay ? structuredClone(event) : event;
      if (own.kind === 'headers') addLimits(keyOf(own), own);
      else if (uses.push(own) > MOST_USES) {
        uses.shift();
        figures.dropped += 1;
      }
      schedule();
    },
    answer: (status, endpoint) => {
      const key = `${String(status)} ${endpoint}`;
      answers.set(key, { status, endpoint, count: (answers.get(key)?.count ?? 0) + 1 });
      schedule();
    },
    taken: (seq) => {
      if (!onItsWay || seq !== sent) return;
      onItsWay = false;
      if (isEmpty()) whenEmpty();
      else flush();
    },
    settled: (ms) =>
      new Promise((resolve) => {
        if (isEmpty() && !onItsWay) {
          resolve();
          return;
        }
        const timer = setTimeout(resolve, ms);
        whenEmpty = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    figures: () => figures,
    waiting: () => ({ limits: limits.size, uses: uses.length }),
  };
}

/**
 * Limits replace earlier ones of the same account and outcome that speak of the same windows: a refusal does not vanish
 * behind the answer after it, nor a window that only some models use.
 */
function keyOf({ tokenHash, status, headers }: ProxyEvent & { readonly kind: 'headers' }): string {
  const names = headers.map(([name]) => name.toLowerCase()).sort();
  const organization = headers.find(([name]) => name.toLowerCase() === 'anthropic-organization-id');
  return [tokenHash, status, organization?.[1], ...names].join(' ');
}
