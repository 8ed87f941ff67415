import type http from 'node:http';
import { meaningOf } from '../../core/snapshot/meaning';
import type { AppSnapshot } from '../../core/snapshot/snapshot-types';
import { statusOf } from '../../core/snapshot/status';
import type { Signal } from '../../core/signal';
import { jsonText } from '../../core/text/plain-text';
import type { UsageEvent } from '../../core/usage/usage';
import { lineOfEvent } from '../../history/readings/export';
import type { Accounts } from '../accounts/accounts';
import { answerJson } from './answer-json';

/** What streams are made of. */
export interface EventSource {
  readonly accounts: Pick<Accounts, 'snapshot' | 'snapshots'>;
  readonly events: Signal<readonly UsageEvent[]>;
}

/** Open streams; further ones are refused. Half of the connections of the port stay free for other requests. */
const MAX_STREAMS = 8;
/** Events that wait for a client which does not read; with one more it is cut off, and has to connect again. */
const MAX_WAITING = 64;
/** Ms between two signs of life, so that a client sees a broken connection. */
const ALIVE_MS = 20_000;
/** What a client should wait before it connects again, in ms. */
const RETRY_MS = 5000;

/**
 * Streams of server-sent events (`/v1/events`): `status` has the JSON of `quotide watch --json`, at once and with each
 * change, and `event` has a row of `quotide history --events --json`. While no stream is open nothing is computed.
 */
export class EventStreams {
  readonly #source: EventSource;
  /** Ms after which a client that reads nothing is cut off. */
  readonly #stallMs: number;
  readonly #streams = new Set<Stream>();
  #endListening: (() => void) | null = null;
  #last = '';

  constructor(source: EventSource, stallMs: number) {
    this.#source = source;
    this.#stallMs = stallMs;
  }

  /** Begins a stream, or refuses it. */
  open(request: http.IncomingMessage, response: http.ServerResponse): void {
    if (this.#streams.size >= MAX_STREAMS) {
      response.setHeader('retry-after', '60');
      answerJson(request, response, 503, jsonText({ schema: 1, error: 'Too many streams are open.' }));
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    response.setTimeout(this.#stallMs, () => response.destroy());
    const stream = new Stream(response);
    this.#streams.add(stream);
    response.once('close', () => {
      this.#streams.delete(stream);
      if (this.#streams.size === 0) this.#rest();
    });
    this.#listen();
    stream.sendStatus(`retry: ${String(RETRY_MS)}\n${statusEvent(this.#source.accounts.snapshot())}`);
  }

  close(): void {
    for (const stream of this.#streams) stream.end();
    this.#rest();
  }

  #listen(): void {
    if (this.#endListening !== null) return;
    const { accounts, events } = this.#source;
    this.#last = meaningOf(accounts.snapshot());
    const endSnapshots = accounts.snapshots.listen((snapshot) => {
      const meaning = meaningOf(snapshot);
      if (meaning === this.#last) return;
      this.#last = meaning;
      const text = statusEvent(snapshot);
      for (const stream of this.#streams) stream.sendStatus(text);
    });
    const endEvents = events.listen((all) => {
      const texts = all.map((event) => eventOf('event', lineOfEvent(event)));
      for (const stream of this.#streams) for (const text of texts) stream.sendEvent(text);
    });
    const alive = setInterval(() => {
      for (const stream of this.#streams) stream.sendSign();
    }, ALIVE_MS);
    this.#endListening = () => {
      endSnapshots();
      endEvents();
      clearInterval(alive);
    };
  }

  #rest(): void {
    this.#endListening?.();
    this.#endListening = null;
  }
}

/** One client. While it does not read, only the newest status and a few events wait for it. */
class Stream {
  readonly #response: http.ServerResponse;
  #isFull = false;
  #status: string | null = null;
  #events: string[] = [];

  constructor(response: http.ServerResponse) {
    this.#response = response;
    response.on('drain', () => {
      this.#isFull = false;
      this.#flush();
    });
  }

  sendStatus(text: string): void {
    this.#status = text;
    this.#flush();
  }

  sendEvent(text: string): void {
    if (this.#events.length >= MAX_WAITING) {
      this.#response.destroy();
      return;
    }
    this.#events.push(text);
    this.#flush();
  }

  /** A comment, which clients skip. */
  sendSign(): void {
    if (!this.#isFull) this.#write(':\n\n');
  }

  end(): void {
    this.#response.end();
  }

  #flush(): void {
    while (!this.#isFull) {
      const event = this.#events.shift();
      if (event === undefined && this.#status === null) return;
      this.#write(event ?? this.#status ?? '');
      if (event === undefined) this.#status = null;
    }
  }

  #write(text: string): void {
    this.#isFull = !this.#response.write(text);
  }
}

function statusEvent(snapshot: AppSnapshot): string {
  return eventOf('status', statusOf(snapshot));
}

function eventOf(name: string, data: unknown): string {
  return `event: ${name}\ndata: ${jsonText(data)}\n\n`;
}
