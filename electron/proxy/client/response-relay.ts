import type net from 'node:net';
import { createBodyFollower } from '../head/body';
import type { BodyFollower } from '../head/follower';
import { clientHead, parseResponseHead, type ResponseHead } from '../head/response';
import type { Tap } from '../tap/tap';

/** The state of a response after a part. `no_http` and `broken` are faults of the server, before and after its head. */
export type Progress = 'more' | 'done' | 'broken' | 'no_http';

const MAX_HEAD_BYTES = 256 * 1024;
/** Most interim responses (100, 103) before the final one. */
const MAX_INTERIM = 16;
const END_OF_HEAD = '\r\n\r\n';

/** Writes a response to the client as it arrives: the head without hop-by-hop headers, the rest byte for byte. */
export class ResponseRelay {
  /** The final head, once it was written. */
  head: ResponseHead | null = null;
  /** Bytes written. */
  bytes = 0;
  /** Whether bytes came after the end of the response: the connection must then not be used again. */
  hasExcess = false;
  /** Whether the head contains `Connection: close`. */
  isClosing = false;
  #waiting: Buffer | null = null;
  #interim = 0;
  #body: BodyFollower | null = null;

  constructor(
    readonly client: net.Socket,
    readonly method: string,
    readonly tap: Tap | null,
    /** Whether the client's connection ends with this response. */
    readonly isLast: (head: ResponseHead) => boolean,
    /** Called when the client's buffer is full. */
    readonly onFull: () => void,
  ) {}

  onData(bytes: Buffer): Progress {
    return this.#body === null ? this.#onHeadBytes(bytes) : this.#onBodyBytes(this.#body, bytes, 0, '');
  }

  #onHeadBytes(part: Buffer): Progress {
    let bytes = this.#waiting === null ? part : Buffer.concat([this.#waiting, part]);
    this.#waiting = null;
    for (;;) {
      const end = bytes.indexOf(END_OF_HEAD, 0, 'latin1');
      if (end === -1) {
        this.#waiting = bytes;
        return bytes.length > MAX_HEAD_BYTES ? 'no_http' : 'more';
      }
      const head = parseResponseHead(bytes.toString('latin1', 0, end), this.method);
      // A change of protocol (101) is a fault, since `Upgrade` was not passed on.
      if (head === null || head.status === 101) return 'no_http';
      const after = end + END_OF_HEAD.length;
      if (head.status >= 200) return this.#onHead(head, bytes, after);
      this.#interim += 1;
      if (this.#interim > MAX_INTERIM) return 'no_http';
      if (!this.client.write(clientHead(head, false), 'latin1')) this.onFull();
      bytes = bytes.subarray(after);
    }
  }

  #onHead(head: ResponseHead, bytes: Buffer, bodyStart: number): Progress {
    this.head = head;
    const body = createBodyFollower(head.framing, false);
    this.#body = body;
    this.isClosing = this.isLast(head);
    return this.#onBodyBytes(body, bytes, bodyStart, clientHead(head, this.isClosing));
  }

  /** @param headText the head, with the first part of the body: one write, not two */
  #onBodyBytes(body: BodyFollower, bytes: Buffer, start: number, headText: string): Progress {
    const { tap } = this;
    const mayListen = tap !== null && (headText !== '' || tap.wantsBody());
    const views: Buffer[] = [];
    const piece = body.follow(bytes, start, mayListen ? (view) => views.push(view) : null);
    const taken = Math.max(0, piece.taken);
    this.#write(headText, taken === bytes.length ? bytes : bytes.subarray(start, start + taken));
    // The tap is called only after the write.
    if (headText !== '' && this.head !== null) tap?.onHead(this.head);
    if (mayListen && tap.wantsBody()) for (const view of views) tap.onBody(view);
    if (piece.taken < 0) return 'broken';
    this.hasExcess = piece.done && start + taken < bytes.length;
    return piece.done ? 'done' : 'more';
  }

  #write(headText: string, part: Buffer): void {
    const { client } = this;
    this.bytes += headText.length + part.length;
    let isRoom: boolean;
    if (headText === '') isRoom = client.write(part);
    else if (part.length === 0) isRoom = client.write(headText, 'latin1');
    else {
      client.cork();
      client.write(headText, 'latin1');
      isRoom = client.write(part);
      client.uncork();
    }
    if (!isRoom) this.onFull();
  }
}
