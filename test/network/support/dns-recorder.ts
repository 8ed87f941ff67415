import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** Where every name lies for a `DnsRecorder`: an address for documentation, RFC 5737. */
const ANSWER = [198, 51, 100, 80];
const TYPE_A = 1;

/** A DNS server on port 53 of every address that records each name that is asked for, and answers it. */
export class DnsRecorder {
  readonly #names = new Map<string, number>();

  private constructor(private readonly socket: Socket) {
    socket.on('message', (query, from) => {
      const { name, end } = readName(query);
      this.#names.set(name, (this.#names.get(name) ?? 0) + 1);
      socket.send(answerTo(query, end), from.port, from.address);
    });
  }

  static async start(): Promise<DnsRecorder> {
    const socket = createSocket('udp4');
    socket.bind(53, '0.0.0.0');
    await once(socket, 'listening');
    return new DnsRecorder(socket);
  }

  /** Each name that was asked for, in lower case. */
  names(): readonly string[] {
    return [...this.#names.keys()];
  }

  stop(): void {
    this.socket.close();
  }
}

/** The one name of a query, and where its question ends (RFC 1035, 4.1.2). */
function readName(query: Buffer): { readonly name: string; readonly end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), end: at + 5 };
}

/** One A record for a question of type A; no record for another type. */
function answerTo(query: Buffer, end: number): Buffer {
  const isA = query.readUInt16BE(end - 4) === TYPE_A;
  const head = Buffer.from(query.subarray(0, 12));
  head.writeUInt16BE(0x8180, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(isA ? 1 : 0, 6);
  head.writeUInt32BE(0, 8);
  const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, ...ANSWER]);
  return Buffer.concat([head, query.subarray(12, end), ...(isA ? [record] : [])]);
}
