import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** How an answer ends before it is whole: closed in order, torn down, or no more of it and no end either. */
export type Ending = 'fin' | 'rst' | 'silence';

/** The fault of one answer; without one the whole answer is sent. */
export interface Spoiling {
  /** Bytes of head and body together after which it ends. */
  readonly after?: number;
  readonly ending?: Ending;
  /** Without a length only the end of the connection says that the body is whole. */
  readonly hasLength?: boolean;
  readonly status?: number;
  readonly location?: string;
  /** Sent again and again after the body. */
  readonly flood?: Buffer;
}

/** Serves one file over plain sockets, so that an answer can be cut at any byte. */
export class UpdateServer {
  readonly requests: string[] = [];
  /** Called when an answer has come to where it is cut. */
  onCut: () => void = () => undefined;
  spoiling: Spoiling = {};
  body: Buffer;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(body: Buffer) {
    this.body = body;
    this.#server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket)).on('error', () => undefined);
      let head = '';
      socket.on('data', (part) => {
        head += part.toString('latin1');
        if (!head.includes('\r\n\r\n')) return;
        this.requests.push(head);
        head = '';
        this.#answer(socket);
      });
    });
  }

  static async start(body: Buffer): Promise<UpdateServer> {
    const server = new UpdateServer(body);
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get origin(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  /** Head and body as they go over the wire. */
  wire(): Buffer {
    const { hasLength = true, status = 200, location } = this.spoiling;
    const lines = [
      ...[`HTTP/1.1 ${String(status)} As it is`, 'Content-Type: application/octet-stream'],
      ...(hasLength ? [`Content-Length: ${String(this.body.length)}`] : []),
      ...(location === undefined ? [] : [`Location: ${location}`]),
      ...['Connection: close', '', ''],
    ];
    return Buffer.concat([Buffer.from(lines.join('\r\n')), this.body]);
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(socket: Socket): void {
    const { after, ending = 'fin', flood } = this.spoiling;
    const whole = this.wire();
    if (flood !== undefined) {
      socket.write(whole);
      const more = () => {
        while (!socket.destroyed && socket.write(flood));
      };
      socket.on('drain', more);
      more();
      return;
    }
    if (after === undefined) {
      socket.end(whole);
      return;
    }
    socket.write(whole.subarray(0, after), () => {
      // What was sent arrives before the end does.
      setTimeout(() => {
        this.onCut();
        if (ending === 'rst') socket.resetAndDestroy();
        if (ending === 'fin') socket.end();
      }, 5);
    });
  }
}
