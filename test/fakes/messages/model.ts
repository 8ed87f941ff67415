import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TokenSums } from '../../../electron/core/usage/usage';
import { errorBody } from '../api/gate';
import { base58, between, seededRandom, type Random } from '../random';
import { placeIn, type MessageRequest } from './conversation';
import { atStart, EventStream, tell, wholeMessage, type Message } from './stream';
import type { Limits, Reply, Sent, Told, Trouble } from './types';

const P = 'anthropic-ratelimit-unified';

/** The messages of a fake API: says what a script wants it to say, and counts the tokens it told. */
export class FakeModel {
  /** Every request for a message so far, in the order of their ends. */
  readonly sent: Sent[] = [];
  readonly #script = new Map<string, readonly Reply[]>();
  readonly #troubles = new Map<string, number>();
  readonly #random: Random;
  #limits: Limits | null = null;
  #open = 0;

  constructor(seed = 1) {
    this.#random = seededRandom(seed);
  }

  /** What is said, one after the other, once a prompt has this word in it. */
  say(word: string, ...replies: readonly Reply[]): void {
    this.#script.set(word, replies);
  }

  /** Messages that are being told at the moment. */
  get open(): number {
    return this.#open;
  }

  /** What the headers of each reply say from now on. */
  setLimits(limits: Limits | null): void {
    this.#limits = limits;
  }

  /** The reported tokens, by model. */
  totals(
    which: (told: Told) => boolean = () => true,
  ): Readonly<Record<string, TokenSums & { messages: number }>> {
    const sums: Record<string, TokenSums & { messages: number }> = {};
    for (const { told } of this.sent) if (told !== null && which(told)) add(sums, told);
    return sums;
  }

  /** Answers one request; `headers` are those of every response. */
  async answer(
    request: IncomingMessage,
    response: ServerResponse,
    headers: Readonly<Record<string, string>>,
  ): Promise<void> {
    const wish = JSON.parse(await textOf(request)) as MessageRequest;
    const place = placeIn(wish, [...this.#script.keys()]);
    // For requests without a scripted line: the client's own small requests.
    const { word, step } = place ?? { word: '', step: 0 };
    const reply = this.#script.get(word)?.[step] ?? {};
    const trouble = this.#troubleOf(`${word} ${String(step)}`, reply);
    const message: Message = {
      id: `msg_01${base58(this.#random, 22)}`,
      model: wish.model,
      reply,
      tokens: this.#tokens(),
    };
    const coding = wish.stream === true ? (reply.coding ?? 'gzip') : 'identity';
    const status = trouble?.kind === 'refused' ? trouble.status : 200;
    const tellsLimits = trouble?.kind !== 'refused' || trouble.limits === true;
    const head = { ...(tellsLimits ? this.#limitHeaders() : {}), ...headers };
    const told = async (): Promise<{ readonly headAt: number; readonly told: Told | null }> => {
      if (trouble?.kind === 'refused') return { headAt: refuse(response, trouble, head), told: null };
      const headAt = sendHead(response, wish.stream === true, coding, head);
      const requestId = headers['request-id'] ?? '';
      this.#open += 1;
      const whole = await this.#deliver(response, message, wish.stream === true ? coding : null, trouble);
      this.#open -= 1;
      const tokens = whole ? message.tokens : atStart(message.tokens);
      return { headAt, told: { messageId: message.id, requestId, model: wish.model, tokens, whole } };
    };
    const agent = request.headers['x-claude-code-agent-id'] !== undefined;
    this.sent.push({ word, step, status, coding, agent, ...(await told()) });
  }

  /** @returns whether the message was sent to its end */
  async #deliver(
    response: ServerResponse,
    message: Message,
    coding: Sent['coding'] | null,
    trouble: Trouble | null,
  ): Promise<boolean> {
    if (coding === null) {
      response.end(JSON.stringify(wholeMessage(message)));
      return true;
    }
    const stream = new EventStream(response, coding);
    if (trouble === null) {
      await tell(stream, message);
      await stream.end();
      return true;
    }
    await tell(stream, message, 2);
    if (trouble.kind === 'endless') {
      await once(response, 'close');
    } else {
      // The bytes must be on their way before the reset throws away what is still queued.
      await sleep(50);
      response.socket?.resetAndDestroy();
    }
    return false;
  }

  #troubleOf(at: string, { trouble = [] }: Reply): Trouble | null {
    const had = this.#troubles.get(at) ?? 0;
    this.#troubles.set(at, had + 1);
    return trouble[had] ?? null;
  }

  #tokens(): TokenSums {
    const some = (most: number): number => between(this.#random, 1, most);
    return {
      input: some(4000),
      output: 2 + some(3000),
      cacheRead: some(150_000),
      cacheWrite5m: some(9000),
      cacheWrite1h: some(5000),
    };
  }

  #limitHeaders(): Readonly<Record<string, string>> {
    if (this.#limits === null) return {};
    const { fiveHour, sevenDay, more = {} } = this.#limits;
    const of = (name: string, { used, reset }: Limits['sevenDay']) => ({
      [`${P}-${name}-status`]: used >= 1 ? 'rejected' : 'allowed',
      [`${P}-${name}-utilization`]: String(used),
      [`${P}-${name}-reset`]: String(reset),
    });
    const binding = fiveHour ?? sevenDay;
    return {
      [`${P}-status`]: binding.used >= 1 ? 'rejected' : 'allowed',
      ...(fiveHour === null ? {} : of('5h', fiveHour)),
      ...of('7d', sevenDay),
      [`${P}-representative-claim`]: fiveHour === null ? 'seven_day' : 'five_hour',
      [`${P}-reset`]: String(binding.reset),
      ...Object.fromEntries(Object.entries(more).map(([name, value]) => [`${P}-${name}`, value])),
    };
  }
}

/** @returns when the head went out */
function sendHead(
  response: ServerResponse,
  isStream: boolean,
  coding: Sent['coding'],
  headers: Readonly<Record<string, string>>,
): number {
  const at = performance.now();
  response.writeHead(200, {
    ...headers,
    'content-type': isStream ? 'text/event-stream; charset=utf-8' : 'application/json',
    ...(coding === 'identity' ? {} : { 'content-encoding': coding }),
  });
  response.flushHeaders();
  return at;
}

function refuse(
  response: ServerResponse,
  { status, headers = {} }: Trouble & { readonly kind: 'refused' },
  common: Readonly<Record<string, string>>,
): number {
  response.writeHead(status, { ...common, ...headers, 'content-type': 'application/json' });
  response.end(JSON.stringify(errorBody(status)));
  return performance.now();
}

function add(sums: Record<string, TokenSums & { messages: number }>, { model, tokens }: Told): void {
  const none = { input: 0, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };
  const { messages, ...sum } = sums[model] ?? { ...none, messages: 0 };
  sums[model] = {
    messages: messages + 1,
    input: sum.input + tokens.input,
    output: sum.output + tokens.output,
    cacheRead: sum.cacheRead + tokens.cacheRead,
    cacheWrite5m: sum.cacheWrite5m + tokens.cacheWrite5m,
    cacheWrite1h: sum.cacheWrite1h + tokens.cacheWrite1h,
  };
}
