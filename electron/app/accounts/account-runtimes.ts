import path from 'node:path';
import { createSignal, type Signal } from '../../core/signal';
import type { ConfigDir } from '../../sources/credentials/config-dirs';
import type { CredentialsWatch } from '../../sources/credentials/files/watch-credentials';
import type { AccountRuntime, Siblings } from './account-runtime';

type Runtimes = readonly [AccountRuntime, ...AccountRuntime[]];

/** The account runtimes that are open: one for each config folder that the environment and the settings name. */
export interface AccountRuntimes {
  /** In the order of their folders. */
  readonly all: () => Runtimes;
  /** A folder came or went. */
  readonly changed: Signal<undefined>;
  /** Starts to poll each account and to watch its login. */
  readonly start: () => void;
  /** Opens the runtimes of new folders and ends those of folders that went; the others go on. */
  readonly follow: () => void;
  /** Resolves when the requests that were under way at `close` are over. */
  readonly settled: () => Promise<void>;
  readonly close: () => void;
}

export interface AccountRuntimesParts {
  /** The config folders that are wanted now. */
  readonly dirs: () => readonly [ConfigDir, ...ConfigDir[]];
  /** Opens the runtime of a folder; `primary`: the first one, whose Claude Code has the variables of this process. */
  readonly open: (slot: ConfigDir, primary: boolean, siblings: Siblings) => AccountRuntime;
}

/** Opens a runtime for each folder; no request is sent before `start`. */
export function openAccountRuntimes(parts: AccountRuntimesParts): AccountRuntimes {
  return new OpenRuntimes(parts);
}

class OpenRuntimes implements AccountRuntimes {
  readonly #parts: AccountRuntimesParts;
  readonly #changed = createSignal<undefined>();
  readonly #watches = new Map<AccountRuntime, CredentialsWatch>();
  /** It stays the first: the settings can only add folders. */
  readonly #first: AccountRuntime;
  #others: readonly AccountRuntime[] = [];
  #isStarted = false;

  constructor(parts: AccountRuntimesParts) {
    this.#parts = parts;
    const [first, ...others] = parts.dirs();
    this.#first = this.#open(first, true);
    this.#others = others.map((slot) => this.#open(slot, false));
  }

  readonly changed: Signal<undefined> = this.#changed;

  readonly all = (): Runtimes => [this.#first, ...this.#others];

  readonly start = (): void => {
    this.#isStarted = true;
    for (const runtime of this.all()) this.#begin(runtime);
  };

  readonly follow = (): void => {
    const before = this.#others;
    const [, ...wanted] = this.#parts.dirs();
    const next = wanted.map((slot) => before.find(({ dir }) => dir === slot.dir) ?? this.#open(slot, false));
    const gone = before.filter((runtime) => !next.includes(runtime));
    const come = next.filter((runtime) => !before.includes(runtime));
    this.#others = next;
    for (const runtime of gone) this.#end(runtime);
    if (this.#isStarted) for (const runtime of come) this.#begin(runtime);
    if (gone.length + come.length > 0) this.#changed.publish(undefined);
  };

  readonly settled = async (): Promise<void> => {
    await Promise.all(this.all().map(({ poller }) => poller.settled()));
  };

  readonly close = (): void => {
    for (const runtime of this.all()) this.#end(runtime);
  };

  #open(slot: ConfigDir, primary: boolean): AccountRuntime {
    return this.#parts.open(slot, primary, {
      isShared: (account) =>
        this.all().filter(({ store }) => store.facts().account?.key === account).length > 1,
      isOnlyFolder: () => this.all().length === 1,
    });
  }

  #begin(runtime: AccountRuntime): void {
    runtime.poller.start();
    runtime.pace.start();
    runtime.cache.start();
    runtime.asker.start();
    this.#watches.set(runtime, runtime.watchLogin(runtime.poller.recheckLogin));
  }

  #end(runtime: AccountRuntime): void {
    this.#watches.get(runtime)?.close();
    this.#watches.delete(runtime);
    runtime.poller.stop();
    runtime.pace.stop();
    runtime.cache.close();
    runtime.asker.close();
  }
}

/** `~/.claude`: a folder below the home folder, as a person writes it. */
export function shortPath(dir: string, home: string): string {
  const below = path.relative(home, dir);
  if (below === '') return '~';
  return below.startsWith('..') || path.isAbsolute(below) ? dir : path.join('~', below);
}
