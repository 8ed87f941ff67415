import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { writeAnew } from '../../platform/write-whole';
import { folderId } from '../accounts/ids';
import type { Clock } from '../clock/clock';

/** Chromium's lock of a data folder: links to the process, to its socket, and to the secret of the socket. */
const LINKS = ['SingletonLock', 'SingletonCookie', 'SingletonSocket'] as const;
const SOCKET = 'SingletonSocket';
/** Ms between two looks whether the lock is still there. */
const LOOK_MS = 60_000;

const Targets = z.strictObject({
  SingletonLock: z.string().min(1),
  SingletonCookie: z.string().min(1),
  SingletonSocket: z.string().min(1),
});
type LockTargets = z.infer<typeof Targets>;

export interface InstanceLockPlaces {
  readonly dataDir: string;
  /** The user that this process runs as; `null` on Windows, where the lock is no file. */
  readonly uid: number | null;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * A copy of the lock outside the data folder. The lock of a running app is in the folder, so that it would go with it, and
 * a second app would run over the same folder. With the copy, a second start puts the lock back and finds the first app.
 */
export class InstanceLock {
  readonly #dataDir: string;
  readonly #uid: number | null;
  readonly #copies: readonly string[];
  #own: LockTargets | null = null;
  #cancel: (() => void) | null = null;

  constructor({ dataDir, uid, env }: InstanceLockPlaces) {
    this.#dataDir = dataDir;
    this.#uid = uid;
    const name = `quotide-${String(uid)}-${folderId(canonical(dataDir))}.lock`;
    // Two starts may have different environments; the folder of temporary files is there in each.
    const folders = new Set(
      [env['XDG_RUNTIME_DIR'] ?? '', os.tmpdir()].filter((each) => path.isAbsolute(each)),
    );
    this.#copies = uid === null ? [] : [...folders].map((each) => path.join(each, name));
  }

  /** To be called before the lock is taken: puts the lock of a running app back if it is gone from the folder. */
  putBack(): void {
    const targets = this.#copies.map((copy) => this.#read(copy)).find((each) => each !== null) ?? null;
    // Without its socket that app has ended; Chromium itself checks the rest.
    if (targets !== null && fs.existsSync(targets[SOCKET])) this.#link(targets);
  }

  /** To be called when the lock was taken: writes the copy. */
  taken(): void {
    this.#own = this.#linked();
    if (this.#own === null) return;
    for (const copy of this.#copies) this.#write(copy, JSON.stringify(this.#own));
  }

  /** Puts the own lock back whenever it is gone from the folder, within a minute. */
  watch(clock: Pick<Clock, 'after'>): void {
    this.#cancel = clock.after(LOOK_MS, () => {
      this.restore();
      this.watch(clock);
    });
  }

  /** Puts the own lock back if it is gone from the folder and the folder exists. */
  readonly restore = (): void => {
    if (this.#own !== null && fs.existsSync(this.#dataDir)) this.#link(this.#own);
  };

  readonly close = (): void => {
    this.#cancel?.();
    if (this.#own === null) return;
    for (const copy of this.#copies) fs.rmSync(copy, { force: true });
  };

  #linked(): LockTargets | null {
    try {
      const links = LINKS.map((name) => [name, fs.readlinkSync(path.join(this.#dataDir, name))]);
      return Targets.parse(Object.fromEntries(links));
    } catch {
      return null;
    }
  }

  /** Makes the links, unless there is a lock already. */
  #link(targets: LockTargets): void {
    try {
      if (isThere(path.join(this.#dataDir, LINKS[0]))) return;
      for (const name of LINKS.toReversed()) {
        const link = path.join(this.#dataDir, name);
        if (!isThere(link)) fs.symlinkSync(targets[name], link);
      }
    } catch {
      // A folder that cannot be written is reported where the history is.
    }
  }

  #write(copy: string, text: string): void {
    try {
      writeAnew(copy, Buffer.from(text));
    } catch {
      // Without a copy there the lock is the one in the folder.
    }
  }

  /** Only of a file of this user: another user could name a process of their own. */
  #read(copy: string): LockTargets | null {
    try {
      const handle = fs.openSync(
        copy,
        fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW | fs.constants.O_NONBLOCK,
      );
      try {
        const stat = fs.fstatSync(handle);
        if (!stat.isFile() || stat.uid !== this.#uid || stat.size > 4096) return null;
        return Targets.parse(JSON.parse(fs.readFileSync(handle, 'utf8')));
      } finally {
        fs.closeSync(handle);
      }
    } catch {
      return null;
    }
  }
}

function isThere(link: string): boolean {
  return fs.lstatSync(link, { throwIfNoEntry: false }) !== undefined;
}

/** The folder's path with its parent's links followed: the folder itself may be gone. */
function canonical(folder: string): string {
  const full = path.resolve(folder);
  try {
    return path.join(fs.realpathSync(path.dirname(full)), path.basename(full));
  } catch {
    return full;
  }
}
