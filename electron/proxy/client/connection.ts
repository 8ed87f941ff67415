import type net from 'node:net';
import { ownAnswer } from '../answers';
import { clearRegExpMemory } from '../regexp-memory';
import { refusalOf } from '../head/guard';
import { parseRequestHead, type Refusal } from '../head/request';
import { Exchange, type Outcome, type Shared } from './exchange';

/** Limits of a client's connection. */
export interface Limits {
  readonly headBytes: number;
  /** Longest time from the first byte of a head to its last, in ms. */
  readonly headMs: number;
  /** Longest time from the connection to the first byte, in ms. */
  readonly firstByteMs: number;
  /** Longest pause between two requests, in ms; longer than Claude Code leaves its connections open. */
  readonly idleMs: number;
  /** Longest time in which the rest of a request that was already answered is read and discarded, in ms. */
  readonly lingerMs: number;
}

export const defaultLimits: Limits = {
  headBytes: 32 * 1024,
  headMs: 30_000,
  firstByteMs: 30_000,
  idleMs: 20 * 60_000,
  lingerMs: 5000,
};

/** Pause after which the body of a request has stopped, in ms. */
const STALLED_MS = 30_000;
const END_OF_HEAD = '\r\n\r\n';
const HEAD_METHOD = Buffer.from('HEAD ');
/** Bytes of the next request that are read early; beyond, the client has to wait. */
const MAX_AHEAD_BYTES = 64 * 1024;

type State = 'idle' | 'head' | 'exchange' | 'linger' | 'closed';

/** One client connection. It parses heads strictly and handles one request after the other. */
export class ClientConnection {
  #state: State = 'idle';
  #since: number;
  #readAt: number;
  #hadRequest = false;
  #waiting: Buffer | null = null;
  #exchange: Exchange | null = null;

  constructor(
    readonly socket: net.Socket,
    readonly shared: Shared,
    readonly limits: Limits,
    readonly port: number,
    readonly onClosed: (connection: ClientConnection) => void,
  ) {
    this.#since = shared.now();
    this.#readAt = this.#since;
    socket.on('data', (bytes: Buffer) => {
      this.#onData(bytes);
    });
    socket.on('drain', () => this.#exchange?.onClientDrain());
    socket.on('error', () => undefined);
    // A client that closes its sending side counts as gone: no client of Anthropic does so while it waits for an
    // answer.
    socket.on('end', () => {
      if (this.#exchange === null) socket.end();
      else socket.destroy();
    });
    socket.on('close', () => {
      this.#state = 'closed';
      this.#exchange?.onClientGone();
      this.onClosed(this);
    });
  }

  /**
   * How well a new connection may take the place of this one, of which the highest goes: silent ones first, the oldest
   * before the others, then those between two requests, then a request that has stopped in its middle. `null`: it is at
   * work. `now` is monotonic ms.
   */
  spare(now: number): number | null {
    const rank = (group: number, ms: number) => group * 1e12 + ms;
    if (this.#state === 'linger') return rank(4, now - this.#since);
    if (this.#state === 'idle' || this.#state === 'head')
      return rank(this.#hadRequest ? 2 : 3, now - this.#since);
    const stalledMs = now - this.#readAt;
    return this.#exchange?.wantsBody === true && stalledMs > STALLED_MS ? rank(1, stalledMs) : null;
  }

  /** Ends the connection when it exceeds a time limit; called every few seconds. `now` is monotonic ms. */
  sweep(now: number): void {
    const age = now - this.#since;
    if (this.#state === 'head' && age > this.limits.headMs) {
      this.#refuse({ status: 408, message: 'the request did not come' }, this.#waiting);
    } else if (this.#state === 'idle' && age > this.#idleLimit()) {
      this.socket.end();
      this.#to('linger');
    } else if (this.#state === 'linger' && age > this.limits.lingerMs) {
      this.socket.destroy();
    }
  }

  /** Closes the connection at once between two requests; during a request it closes after the response. */
  drain(): void {
    if (this.#state === 'idle' || this.#state === 'head') this.socket.destroy();
  }

  #idleLimit(): number {
    return this.#hadRequest ? this.limits.idleMs : this.limits.firstByteMs;
  }

  #to(state: State): void {
    this.#state = state;
    this.#since = this.shared.now();
  }

  #onData(bytes: Buffer): void {
    this.shared.onBytes(bytes.length);
    if (this.#state === 'linger') return;
    this.#readAt = this.shared.now();
    if (this.#exchange?.wantsBody === true) {
      const end = this.#exchange.onClientData(bytes, 0);
      if (end < bytes.length) this.#onRest(bytes.subarray(end));
      return;
    }
    this.#onRest(bytes);
  }

  /** Handles bytes outside a request's body: a head, or a request that was sent early. */
  #onRest(part: Buffer): void {
    if (this.#state === 'linger' || this.#state === 'closed') return;
    const bytes = this.#waiting === null ? part : Buffer.concat([this.#waiting, part]);
    this.#waiting = null;
    if (this.#exchange !== null) {
      this.#waiting = bytes;
      if (bytes.length > MAX_AHEAD_BYTES) this.socket.pause();
      return;
    }
    const end = bytes.indexOf(END_OF_HEAD, 0, 'latin1');
    if (end > this.limits.headBytes || (end === -1 && bytes.length > this.limits.headBytes)) {
      this.#refuse({ status: 431, message: 'the headers are too large' }, bytes);
    } else if (end === -1) {
      this.#waiting = bytes;
      if (this.#state !== 'head') this.#to('head');
    } else {
      this.#onHead(bytes, end);
    }
  }

  #onHead(bytes: Buffer, end: number): void {
    const receivedAt = this.shared.now();
    const head = parseRequestHead(bytes.toString('latin1', 0, end));
    if (!head.ok) {
      this.#refuse(head.error, bytes);
      return;
    }
    const refusal = refusalOf(head.value, this.port);
    if (refusal !== null) {
      this.#refuse(refusal, bytes);
      return;
    }
    const unlocked = this.shared.unlock(head.value);
    if (!unlocked.ok) {
      this.#refuse(unlocked.error, bytes);
      return;
    }
    this.#hadRequest = true;
    this.#to('exchange');
    const exchange = new Exchange(this.socket, unlocked.value, this.shared, receivedAt, (outcome) => {
      this.#onOver(outcome);
    });
    this.#exchange = exchange;
    const after = exchange.onClientData(bytes, end + END_OF_HEAD.length);
    if (after < bytes.length) this.#onRest(bytes.subarray(after));
  }

  #onOver(outcome: Outcome): void {
    this.#exchange = null;
    if (this.#state === 'closed') return;
    switch (outcome) {
      case 'next':
        this.#next();
        return;
      case 'close':
      case 'linger':
        this.#linger();
        return;
      case 'gone':
        this.socket.destroy();
    }
  }

  #next(): void {
    this.#to('idle');
    this.socket.resume();
    if (this.#waiting === null) return;
    // Not within the handling of the previous response: with a thousand early requests the stack would overflow.
    setImmediate(() => {
      if (this.#exchange === null && this.#waiting !== null) this.#onRest(Buffer.alloc(0));
    });
  }

  /**
   * Ends the sending side and discards further bytes: if the socket closed at once, the client could lose the answer.
   */
  #linger(): void {
    this.#waiting = null;
    this.#to('linger');
    this.socket.end();
    this.socket.resume();
  }

  /** @param request the bytes of the request so far: the answer to HEAD has no body */
  #refuse({ status, message }: Refusal, request: Buffer | null): void {
    this.shared.counting.counts.refused += 1;
    const isHead = request?.subarray(0, HEAD_METHOD.length).equals(HEAD_METHOD) === true;
    this.socket.write(ownAnswer(status, message, isHead ? 'HEAD' : undefined));
    clearRegExpMemory();
    this.#linger();
  }
}
