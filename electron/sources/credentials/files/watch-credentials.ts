import { watch, type FSWatcher } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CREDENTIALS_FILE } from './credentials-file';

export interface WatchOptions {
  /** Time without further changes before the callback runs, in ms. */
  readonly debounceMs?: number;
  /** Interval of checks in ms, for places without events: missing folders, network mounts, no watches left. */
  readonly pollMs?: number;
}

export interface CredentialsWatch {
  /** Resolves once the present state is known: every later change calls back. */
  readonly ready: Promise<void>;
  /** Stops the watch; it does not call back afterwards. */
  close(): void;
}

/** Calls back when `<dir>/.credentials.json` changed, was created or was deleted. */
export function watchCredentials(
  dir: string,
  onChanged: () => void,
  options: WatchOptions = {},
): CredentialsWatch {
  return watchFile(join(dir, CREDENTIALS_FILE), onChanged, options);
}

/**
 * Calls back when a file changed, was created or was deleted. Claude Code replaces its files by a rename, so the folder
 * is watched instead of the file; the folder changes often, so only a changed stat of the file counts. Does not read
 * the file.
 */
export function watchFile(path: string, onChanged: () => void, options: WatchOptions = {}): CredentialsWatch {
  return new FolderWatch(dirname(path), basename(path), onChanged, options);
}

class FolderWatch implements CredentialsWatch {
  readonly ready: Promise<void>;
  readonly #dir: string;
  readonly #name: string;
  readonly #onChanged: () => void;
  readonly #debounceMs: number;
  readonly #poll: NodeJS.Timeout;
  #watcher: FSWatcher | null = null;
  /** Inode of the watched folder: a folder that was replaced sends no more events. */
  #watched: string | null = null;
  #debounce: NodeJS.Timeout | undefined;
  #last: string | null = null;
  #closed = false;

  constructor(
    dir: string,
    name: string,
    onChanged: () => void,
    { debounceMs = 250, pollMs = 30_000 }: WatchOptions,
  ) {
    this.#dir = dir;
    this.#name = name;
    this.#onChanged = onChanged;
    this.#debounceMs = debounceMs;
    this.ready = this.#look();
    this.#poll = setInterval(() => void this.#look(), pollMs);
    this.#poll.unref();
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#poll);
    clearTimeout(this.#debounce);
    this.#unwatch();
  }

  /** Renews the watch where needed, then compares the file's state. */
  async #look(): Promise<void> {
    const folder = await fingerprint(this.#dir, 'folder');
    if (!this.#closed && folder !== this.#watched) this.#watch(folder);
    await this.#compare();
  }

  async #compare(): Promise<void> {
    const now = await fingerprint(join(this.#dir, this.#name), 'file');
    if (this.#closed) return;
    const changed = this.#last !== null && this.#last !== now;
    this.#last = now;
    if (changed) this.#onChanged();
  }

  #watch(folder: string): void {
    this.#unwatch();
    if (folder === ABSENT) return;
    try {
      // The folder's own name comes when it is deleted or moved away.
      const names: readonly (string | null)[] = [null, this.#name, basename(this.#dir)];
      const watcher = watch(this.#dir, { persistent: false }, (_event, name) => {
        if (names.includes(name)) this.#soon();
      });
      watcher.on('error', () => {
        this.#unwatch();
      });
      this.#watcher = watcher;
      this.#watched = folder;
    } catch {
      // No watches left (ENOSPC): the interval still checks the file, and tries to watch again.
    }
  }

  #unwatch(): void {
    this.#watcher?.close();
    this.#watcher = null;
    this.#watched = null;
  }

  #soon(): void {
    if (this.#closed) return;
    clearTimeout(this.#debounce);
    this.#debounce = setTimeout(() => void this.#look(), this.#debounceMs);
    this.#debounce.unref();
  }
}

const ABSENT = 'absent';

/** Identifies a folder by its inode (its mtime changes with each file in it), a file also by time and size. */
async function fingerprint(path: string, what: 'folder' | 'file'): Promise<string> {
  try {
    const { ino, mtimeNs, size } = await stat(path, { bigint: true });
    return what === 'folder' ? String(ino) : [ino, mtimeNs, size].join(' ');
  } catch {
    return ABSENT;
  }
}
