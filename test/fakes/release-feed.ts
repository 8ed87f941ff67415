import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ReleaseFile } from '../../electron/core/updates/release';
import { makeKeys, signFeed } from '../../scripts/lib/package/updates.mjs';

type Answer = (response: ServerResponse) => void;

/** The releases' feed on this machine, with a key of its own; it names version 9.9.9 unless a test sets another. */
export class ReleaseFeed {
  readonly requests: { readonly path: string; readonly headers: IncomingHttpHeaders }[] = [];
  readonly #keys = makeKeys();
  readonly #server: Server;
  #answer: Answer;

  private constructor() {
    this.#answer = (response) => response.end(this.signed('9.9.9'));
    this.#server = createServer((request, response) => {
      this.requests.push({ path: request.url ?? '', headers: request.headers });
      this.#answer(response);
    });
  }

  static async start(): Promise<ReleaseFeed> {
    const feed = new ReleaseFeed();
    await new Promise<void>((resolve) => feed.#server.listen(0, '127.0.0.1', resolve));
    return feed;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}/updates.json`;
  }

  get publicKey(): string {
    return this.#keys.publicKey;
  }

  /** What a release's script writes at a moment (epoch ms). */
  signed(version: string, files: readonly ReleaseFile[] = [], now = Date.now()): string {
    return signFeed(version, this.#keys.privateKey, [this.publicKey], files, now);
  }

  say(text: string): void {
    this.#answer = (response) => response.end(text);
  }

  answer(answer: Answer): void {
    this.#answer = answer;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
