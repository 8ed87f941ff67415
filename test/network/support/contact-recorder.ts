import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** HTTP, HTTPS, DNS over TLS, Google's push service. */
const TCP_PORTS = [80, 443, 853, 5228];
/** QUIC, SSDP, mDNS, STUN. */
const UDP_PORTS = [443, 1900, 3478, 5353];

/** Records who is contacted without a proxy, in a network where every address is this machine. */
export class ContactRecorder {
  readonly #servers: Server[] = [];
  readonly #sockets: Socket[] = [];
  readonly #contacts = new Set<string>();

  static async start(): Promise<ContactRecorder> {
    const recorder = new ContactRecorder();
    for (const port of TCP_PORTS) await recorder.#listen(port);
    for (const port of UDP_PORTS) await recorder.#bind(port);
    return recorder;
  }

  /** `tcp 198.51.100.80 443`: each address and port that something connected or sent to. */
  contacts(): readonly string[] {
    return [...this.#contacts];
  }

  stop(): void {
    for (const server of this.#servers) server.close();
    for (const socket of this.#sockets) socket.close();
  }

  async #listen(port: number): Promise<void> {
    const server = createServer((socket) => {
      this.#contacts.add(`tcp ${(socket.localAddress ?? '?').replace(/^::ffff:/, '')} ${String(port)}`);
      socket.on('error', () => undefined);
      socket.destroy();
    });
    this.#servers.push(server);
    server.listen(port, '::');
    await once(server, 'listening');
  }

  async #bind(port: number): Promise<void> {
    const socket = createSocket({ type: 'udp6', reuseAddr: true });
    this.#sockets.push(socket);
    socket.on('message', () => this.#contacts.add(`udp ${String(port)}`));
    socket.bind(port, '::');
    await once(socket, 'listening');
  }
}
