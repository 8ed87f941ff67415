import type net from 'node:net';
import { NetworkError, withEmptyFile, type NetworkCause } from '../../core/network/failure-cause';
import { createDialler, type Dialled } from '../../proxy/upstream/dial';
import type { Fetch } from '../../platform/http/fetch-type';
import type { Surroundings } from './network-surroundings';

/** Ms for a connection: less than for a whole request, so that the cause is known before the request times out. */
const CONNECT_MS = 9000;
/** Ms until an idle connection is closed: at the next request the way may be another one. */
const KEEP_MS = 500;

type OnConnected = (...result: [error: null, socket: net.Socket] | [error: Error, socket: null]) => void;

/**
 * `fetch` by Node, through the proxies and with the certificates of the surroundings; Node's own knows neither
 * (https://github.com/jarrodwatts/claude-hud/issues/277). Plain http, which is a server on this computer, goes by
 * Node's own. A connection that does not come about rejects with a NetworkError in the chain of causes.
 */
export function createNodeFetch(surroundings: Surroundings, limitMs = CONNECT_MS): Fetch {
  const connect = (target: { readonly hostname: string; readonly port: string }, done: OnConnected): void => {
    const host = target.hostname.replace(/^\[(.*)\]$/, '$1');
    const port = target.port === '' ? 443 : Number(target.port);
    open(surroundings, { host, port, limitMs }, done).catch((error: unknown) => {
      done(error instanceof Error ? error : new Error(String(error)), null);
    });
  };
  let loaded: Promise<Fetch> | null = null;
  return async (url, init) => {
    if (new URL(url).protocol === 'http:') return fetch(url, init);
    loaded ??= load(connect);
    return (await loaded)(url, init);
  };
}

async function load(connect: (target: { hostname: string; port: string }, done: OnConnected) => void) {
  const undici = await import('undici');
  const dispatcher = new undici.Agent({ connect, keepAliveTimeout: KEEP_MS, keepAliveMaxTimeout: KEEP_MS });
  // undici's types and the global types describe the same classes.
  const through = undici.fetch as unknown as (url: string, init: object) => Promise<Response>;
  return (url: string, init: RequestInit) => through(url, { ...init, dispatcher });
}

/** Gives the socket once it is connected and its certificate is right. */
async function open(
  surroundings: Surroundings,
  { host, port, limitMs }: { readonly host: string; readonly port: number; readonly limitMs: number },
  done: OnConnected,
): Promise<void> {
  const routes = await surroundings.routes(host, port);
  const target = { ...routes, secure: true, host, port, authority: host };
  const fail = (cause: NetworkCause) => {
    done(new NetworkError(withEmptyFile(cause, surroundings.certificates().hasEmptyFile), true), null);
  };
  createDialler(target, { trust: surroundings.trust(), limitMs }).dial((dialled) => {
    if (dialled.socket === null) fail(dialled.cause());
    else onceConnected(dialled, fail, done);
  });
}

function onceConnected(
  { socket, cause }: Extract<Dialled, { socket: net.Socket }>,
  fail: (cause: NetworkCause) => void,
  done: OnConnected,
): void {
  const onClose = () => {
    const why = cause();
    if (why !== null) fail(why);
  };
  socket.on('error', () => undefined);
  socket.once('close', onClose);
  socket.once('secureConnect', () => {
    socket.off('close', onClose);
    done(null, socket);
  });
}
