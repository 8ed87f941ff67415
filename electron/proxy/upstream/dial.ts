import net from 'node:net';
import tls from 'node:tls';
import type { Target } from './target';

const CONNECT_TIMEOUT_MS = 30_000;
const MAX_ANSWER_BYTES = 16_384;

/** Opens connections to one target. */
export interface Dialler {
  /**
   * Gives a socket that may be written to at once (it connects meanwhile), or the reason why there is none.
   * Without a tunnel the answer comes before `dial` returns. Certificates are always verified.
   */
  readonly dial: (done: (socket: net.Socket | null) => void) => void;
}

/** @param ca certificates to trust beside the system's; for tests. */
export function createDialler(target: Target, ca?: string): Dialler {
  let session: Buffer | undefined;
  const secure = (socket?: net.Socket): net.Socket => {
    const stream = tls.connect({
      // The host counts with a socket too: it is what the certificate must name.
      host: target.host,
      ...(socket === undefined ? { port: target.port } : { socket }),
      ...(net.isIP(target.host) === 0 ? { servername: target.host } : {}),
      ...(session === undefined ? {} : { session }),
      ...(ca === undefined ? {} : { ca: [...tls.rootCertificates, ca] }),
      rejectUnauthorized: true,
      ALPNProtocols: ['http/1.1'],
    });
    stream.on('session', (ticket: Buffer) => {
      session = ticket;
    });
    // A ticket that the server does not take any more must not be offered for ever.
    stream.on('error', () => {
      session = undefined;
    });
    return stream;
  };
  const open = (): net.Socket =>
    target.secure ? secure() : net.connect({ host: target.host, port: target.port });
  const ready = (socket: net.Socket): net.Socket => {
    socket.setNoDelay(true);
    limitConnecting(socket, target.secure ? 'secureConnect' : 'connect');
    return socket;
  };
  return {
    dial: (done) => {
      if (target.via === null) done(ready(open()));
      else openTunnel(target.via, target, (socket) => done(socket && ready(secure(socket))));
    },
  };
}

function limitConnecting(socket: net.Socket, event: string): void {
  const timer = setTimeout(() => {
    socket.destroy(new Error('no connection in time'));
  }, CONNECT_TIMEOUT_MS);
  const stop = () => {
    clearTimeout(timer);
  };
  socket.once(event, stop);
  socket.once('close', stop);
}

/** A connection through the user's own HTTP proxy (CONNECT), which sees nothing of what is inside. */
function openTunnel(via: URL, { host, port }: Target, done: (socket: net.Socket | null) => void): void {
  const socket = net.connect({ host: via.hostname, port: Number(via.port || '80') });
  const login = `${decodeURIComponent(via.username)}:${decodeURIComponent(via.password)}`;
  const authorization = `Proxy-Authorization: Basic ${Buffer.from(login).toString('base64')}\r\n`;
  const authority = `${host}:${String(port)}`;
  socket.setNoDelay(true);
  limitConnecting(socket, 'data');
  socket.write(
    `CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n${login === ':' ? '' : authorization}\r\n`,
  );
  let answer = '';
  const fail = () => {
    socket.destroy();
    done(null);
  };
  socket.once('error', fail);
  socket.once('end', fail);
  socket.on('data', function read(part: Buffer) {
    answer += part.toString('latin1');
    const isWhole = answer.includes('\r\n\r\n');
    if (!isWhole && answer.length < MAX_ANSWER_BYTES) return;
    socket.off('data', read);
    socket.off('end', fail);
    socket.off('error', fail);
    // The server speaks only after our first TLS message: bytes behind the answer are a fault.
    const isOpen = /^HTTP\/1\.[01] 200[ \r]/.test(answer) && answer.endsWith('\r\n\r\n');
    if (isOpen) done(socket);
    else {
      socket.once('error', () => undefined);
      fail();
    }
  });
}
