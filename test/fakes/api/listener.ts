import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** An HTTP server on a loopback port that can go away and come back on the same port. */
export class Listener {
  readonly #sockets = new Set<Socket>();
  readonly #onRequest: RequestListener;
  #server: Server | null = null;
  #port = 0;

  constructor(onRequest: RequestListener) {
    this.#onRequest = onRequest;
  }

  /** 0 until it has listened once. */
  get port(): number {
    return this.#port;
  }

  /** Listens; the first time on a free port, then on that one again. */
  async up(): Promise<void> {
    if (this.#server !== null) return;
    for (let attempt = 1; ; attempt += 1) {
      try {
        this.#server = await this.#listen();
        return;
      } catch (error) {
        // An outgoing connection of another program may use the port for a moment.
        if (attempt === 20) throw error;
        await sleep(50);
      }
    }
  }

  async #listen(): Promise<Server> {
    const server = createServer({ keepAlive: true }, this.#onRequest);
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    server.listen(this.#port, '127.0.0.1');
    await once(server, 'listening');
    this.#port = (server.address() as AddressInfo).port;
    return server;
  }

  /** Refuses connections from now on, and breaks those that are open. */
  async down(): Promise<void> {
    const server = this.#server;
    if (server === null) return;
    this.#server = null;
    const closed = once(server, 'close');
    server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}
