import { createHash } from 'node:crypto';
import type { HeaderLine } from '../head/lines';
import type { RequestHead } from '../head/request';
import type { ResponseHead } from '../head/response';
import type { Counts } from '../counters';
import type { AnswerDate, Endpoint, HeaderPair, OnProxyEvent } from '../events';
import { createReading, type Reading } from './reading';

/** Listens to one exchange. It sees copies, after they were passed on; whatever it does, the stream goes on. */
export interface Tap {
  readonly onHead: (head: ResponseHead) => void;
  /** Whether the body is to be told; asked after the head. */
  readonly wantsBody: () => boolean;
  /** Takes a part of the content: a view, good only during the call. */
  readonly onBody: (part: Buffer) => void;
  /** @param whole false when the response was cut off */
  readonly onEnd: (whole: boolean) => void;
}

/** Makes a tap for each request. */
export type MakeTap = (request: RequestHead) => Tap;

export interface TapParts {
  readonly onEvent: OnProxyEvent;
  /** Told of each answer, whatever it says. */
  readonly onAnswer?: ((status: number, endpoint: Endpoint) => void) | undefined;
  readonly counts: Counts;
  /** Wall clock, epoch ms. */
  readonly now: () => number;
}

/** Taps that tell limits and tokens through `onEvent`. */
export function createTaps(parts: TapParts): MakeTap {
  return (request) => new ExchangeTap(parts, request);
}

class ExchangeTap implements Tap {
  #reading: Reading | null = null;
  #token: string | null | undefined;
  readonly #askedAt: number;

  constructor(
    readonly parts: TapParts,
    readonly request: RequestHead,
  ) {
    this.#askedAt = parts.now();
  }

  onHead(head: ResponseHead): void {
    const { onEvent, onAnswer, counts, now } = this.parts;
    const at = now();
    const endpoint = endpointOf(this.request.target);
    onAnswer?.(head.status, endpoint);
    const headers = limitHeaders(head.lines);
    if (headers.some(([name]) => LIMITS.test(name))) {
      counts.headersSeen += 1;
      const dated = dateOf(head.lines, at - this.#askedAt);
      onEvent({ kind: 'headers', at, status: head.status, tokenHash: this.#tokenHash(), headers, dated });
    }
    // `count_tokens` and batches use none.
    if (head.status !== 200 || this.request.method !== 'POST' || endpoint !== 'messages') return;
    const organizationId = organizationOf(headers);
    const isBilled = isByApiKey(this.request.lines);
    this.#reading = createReading(head.lines, at, {
      onUse: (told, partial) => {
        const use = isBilled ? { ...told, onPlan: false } : told;
        counts.usesSeen += 1;
        onEvent({ kind: 'use', tokenHash: this.#tokenHash(), organizationId, use, partial });
      },
      onUnknown: () => {
        counts.usesUnknown += 1;
      },
    });
  }

  wantsBody(): boolean {
    return this.#reading !== null;
  }

  onBody(part: Buffer): void {
    this.#reading?.push(part);
  }

  onEnd(whole: boolean): void {
    this.#reading?.end(whole);
  }

  #tokenHash(): string | null {
    this.#token ??= hashOf(this.request.lines);
    return this.#token;
  }
}

/** `?beta=true` says nothing. */
function endpointOf(target: string): Endpoint {
  const query = target.indexOf('?');
  const path = query === -1 ? target : target.slice(0, query);
  if (path === '/v1/messages') return 'messages';
  return path === '/v1/messages/count_tokens' ? 'count_tokens' : 'other';
}

const LIMITS = /^anthropic-ratelimit-/i;
/** Far more than there are: whoever answers in Anthropic's place does not fill our memory. */
const MAX_TOLD = 100;
const MAX_NAME_CHARS = 200;
const MAX_VALUE_CHARS = 1000;
const MAX_DATE_CHARS = 64;
const TOLD = /^(anthropic-ratelimit-.*|anthropic-organization-id|request-id|retry-after)$/;

function limitHeaders(lines: readonly HeaderLine[]): readonly HeaderPair[] {
  const told = lines.flatMap(({ name, raw, value }): HeaderPair[] => {
    const isShort = name.length <= MAX_NAME_CHARS && value.length <= MAX_VALUE_CHARS;
    return isShort && TOLD.test(name) ? [[raw.slice(0, name.length), value]] : [];
  });
  return told.slice(0, MAX_TOLD);
}

function organizationOf(headers: readonly HeaderPair[]): string | null {
  return headers.find(([name]) => name.toLowerCase() === 'anthropic-organization-id')?.[1] ?? null;
}

/** A page of a network on the way is not Anthropic's, and what comes out of a store has an old `Date`. */
function dateOf(lines: readonly HeaderLine[], tookMs: number): AnswerDate | undefined {
  const date = valueOf(lines, 'date');
  const isOfApi = /\b(?:json|event-stream)\b/i.test(valueOf(lines, 'content-type') ?? '');
  const isFresh = isOfApi && valueOf(lines, 'age') === null && tookMs >= 0;
  return date === null || date.length > MAX_DATE_CHARS || !isFresh ? undefined : { date, tookMs };
}

function valueOf(lines: readonly HeaderLine[], name: string): string | null {
  return lines.find((line) => line.name === name)?.value ?? null;
}

/** As the app hashes the token of a login (`tokenHash`): it tells whose limits these are, and cannot be turned back. */
function hashOf(lines: readonly HeaderLine[]): string | null {
  const token = bearerOf(lines) ?? valueOf(lines, 'x-api-key');
  return token === null ? null : createHash('sha256').update(token, 'utf8').digest('hex').slice(0, 16);
}

/** API keys as Anthropic makes them; the token of a login begins with `sk-ant-oat`. */
const API_KEY = /^sk-ant-api/i;

/** Whether a request was sent with an API key instead of a login: its answer is billed by use, and no plan pays for it. */
function isByApiKey(lines: readonly HeaderLine[]): boolean {
  const bearer = bearerOf(lines);
  return bearer === null ? valueOf(lines, 'x-api-key') !== null : API_KEY.test(bearer);
}

function bearerOf(lines: readonly HeaderLine[]): string | null {
  const [, bearer] = /^bearer +(\S+)$/i.exec(valueOf(lines, 'authorization') ?? '') ?? [];
  return bearer ?? null;
}
