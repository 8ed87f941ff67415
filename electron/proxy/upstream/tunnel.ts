import net from 'node:net';
import tls from 'node:tls';
import type { SocksClientOptions } from 'socks';
import { proxyCauseOfCode, type CauseKind, type NetworkCause } from '../../core/network/failure-cause';
import { proxyName, type ProxyRoute } from '../../core/network/route';
import { causeOfError, recordIssuer } from './failure';

const MAX_ANSWER_BYTES = 16_384;

/** The destination of a tunnel, and the proxy that opens it. */
export interface Tunnel {
  readonly proxy: ProxyRoute;
  readonly host: string;
  readonly port: number;
  /** The trusted certificates when the proxy itself uses TLS; `undefined`: Node's own. */
  readonly trust: tls.SecureContext | undefined;
  /** Time limit for the proxy to connect to the server, in ms. */
  readonly limitMs: number;
}

/** Called with the open tunnel, or with the cause why there is none. */
export type OnTunnel = (socket: net.Socket | null, cause: NetworkCause | null) => void;

/** Opens a connection through the user's own proxy, which cannot read the content. */
export function openTunnel(tunnel: Tunnel, done: OnTunnel): void {
  if (tunnel.proxy.kind === 'socks5') openSocks(tunnel, done);
  else openConnect(tunnel, tunnel.proxy, done);
}

/** Opens a tunnel by CONNECT: https://www.rfc-editor.org/rfc/rfc9110#section-9.3.6 */
function openConnect(tunnel: Tunnel, proxy: ProxyRoute, done: OnTunnel): void {
  const { host, port, limitMs } = tunnel;
  const socket = connectTo(proxy, tunnel.trust);
  const fail = (kind: CauseKind, name: string | null = null) => {
    clearTimeout(timer);
    socket.removeAllListeners();
    // Later errors are ignored.
    socket.on('error', () => undefined);
    socket.destroy();
    done(null, causeOf(tunnel, kind, name));
  };
  const timer = setTimeout(() => {
    fail('proxy_silent');
  }, limitMs);
  const authority = `${host.includes(':') ? `[${host}]` : host}:${String(port)}`;
  socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n${authorization(proxy)}\r\n`);
  let answer = '';
  const onError = (error: Error) => {
    const { kind, name } = causeOfError(error, { socket, host: proxy.host, proxy: null });
    fail(
      kind === 'no_network' || kind.startsWith('certificate_') || kind === 'tls' ? kind : 'proxy_silent',
      name,
    );
  };
  socket.once('error', onError);
  socket.once('end', () => {
    fail('proxy_silent');
  });
  socket.on('data', (part: Buffer) => {
    answer += part.toString('latin1');
    const isWhole = answer.includes('\r\n\r\n');
    if (!isWhole && answer.length < MAX_ANSWER_BYTES) return;
    // The server sends nothing before the first TLS message, so bytes after the answer are a fault.
    if (/^HTTP\/1\.[01] 2\d\d[ \r]/.test(answer) && answer.endsWith('\r\n\r\n')) {
      clearTimeout(timer);
      socket.removeAllListeners('data').removeAllListeners('end').off('error', onError);
      done(socket, null);
      return;
    }
    const status = /^HTTP\/1\.[01] (\d{3})[ \r]/.exec(answer)?.[1] ?? null;
    if (status === '407') fail(proxy.login === null ? 'proxy_login' : 'proxy_login_refused');
    else fail('proxy_refused', status);
  });
}

function connectTo({ kind, host, port }: ProxyRoute, trust: tls.SecureContext | undefined): net.Socket {
  const place = { host, port };
  if (kind !== 'https') return net.connect(place).setNoDelay(true);
  const servername = net.isIP(host) === 0 ? { servername: host } : {};
  const context = trust === undefined ? {} : { secureContext: trust };
  const socket = tls.connect({ ...place, ...servername, ...context, rejectUnauthorized: true });
  recordIssuer(socket);
  return socket.setNoDelay(true);
}

function authorization({ login }: ProxyRoute): string {
  if (login === null) return '';
  const pair = Buffer.from(`${login.user}:${login.password}`).toString('base64');
  return `Proxy-Authorization: Basic ${pair}\r\n`;
}

function openSocks(tunnel: Tunnel, done: OnTunnel): void {
  const { proxy, host, port, limitMs } = tunnel;
  const login = proxy.login && { userId: proxy.login.user, password: proxy.login.password };
  const options: SocksClientOptions = {
    proxy: { host: proxy.host, port: proxy.port, type: 5, ...login },
    command: 'connect',
    // The proxy resolves the name: inside a company this computer often cannot.
    destination: { host, port },
    timeout: limitMs,
  };
  // Loaded here, since few people have such a proxy, and every start of the app would be later.
  import('socks')
    .then(({ SocksClient }) => SocksClient.createConnection(options))
    .then(
      ({ socket }) => {
        done(socket.setNoDelay(true), null);
      },
      (error: unknown) => {
        const { kind, name } = socksFailure(error, proxy.login !== null);
        done(null, causeOf(tunnel, kind, name));
      },
    );
}

/**
 * Classifies an error by the library's message, since its errors have no code: https://github.com/JoshGlazebrook/socks
 */
function socksFailure(error: unknown, hasLogin: boolean): { kind: CauseKind; name: string | null } {
  const { message, code = '' } = error as NodeJS.ErrnoException;
  if (/authentication|authorization/i.test(message))
    return { kind: hasLogin ? 'proxy_login_refused' : 'proxy_login', name: null };
  const rejected = /rejected connection - (\w{1,40})/i.exec(message)?.[1] ?? null;
  if (rejected !== null) return { kind: 'proxy_refused', name: null };
  return { kind: proxyCauseOfCode(/\bE[A-Z]{4,}\b/.exec(`${code} ${message}`)?.[0] ?? ''), name: null };
}

function causeOf({ proxy, host }: Tunnel, kind: CauseKind, name: string | null): NetworkCause {
  // A failed certificate check on the way to the proxy is about the proxy's certificate.
  const server = kind.startsWith('certificate_') || kind === 'tls' ? proxy.host : host;
  return { kind, host: server, proxy: proxyName(proxy), name };
}
