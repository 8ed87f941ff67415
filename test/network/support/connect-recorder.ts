import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A company proxy that records each address it is asked for and passes nothing on. */
export class ConnectRecorder {
  readonly #targets = new Set<string>();

  private constructor(private readonly server: Server) {
    server.on('connect', (request, socket) => {
      this.#targets.add(request.url ?? '');
      socket.on('error', () => undefined);
      socket.end('HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n');
    });
    server.on('request', (request, response) => {
      this.#targets.add(request.url ?? '');
      response.writeHead(502).end();
    });
  }

  static async start(): Promise<ConnectRecorder> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new ConnectRecorder(server);
  }

  /** For `HTTPS_PROXY`. */
  get url(): string {
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  /** `api.anthropic.com:443`, or a whole address where no tunnel was asked for. */
  targets(): readonly string[] {
    return [...this.#targets];
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
