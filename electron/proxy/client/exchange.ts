import type net from 'node:net';
import type { NetworkCause } from '../../core/network/failure-cause';
import { ownAnswer } from '../answers';
import type { Counting } from '../counters';
import { clearRegExpMemory } from '../regexp-memory';
import { createBodyFollower } from '../head/body';
import type { BodyFollower } from '../head/follower';
import { upstreamHead, type RequestHead } from '../head/request';
import type { Unlock } from '../head/secret-path';
import type { Tap } from '../tap/tap';
import type { Pool, Upstream, UpstreamUser } from '../upstream/pool';
import { ResponseRelay } from './response-relay';

/** The parts that all exchanges of a proxy share. */
export interface Shared {
  readonly pool: Pool;
  readonly counting: Counting;
  readonly makeTap: (request: RequestHead) => Tap | null;
  /** Removes the secret path from a request's target, or refuses the request. */
  readonly unlock: Unlock;
  /** Anthropic's Host header. */
  readonly authority: string;
  /** Whether connections are to end after their response. */
  readonly draining: () => boolean;
  /** Monotonic ms. */
  readonly now: () => number;
  /** The sentence for a client when Anthropic cannot be reached. */
  readonly notReached: (cause: NetworkCause | null) => string;
  /** Called with the number of bytes that arrived from either side. */
  readonly onBytes: (bytes: number) => void;
}

/**
 * The state of the client's connection after an exchange. `next`: the next request may come; `close`: the connection
 * ends with this response; `linger`: the response is complete but the request is not, and its rest is discarded;
 * `gone`: the connection is destroyed.
 */
export type Outcome = 'next' | 'close' | 'linger' | 'gone';

const BROKEN = 'the connection to Anthropic broke before the answer was there';
const NO_HTTP = 'the answer is none of Anthropic';

/** One request and its response. Bytes pass through as they arrive; bodies are not stored. */
export class Exchange implements UpstreamUser {
  #upstream: Upstream | null = null;
  readonly #body: BodyFollower;
  readonly #tap: Tap | null;
  readonly #relay: ResponseRelay;
  /** Bytes of the body that arrived before the connection was open; `null` once they were sent. */
  #unsent: Buffer[] | null = [];
  #requestDone = false;
  #responseDone = false;
  #hasAnswered = false;
  #isRetry = false;
  #isDialling = false;
  #over = false;
  #delayMs = 0;

  constructor(
    readonly client: net.Socket,
    readonly request: RequestHead,
    readonly shared: Shared,
    /** When the head was complete, monotonic ms. */
    readonly receivedAt: number,
    readonly onOver: (outcome: Outcome) => void,
  ) {
    const { counts } = shared.counting;
    counts.requests += 1;
    counts.active += 1;
    this.#body = createBodyFollower(request.framing, true);
    this.#tap = shared.makeTap(request);
    this.#relay = new ResponseRelay(
      client,
      request.method,
      this.#tap,
      ({ framing }) =>
        request.last || framing.kind === 'until_close' || !this.#requestDone || shared.draining(),
      () => this.#upstream?.socket.pause(),
    );
  }

  /** Whether bytes of the client still belong to this request. */
  get wantsBody(): boolean {
    return !this.#requestDone && !this.#over;
  }

  /** Handles bytes of the client from `start`; returns the end of those that belong to this request. */
  onClientData(bytes: Buffer, start: number): number {
    const { taken, done } = this.#body.follow(bytes, start, null);
    if (taken < 0) {
      this.#refuse();
      return bytes.length;
    }
    this.#requestDone = done;
    const part = taken === bytes.length ? bytes : bytes.subarray(start, start + taken);
    if (this.#unsent !== null) {
      if (taken > 0) this.#unsent.push(part);
      if ((this.#body.isSound() || this.#expectsContinue()) && !this.#isDialling) this.#connect(false);
    } else if (taken > 0 && this.#upstream !== null) {
      this.shared.counting.counts.bytesUp += taken;
      if (!this.#upstream.socket.write(part)) this.client.pause();
    }
    return start + taken;
  }

  /** Whether the client sends its body only after a status 100 of Anthropic. */
  #expectsContinue(): boolean {
    return this.request.lines.some(
      ({ name, value }) => name === 'expect' && value.toLowerCase() === '100-continue',
    );
  }

  /** The client can receive again. */
  onClientDrain(): void {
    this.#upstream?.socket.resume();
  }

  /** The client is gone. The connection to Anthropic ends at once, or the model would continue and use up the limit. */
  onClientGone(): void {
    if (this.#over) return;
    this.shared.counting.counts.aborted += 1;
    this.#end('gone');
  }

  onDrain(): void {
    this.client.resume();
  }

  onData(bytes: Buffer): void {
    const { counting, now, onBytes } = this.shared;
    const start = now();
    const isFirst = this.#relay.head === null;
    const bytesBefore = this.#relay.bytes;
    this.#hasAnswered = true;
    const progress = this.#relay.onData(bytes);
    counting.counts.bytesDown += this.#relay.bytes - bytesBefore;
    onBytes(bytes.length);
    if (isFirst && this.#relay.head !== null) counting.addDelay((this.#delayMs + now() - start) * 1000);
    if (progress === 'done') this.#finish();
    else if (progress === 'broken') this.#reset();
    else if (progress === 'no_http') this.#answer(NO_HTTP);
  }

  onEnd(): void {
    if (this.#over || this.#relay.head?.framing.kind !== 'until_close') return;
    this.#finish();
  }

  onGone(): void {
    if (this.#over) return;
    const wasReused = this.#upstream?.reused === true;
    const cause = this.#upstream?.cause() ?? null;
    this.#upstream = null;
    if (this.#relay.head !== null) this.#reset();
    else if (wasReused && this.#mayRetry()) this.#connect(true);
    else this.#answer(this.#hasAnswered || wasReused ? BROKEN : this.shared.notReached(cause));
  }

  /** Gets a connection and sends the available part of the request in one write. */
  #connect(fresh: boolean): void {
    this.#isDialling = true;
    this.#isRetry = fresh;
    this.shared.pool.take(fresh, (upstream, cause) => {
      this.#isDialling = false;
      if (this.#over) upstream?.socket.destroy();
      else if (upstream === null) this.#answer(this.shared.notReached(cause));
      else this.#send(upstream);
    });
    // A tunnel takes time to open; the client is not read meanwhile.
    if (this.#upstream === null && !this.#over) this.client.pause();
  }

  #send(upstream: Upstream): void {
    const { authority, counting, now } = this.shared;
    const parts = this.#unsent ?? [];
    const head = upstreamHead(this.request, authority);
    const { socket } = upstream;
    this.#upstream = upstream;
    this.#unsent = null;
    upstream.user = this;
    counting.counts.bytesUp += parts.reduce((sum, part) => sum + part.length, head.length);
    if (parts.length > 0) socket.cork();
    let isRoom = socket.write(head, 'latin1');
    for (const part of parts) isRoom = socket.write(part);
    if (parts.length > 0) socket.uncork();
    this.#delayMs = now() - this.receivedAt;
    if (isRoom) this.client.resume();
    else this.client.pause();
  }

  /**
   * Whether to try again after a reused connection turned out to be closed: once, and only for requests that may be
   * sent twice.
   */
  #mayRetry(): boolean {
    const { method, framing } = this.request;
    const isSafe = (method === 'GET' || method === 'HEAD') && framing.kind === 'none';
    return isSafe && !this.#hasAnswered && !this.#isRetry;
  }

  #finish(): void {
    this.#responseDone = true;
    if (!this.#requestDone) this.#end('linger');
    else this.#end(this.#relay.isClosing || this.shared.draining() ? 'close' : 'next');
  }

  /**
   * Resets the client's connection after a response that was cut off: a normal end would look like a complete answer.
   */
  #reset(): void {
    this.shared.counting.counts.upstreamErrors += 1;
    this.client.resetAndDestroy();
    this.#end('gone');
  }

  /** Refuses a request whose body has invalid framing: the following bytes cannot be interpreted. */
  #refuse(): void {
    this.shared.counting.counts.refused += 1;
    if (this.#relay.head !== null) {
      this.client.resetAndDestroy();
      this.#end('gone');
      return;
    }
    this.client.write(ownAnswer(400, 'the body of the request is not valid', this.request.method));
    this.#end('linger');
  }

  #answer(why: string): void {
    this.shared.counting.counts.upstreamErrors += 1;
    this.client.write(ownAnswer(502, why, this.request.method));
    this.#end(this.#requestDone ? 'close' : 'linger');
  }

  #end(outcome: Outcome): void {
    if (this.#over) return;
    this.#over = true;
    this.shared.counting.counts.active -= 1;
    this.#releaseUpstream();
    this.#tap?.onEnd(this.#responseDone);
    clearRegExpMemory();
    this.onOver(outcome);
  }

  #releaseUpstream(): void {
    const upstream = this.#upstream;
    if (upstream === null) return;
    this.#upstream = null;
    upstream.user = null;
    const isClean = this.#responseDone && this.#requestDone && !this.#relay.hasExcess;
    if (isClean && this.#relay.head?.reusable === true && !upstream.socket.destroyed) {
      upstream.socket.resume();
      this.shared.pool.give(upstream);
    } else {
      upstream.socket.destroy();
    }
  }
}
