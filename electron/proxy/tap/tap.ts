import { createHash } from 'node:crypto';
import type { TokenUse } from '../../core/tokens/tokens';
import type { HeaderLine } from '../head/lines';
import type { RequestHead } from '../head/request';
import type { ResponseHead } from '../head/response';
import type { Counts } from '../counters';
import type { AnswerDate, Endpoint, HeaderPair, OnProxyEvent } from '../events';
import { createReading, type Reading } from './reading';
import { TapMemory } from './tap-memory';

/** Observes one exchange. It gets copies after they were passed on, so it has no effect on the stream. */
export interface Tap {
  readonly onHead: (head: ResponseHead) => void;
  /** Whether the tap needs the body; called after the head. */
  readonly wantsBody: () => boolean;
  /** Handles a part of the content: a view that is valid only during the call. */
  readonly onBody: (part: Buffer) => void;
  /** @param whole false when the response was cut off */
  readonly onEnd: (whole: boolean) => void;
}

/** Creates a tap for each request. */
export type MakeTap = (request: RequestHead) => Tap;

export interface TapParts {
  readonly onEvent: OnProxyEvent;
  /** Called at each answer of any status. */
  readonly onAnswer?: ((status: number, endpoint: Endpoint) => void) | undefined;
  readonly counts: Counts;
  /** Called with the number of bytes of content that were read. */
  readonly onDecoded?: ((bytes: number) => void) | undefined;
  /** Called after a response that was too large to be read. */
  readonly onGivenUp?: (() => void) | undefined;
  /** Wall clock, epoch ms. */
  readonly now: () => number;
}

/** Creates taps that report limits and tokens through `onEvent`. */
export function createTaps(parts: TapParts): MakeTap {
  const memory = new TapMemory(parts.onDecoded, parts.onGivenUp);
  return (request) => new ExchangeTap(parts, request, memory);
}

class ExchangeTap implements Tap {
  #reading: Reading | null = null;
  #token: string | null | undefined;
  readonly #askedAt: number;

  constructor(
    readonly parts: TapParts,
    readonly request: RequestHead,
    readonly memory: TapMemory,
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
    // `count_tokens` and batches use no tokens.
    if (head.status !== 200 || this.request.method !== 'POST' || endpoint !== 'messages') return;
    const organizationId = organizationOf(headers);
    const isBilled = isByApiKey(this.request.lines);
    const reads = {
      onUse: (read: TokenUse, partial: boolean) => {
        const use = isBilled ? { ...read, onPlan: false } : read;
        counts.usesSeen += 1;
        onEvent({ kind: 'use', tokenHash: this.#tokenHash(), organizationId, use, partial });
      },
      onUnknown: () => {
        counts.usesUnknown += 1;
      },
    };
    this.#reading = createReading(head.lines, at, reads, this.memory);
  }

  wantsBody(): boolean {
    return this.#reading?.isOver() === false;
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

/** The endpoint of a request's target, without its query (`?beta=true`). */
function endpointOf(target: string): Endpoint {
  const query = target.indexOf('?');
  const path = query === -1 ? target : target.slice(0, query);
  if (path === '/v1/messages') return 'messages';
  return path === '/v1/messages/count_tokens' ? 'count_tokens' : 'other';
}

const LIMITS = /^anthropic-ratelimit-/i;
/**
 * Limits for the headers that are stored, far above real ones: a server in Anthropic's place must not fill the memory.
 */
const MAX_HEADERS = 100;
const MAX_NAME_CHARS = 200;
const MAX_VALUE_CHARS = 1000;
const MAX_DATE_CHARS = 64;
const REPORTED = /^(anthropic-ratelimit-.*|anthropic-organization-id|request-id|retry-after)$/;

function limitHeaders(lines: readonly HeaderLine[]): readonly HeaderPair[] {
  const headers = lines.flatMap(({ name, raw, value }): HeaderPair[] => {
    const isShort = name.length <= MAX_NAME_CHARS && value.length <= MAX_VALUE_CHARS;
    return isShort && REPORTED.test(name) ? [[raw.slice(0, name.length), value]] : [];
  });
  return headers.slice(0, MAX_HEADERS);
}

function organizationOf(headers: readonly HeaderPair[]): string | null {
  return headers.find(([name]) => name.toLowerCase() === 'anthropic-organization-id')?.[1] ?? null;
}

/**
 * The date of an answer; `undefined` for a web page, which is not Anthropic's, and for a cached answer, whose `Date` is
 * old.
 */
function dateOf(lines: readonly HeaderLine[], tookMs: number): AnswerDate | undefined {
  const date = valueOf(lines, 'date');
  const isOfApi = /\b(?:json|event-stream)\b/i.test(valueOf(lines, 'content-type') ?? '');
  const isFresh = isOfApi && valueOf(lines, 'age') === null && tookMs >= 0;
  return date === null || date.length > MAX_DATE_CHARS || !isFresh ? undefined : { date, tookMs };
}

function valueOf(lines: readonly HeaderLine[], name: string): string | null {
  return lines.find((line) => line.name === name)?.value ?? null;
}

/** The same hash as the app's `tokenHash` of a login: it identifies the account and cannot be reversed. */
function hashOf(lines: readonly HeaderLine[]): string | null {
  const token = bearerOf(lines) ?? valueOf(lines, 'x-api-key');
  return token === null ? null : createHash('sha256').update(token, 'utf8').digest('hex').slice(0, 16);
}

/** The prefix of Anthropic's API keys; the token of a login begins with `sk-ant-oat`. */
const API_KEY = /^sk-ant-api/i;

/** Whether a request used an API key instead of a login: it is billed by use and does not count against a plan. */
function isByApiKey(lines: readonly HeaderLine[]): boolean {
  const bearer = bearerOf(lines);
  return bearer === null ? valueOf(lines, 'x-api-key') !== null : API_KEY.test(bearer);
}

function bearerOf(lines: readonly HeaderLine[]): string | null {
  const [, bearer] = /^bearer +(\S+)$/i.exec(valueOf(lines, 'authorization') ?? '') ?? [];
  return bearer ?? null;
}
