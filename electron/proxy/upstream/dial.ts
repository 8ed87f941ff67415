import net from 'node:net';
import tls from 'node:tls';
import type { NetworkCause } from '../../core/network/failure-cause';
import { proxyName, type Route } from '../../core/network/route';
import { causeOfError, recordIssuer } from './failure';
import type { Target } from './target';
import { openTunnel } from './tunnel';

const CONNECT_TIMEOUT_MS = 30_000;

/** A socket that may be written to while it connects, or the cause why there is none. */
export type Dialled =
  | {
      readonly socket: net.Socket;
      /** The cause why it did not connect; `null` once it was connected. */
      readonly cause: () => NetworkCause | null;
    }
  | { readonly socket: null; readonly cause: () => NetworkCause };

/** Opens connections to one target. */
export interface Dialler {
  /** Opens a connection. Without a tunnel `done` is called before `dial` returns. Certificates are always verified. */
  readonly dial: (done: (dialled: Dialled) => void) => void;
}

export interface DialOptions {
  /** The trusted certificates; default: Node's own. */
  readonly trust?: tls.SecureContext | undefined;
  /** Time limit for each connection, in ms. */
  readonly limitMs?: number;
}

/** Creates a dialler that tries the target's routes in order. */
export function createDialler(
  target: Target,
  { trust, limitMs = CONNECT_TIMEOUT_MS }: DialOptions = {},
): Dialler {
  const { host, port, routes, problem } = target;
  const secure = createSecure(target, trust);
  const ready = (socket: net.Socket, proxy: string | null): Dialled => {
    socket.setNoDelay(true);
    const event = target.secure ? 'secureConnect' : 'connect';
    return { socket, cause: watchConnecting(socket, { event, limitMs, host, proxy }) };
  };
  const open = (): net.Socket => (target.secure ? secure() : net.connect({ host, port }));
  const attempt = (route: Route, done: (dialled: Dialled) => void): void => {
    if (route.kind === 'direct') {
      done(ready(open(), null));
      return;
    }
    openTunnel({ proxy: route, host, port, trust, limitMs }, (socket, cause) => {
      if (socket !== null) done(ready(target.secure ? secure(socket) : socket, proxyName(route)));
      else done(failed(cause ?? { kind: 'proxy_silent', host, proxy: proxyName(route), name: null }));
    });
  };
  const inTurn = (
    left: readonly Route[],
    why: NetworkCause | null,
    done: (dialled: Dialled) => void,
  ): void => {
    const [route, ...others] = left;
    if (route === undefined) {
      done(failed(why ?? { kind: 'broken', host, proxy: null, name: null }));
      return;
    }
    attempt(route, (dialled) => {
      if (dialled.socket !== null || others.length === 0) done(dialled);
      else inTurn(others, dialled.cause(), done);
    });
  };
  return {
    dial: (done) => {
      inTurn(routes, problem, done);
    },
  };
}

function failed(cause: NetworkCause): Dialled {
  return { socket: null, cause: () => cause };
}

/** Creates a function that opens TLS to the target, directly or inside a socket, and reuses the TLS session. */
function createSecure(
  target: Target,
  trust: tls.SecureContext | undefined,
): (socket?: net.Socket) => tls.TLSSocket {
  let session: Buffer | undefined;
  return (socket) => {
    const stream = tls.connect({
      // The host is needed with a socket too: the certificate must name it.
      host: target.host,
      ...(socket === undefined ? { port: target.port } : { socket }),
      ...(net.isIP(target.host) === 0 ? { servername: target.host } : {}),
      ...(session === undefined ? {} : { session }),
      ...(trust === undefined ? {} : { secureContext: trust }),
      rejectUnauthorized: true,
      ALPNProtocols: ['http/1.1'],
    });
    recordIssuer(stream);
    stream.on('session', (ticket: Buffer) => {
      session = ticket;
    });
    // A ticket that the server no longer accepts must not be sent again.
    stream.on('error', () => {
      session = undefined;
    });
    return stream;
  };
}

/** Destroys a socket that does not connect in time, and returns a function that gives the cause. */
function watchConnecting(
  socket: net.Socket,
  at: {
    readonly event: string;
    readonly limitMs: number;
    readonly host: string;
    readonly proxy: string | null;
  },
): () => NetworkCause | null {
  const { event, limitMs, host, proxy } = at;
  let cause: NetworkCause | null = { kind: 'broken', host, proxy, name: null };
  const timer = setTimeout(() => {
    cause = { kind: 'timeout', host, proxy, name: null };
    socket.off('error', onError);
    socket.destroy(new Error('no connection in time'));
  }, limitMs);
  const onError = (error: Error) => {
    cause = causeOfError(error, { socket, host, proxy });
  };
  socket.once('error', onError);
  socket.once(event, () => {
    clearTimeout(timer);
    socket.off('error', onError);
    cause = null;
  });
  socket.once('close', () => {
    clearTimeout(timer);
  });
  return () => cause;
}
