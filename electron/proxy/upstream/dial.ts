import net from 'node:net';
import tls from 'node:tls';
import type { NetworkCause } from '../../core/network/cause';
import { proxyName, type Route } from '../../core/network/route';
import { causeOfError, noteIssuer } from './failure';
import type { Target } from './target';
import { openTunnel } from './tunnel';

const CONNECT_TIMEOUT_MS = 30_000;

/** A socket that may be written to at once (it connects meanwhile), or why there is none. */
export type Dialled =
  | {
      readonly socket: net.Socket;
      /** Why it never came to be connected; `null` while it may, and once it was. */
      readonly cause: () => NetworkCause | null;
    }
  | { readonly socket: null; readonly cause: () => NetworkCause };

/** Opens connections to one target. */
export interface Dialler {
  /** Without a tunnel the answer comes before `dial` returns. Certificates are always verified. */
  readonly dial: (done: (dialled: Dialled) => void) => void;
}

export interface DialOptions {
  /** The certificates to trust; absent: Node's own. */
  readonly trust?: tls.SecureContext | undefined;
  /** For each connection to be there, ms. */
  readonly limitMs?: number;
}

/** A dialler that tries the routes of the target in their order. */
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

/** Opens TLS to the target, straight or inside a socket; a session is used again. */
function createSecure(
  target: Target,
  trust: tls.SecureContext | undefined,
): (socket?: net.Socket) => tls.TLSSocket {
  let session: Buffer | undefined;
  return (socket) => {
    const stream = tls.connect({
      // The host counts with a socket too: it is what the certificate must name.
      host: target.host,
      ...(socket === undefined ? { port: target.port } : { socket }),
      ...(net.isIP(target.host) === 0 ? { servername: target.host } : {}),
      ...(session === undefined ? {} : { session }),
      ...(trust === undefined ? {} : { secureContext: trust }),
      rejectUnauthorized: true,
      ALPNProtocols: ['http/1.1'],
    });
    noteIssuer(stream);
    stream.on('session', (ticket: Buffer) => {
      session = ticket;
    });
    // A ticket that the server does not take any more must not be offered for ever.
    stream.on('error', () => {
      session = undefined;
    });
    return stream;
  };
}

/** Ends a connection that does not come about in time, and gives why one did not. */
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
