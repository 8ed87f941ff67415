import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';

/** Electron's `autoUpdater` on macOS, as far as electron-updater uses it: Squirrel.Mac, without what only a Mac can do. */
export class Squirrel extends EventEmitter {
  /** What it says instead of taking the file. */
  refusal: string | null = null;
  /** What it was given, each time. */
  readonly taken: Buffer[] = [];
  installs = 0;
  feed: { readonly url: string; readonly headers: Record<string, string> } | null = null;

  setFeedURL(feed: NonNullable<Squirrel['feed']>): void {
    this.feed = feed;
  }

  checkForUpdates(): void {
    void this.#take().catch((error: unknown) => this.emit('error', error));
  }

  quitAndInstall(): void {
    this.installs += 1;
  }

  /** Whether a server still offers the file on loopback. */
  async isOffered(): Promise<boolean> {
    return fetch(this.feed?.url ?? '', { headers: this.feed?.headers ?? {} }).then(
      () => true,
      () => false,
    );
  }

  async #take(): Promise<void> {
    if (this.feed === null) throw new Error('no feed');
    const { url, headers } = this.feed;
    const answer = (await (await fetch(url, { headers })).json()) as { readonly url: string };
    const bytes = Buffer.from(await (await fetch(answer.url)).arrayBuffer());
    this.taken.push(bytes);
    if (this.refusal === null) this.emit('update-downloaded');
    else this.emit('error', new Error(this.refusal));
  }
}

/** Gives electron-updater this in place of Electron's; it asks as it is loaded on a Mac. */
export function beElectron(autoUpdater: Squirrel): void {
  const require = createRequire(import.meta.url);
  const id = require.resolve('electron');
  require.cache[id] = {
    id,
    filename: id,
    loaded: true,
    exports: { autoUpdater },
  } as unknown as NodeJS.Module;
}
