import type net from 'node:net';
import type { NetworkCause } from '../../core/network/failure-cause';
import type { Dialler } from './dial';

/** The current user of a connection to Anthropic. */
export interface UpstreamUser {
  readonly onData: (bytes: Buffer) => void;
  readonly onDrain: () => void;
  /** The server has closed its side regularly. */
  readonly onEnd: () => void;
  /** The connection is gone; also after `onEnd`. */
  readonly onGone: () => void;
}

/** A connection to Anthropic, lent to one exchange at a time. */
export interface Upstream {
  readonly socket: net.Socket;
  /** Whether it has served a request before; the server may have closed it since. */
  reused: boolean;
  user: UpstreamUser | null;
  /** When it was last given back, monotonic ms. */
  idleSince: number;
  /** The cause why it did not connect; `null` once it was connected. */
  readonly cause: () => NetworkCause | null;
}

/** Open connections for the next requests. */
export interface Pool {
  /**
   * Gets a connection, preferably the one used last; `null` and the cause when none can be opened. `done` is called
   * before `take` returns unless a tunnel has to be opened.
   * @param fresh whether it has to be a new connection
   */
  readonly take: (
    fresh: boolean,
    done: (upstream: Upstream | null, cause: NetworkCause | null) => void,
  ) => void;
  /** Returns a connection that may be used again. */
  readonly give: (upstream: Upstream) => void;
  /** Closes connections that were idle for longer than the limit. */
  readonly sweep: (now: number) => void;
  readonly close: () => void;
}

/**
 * Idle connections are closed after this time, in ms: some servers close theirs without notice after half a minute
 * (https://github.com/openclaw/openclaw/issues/97623).
 */
const IDLE_MS = 25_000;
const MAX_IDLE = 32;

/** @param now monotonic ms */
export function createPool(dialler: Dialler, now: () => number): Pool {
  return new IdlePool(dialler, now);
}

class IdlePool implements Pool {
  readonly #dialler: Dialler;
  readonly #now: () => number;
  readonly #idle: Upstream[] = [];
  #isClosed = false;

  constructor(dialler: Dialler, now: () => number) {
    this.#dialler = dialler;
    this.#now = now;
  }

  take(fresh: boolean, done: (upstream: Upstream | null, cause: NetworkCause | null) => void): void {
    const upstream = fresh ? null : this.#popUsable();
    if (upstream !== null) {
      upstream.reused = true;
      done(upstream, null);
      return;
    }
    this.#dialler.dial(({ socket, cause }) => {
      if (socket === null) done(null, cause());
      else done(this.#adopt(socket, cause), null);
    });
  }

  give(upstream: Upstream): void {
    upstream.user = null;
    upstream.idleSince = this.#now();
    if (this.#isClosed || this.#idle.length >= MAX_IDLE) upstream.socket.destroy();
    else this.#idle.push(upstream);
  }

  sweep(at: number): void {
    for (const upstream of [...this.#idle]) {
      if (at - upstream.idleSince > IDLE_MS) upstream.socket.destroy();
    }
  }

  close(): void {
    this.#isClosed = true;
    for (const upstream of [...this.#idle]) upstream.socket.destroy();
  }

  #popUsable(): Upstream | null {
    for (;;) {
      const upstream = this.#idle.pop();
      if (upstream === undefined) return null;
      const { socket } = upstream;
      if (!socket.destroyed && !socket.readableEnded && socket.writable) return upstream;
    }
  }

  /** Adds the listeners of a new connection. They stay for its whole life and pass events to its current user. */
  #adopt(socket: net.Socket, cause: Upstream['cause']): Upstream {
    const upstream: Upstream = { socket, reused: false, user: null, idleSince: 0, cause };
    socket.on('data', (bytes: Buffer) => {
      if (upstream.user !== null) upstream.user.onData(bytes);
      // Bytes without a request: the server is closing the connection, or is faulty.
      else socket.destroy();
    });
    socket.on('drain', () => upstream.user?.onDrain());
    socket.on('end', () => {
      this.#remove(upstream);
      upstream.user?.onEnd();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#remove(upstream);
      const { user } = upstream;
      upstream.user = null;
      user?.onGone();
    });
    return upstream;
  }

  #remove(upstream: Upstream): void {
    const at = this.#idle.indexOf(upstream);
    if (at >= 0) this.#idle.splice(at, 1);
  }
}
