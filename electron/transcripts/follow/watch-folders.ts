import fs from 'node:fs';
import path from 'node:path';
import { isOnLocalDisk } from '../find/local-disk';

/** What the watching needs of a system; `fs.watch` and this platform, except in tests. */
export interface WatchSystem {
  readonly watch: typeof fs.watch;
  readonly platform: NodeJS.Platform;
  /** Whether a watch on this folder hears of all that happens in it: on a network share it does not. */
  readonly isLocal: (dir: string) => boolean;
}

export const thisSystem: WatchSystem = {
  watch: fs.watch,
  platform: process.platform,
  isLocal: isOnLocalDisk,
};

export interface FolderListener {
  /** A transcript may have changed. */
  readonly file: (file: string) => void;
  /** Something else did: a folder came or went, or the system does not say what. */
  readonly anything: () => void;
  /** Watching is over: the system has no more of it to give, or never had. */
  readonly failed: (reason: string) => void;
}

/**
 * Hears of changes in folders. One watch a folder (on Linux; elsewhere one a root, which the system makes recursive),
 * never one a file: tens of thousands of transcripts are ordinary, and so is a limit of 8,192 watches.
 */
export class FolderWatch {
  readonly #watches = new Map<string, fs.FSWatcher>();
  readonly #listener: FolderListener;
  readonly #system: WatchSystem;

  constructor(listener: FolderListener, system: WatchSystem) {
    this.#listener = listener;
    this.#system = system;
  }

  /**
   * Watches these folders and no others.
   * @param roots those of them that the others lie below
   * @returns whether there is one among them that was not watched before
   */
  follow(roots: readonly string[], folders: readonly string[]): boolean {
    const recursive = this.#system.platform !== 'linux';
    const there = new Set(folders);
    const wanted = recursive ? new Set(roots.filter((root) => there.has(root))) : there;
    for (const [folder, watch] of this.#watches) {
      if (wanted.has(folder)) continue;
      watch.close();
      this.#watches.delete(folder);
    }
    let added = false;
    for (const folder of wanted) {
      if (this.#watches.has(folder)) continue;
      if (!this.#add(folder, recursive)) return false;
      added = true;
    }
    return added;
  }

  close(): void {
    for (const watch of this.#watches.values()) watch.close();
    this.#watches.clear();
  }

  #add(folder: string, recursive: boolean): boolean {
    try {
      const watch = this.#system.watch(folder, { recursive }, (_event, name) => {
        if (name?.endsWith('.jsonl') === true) this.#listener.file(path.join(folder, name));
        else this.#listener.anything();
      });
      watch.on('error', (error) => {
        this.#trouble(folder, error);
      });
      this.#watches.set(folder, watch);
      return true;
    } catch (error) {
      this.#trouble(folder, error);
      return false;
    }
  }

  /** A folder that went away is no trouble; a limit that was reached is. */
  #trouble(folder: string, error: unknown): void {
    this.#watches.get(folder)?.close();
    this.#watches.delete(folder);
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EPERM') {
      this.#listener.anything();
      return;
    }
    this.close();
    this.#listener.failed(code);
  }
}
