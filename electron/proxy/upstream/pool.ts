import type net from 'node:net';
import type { NetworkCause } from '../../core/network/cause';
import type { Dialler } from './dial';

/** Who uses a connection to Anthropic at the moment. */
export interface UpstreamUser {
  readonly onData: (bytes: Buffer) => void;
  readonly onDrain: () => void;
  /** The server has closed its side in an orderly way. */
  readonly onEnd: () => void;
  /** The connection is gone; also after `onEnd`. */
  readonly onGone: () => void;
}

/** A connection to Anthropic, lent to one exchange at a time. */
export interface Upstream {
  readonly socket: net.Socket;
  /** Whether it has served a request before: then it may have died unnoticed. */
  reused: boolean;
  user: UpstreamUser | null;
  /** When it was last given back, monotonic ms. */
  idleSince: number;
  /** Why it never came to be connected; `null` once it was. */
  readonly cause: () => NetworkCause | null;
}

/** Connections that are kept for the next request. */
export interface Pool {
  /**
   * Lends a connection, the one used last first; `null` when none can be opened, and why. It is given before `take`
   * returns unless a tunnel has to be opened first.
   * @param fresh whether only a new one will do
   */
  readonly take: (
    fresh: boolean,
    done: (upstream: Upstream | null, cause: NetworkCause | null) => void,
  ) => void;
  /** Gives one back that may be used again. */
  readonly give: (upstream: Upstream) => void;
  /** Closes those that have been idle for longer than the limit. */
  readonly sweep: (now: number) => void;
  readonly close: () => void;
}

/** Peers met connections that servers close in silence after half a minute: https://github.com/openclaw/openclaw/issues/97623 */
const IDLE_MS = 25_000;
const MAX_IDLE = 32;

/** @param now monotonic ms */
export function createPool(dialler: Dialler, now: () => number): Pool {
  const idle: Upstream[] = [];
  let closed = false;

  const forget = (upstream: Upstream) => {
    const at = idle.indexOf(upstream);
    if (at >= 0) idle.splice(at, 1);
  };
  const adopt = (socket: net.Socket, cause: Upstream['cause']): Upstream => {
    const upstream: Upstream = { socket, reused: false, user: null, idleSince: 0, cause };
    // One set of listeners for the connection's whole life; they ask who uses it.
    socket.on('data', (bytes: Buffer) => {
      if (upstream.user !== null) upstream.user.onData(bytes);
      // Nobody asked for anything: what comes is a farewell, or nothing good.
      else socket.destroy();
    });
    socket.on('drain', () => upstream.user?.onDrain());
    socket.on('end', () => {
      forget(upstream);
      upstream.user?.onEnd();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      forget(upstream);
      const { user } = upstream;
      upstream.user = null;
      user?.onGone();
    });
    return upstream;
  };
  return {
    take: (fresh, done) => {
      while (!fresh) {
        const upstream = idle.pop();
        if (upstream === undefined) break;
        const { socket } = upstream;
        if (socket.destroyed || socket.readableEnded || !socket.writable) continue;
        upstream.reused = true;
        done(upstream, null);
        return;
      }
      dialler.dial(({ socket, cause }) => {
        if (socket === null) done(null, cause());
        else done(adopt(socket, cause), null);
      });
    },
    give: (upstream) => {
      upstream.user = null;
      upstream.idleSince = now();
      if (closed || idle.length >= MAX_IDLE) upstream.socket.destroy();
      else idle.push(upstream);
    },
    sweep: (at) => {
      for (const upstream of [...idle]) {
        if (at - upstream.idleSince > IDLE_MS) upstream.socket.destroy();
      }
    },
    close: () => {
      closed = true;
      for (const upstream of [...idle]) upstream.socket.destroy();
    },
  };
}
