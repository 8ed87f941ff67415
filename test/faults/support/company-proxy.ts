import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import tls from 'node:tls';
import type { Duplex } from 'node:stream';
import { makeAuthority, type Authority } from './certificate';

/** What a company's proxy does with a request for a tunnel. */
export interface ProxyManners {
  /** `ann:p@w`: the login that it asks for; `null`: none. */
  readonly login?: string | null;
  /** It answers with this status in place of a tunnel. */
  readonly refuses?: number | null;
  /** It takes connections and says nothing. */
  readonly isSilent?: boolean;
  /** It is spoken to in TLS itself, with a certificate of its authority. */
  readonly isSecure?: boolean;
}

/**
 * A company's proxy on loopback: it opens the TLS of each tunnel with certificates of an authority of its own, and passes
 * what is inside to a server on this machine, for any name that is asked for. So nothing of a test leaves the machine.
 */
export class CompanyProxy {
  /** `api.example.invalid:443`, one for each tunnel that was asked for. */
  readonly asked: string[] = [];
  /** The logins that came, decoded; `null` where none did. */
  readonly logins: (string | null)[] = [];
  readonly #sockets = new Set<Duplex>();
  readonly #contexts = new Map<string, tls.SecureContext>();

  private constructor(
    readonly server: http.Server,
    readonly authority: Authority,
    readonly manners: ProxyManners,
    readonly upstreamPort: number,
  ) {
    server.on('connection', (socket) => this.#keep(socket));
    server.on('connect', (request, socket) => {
      this.#onConnect(request, socket);
    });
  }

  /** @param upstream `http://127.0.0.1:PORT`, where all of it ends */
  static async start(
    upstream: string,
    manners: ProxyManners = {},
    authority = makeAuthority('Corp CA'),
  ): Promise<CompanyProxy> {
    const server =
      manners.isSecure === true ? https.createServer(authority.issue('127.0.0.1')) : http.createServer();
    const proxy = new CompanyProxy(server, authority, manners, Number(new URL(upstream).port));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** `127.0.0.1:PORT`, as Quotide names it. */
  get name(): string {
    return `127.0.0.1:${String(this.port)}`;
  }

  /** The address for HTTPS_PROXY, with a login if one is given, as it has to be written there. */
  address(login = ''): string {
    const scheme = this.manners.isSecure === true ? 'https' : 'http';
    return `${scheme}://${login === '' ? '' : `${login}@`}${this.name}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.server.close();
    if (this.server.listening) await once(this.server, 'close');
  }

  #keep(socket: Duplex): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => this.#sockets.delete(socket));
  }

  #onConnect(request: http.IncomingMessage, socket: Duplex): void {
    this.#keep(socket);
    const { login = null, refuses = null, isSilent = false } = this.manners;
    const given = /^Basic (.+)$/i.exec(request.headers['proxy-authorization'] ?? '')?.[1];
    const sent = given === undefined ? null : Buffer.from(given, 'base64').toString();
    this.asked.push(request.url ?? '');
    this.logins.push(sent);
    if (isSilent) return;
    if (login !== null && sent !== login) {
      socket.end(
        'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="corp"\r\n' +
          'Content-Length: 0\r\nConnection: close\r\n\r\n',
      );
    } else if (refuses !== null) {
      socket.end(`HTTP/1.1 ${String(refuses)} No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
    } else {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      this.#open(socket, (request.url ?? '').replace(/:\d+$/, ''));
    }
  }

  /** Ends the client's TLS here, as such proxies do to look inside. */
  #open(socket: Duplex, host: string): void {
    const context = this.#contexts.get(host) ?? tls.createSecureContext(this.authority.issue(host));
    this.#contexts.set(host, context);
    const opened = new tls.TLSSocket(socket, { isServer: true, secureContext: context });
    this.#keep(opened);
    const onward = net.connect(this.upstreamPort, '127.0.0.1');
    this.#keep(onward);
    opened.pipe(onward).pipe(opened);
  }
}

/** A SOCKS5 server that leads every name to one server on this machine: https://www.rfc-editor.org/rfc/rfc1928 */
export async function startSocks(
  port: number,
  login: string | null = null,
): Promise<{ readonly port: number; readonly asked: string[]; readonly stop: () => void }> {
  const asked: string[] = [];
  const server = net.createServer((socket) => {
    socket.on('error', () => undefined);
    let state: 'hello' | 'login' | 'request' = 'hello';
    socket.on('data', function read(bytes) {
      if (state === 'hello') {
        socket.write(Buffer.from([5, login === null ? 0 : 2]));
        state = login === null ? 'request' : 'login';
      } else if (state === 'login') {
        const user = bytes.subarray(2, 2 + (bytes[1] ?? 0)).toString();
        const password = bytes.subarray(3 + (bytes[1] ?? 0)).toString();
        const isRight = `${user}:${password}` === login;
        socket.write(Buffer.from([1, isRight ? 0 : 1]));
        state = 'request';
        if (!isRight) socket.end();
      } else {
        const length = bytes[4] ?? 0;
        asked.push(`${bytes.subarray(5, 5 + length).toString()}:${String(bytes.readUInt16BE(5 + length))}`);
        socket.off('data', read);
        const onward = net.connect(port, '127.0.0.1', () => {
          socket.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
          socket.pipe(onward).pipe(socket);
        });
        onward.on('error', () => socket.destroy());
      }
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { port: (server.address() as AddressInfo).port, asked, stop: () => void server.close() };
}
