import {
  hasJustFailed,
  holds,
  SETTLE,
  timeForFeed,
  withAnswer,
  withFailure,
  withInstall,
  untilUpdateLook,
  updateState,
  type Silence,
  type UpdateMemory,
  type UpdateState,
  type UpdateWay,
} from '../../core/updates/updates';
import { createSignal } from '../../core/signal';
import { noInstall, type Installer } from '../../core/updates/install';
import type { History } from '../../history/history';
import { requestFeed } from '../../updater/releases/ask';
import type { Fetch } from '../../platform/http/fetch-type';
import type { Clock } from '../clock/clock';
import type { Log } from '../log';
import type { SettingsStore } from '../settings/settings';
import type { UpdateChannel } from './channel';
import { InstallTask, type InstallOutcome } from './installing';
import { loadUpdateMemory, saveUpdateMemory } from './saved-updates';

/** The parts of the app that the check for new versions uses. */
export interface UpdateSource {
  readonly settings: Pick<SettingsStore, 'get' | 'watch'>;
  readonly clock: Pick<Clock, 'now' | 'after'>;
  readonly history: Pick<History, 'kept' | 'keep'>;
  readonly log: Pick<Log, 'scope'>;
}

export interface UpdateParts {
  readonly source: UpdateSource;
  /** `null`: this build names no feed. */
  readonly channel: UpdateChannel | null;
  /** `null`: it runs from its sources, which are not downloaded. */
  readonly way: UpdateWay | null;
  readonly version: string;
  readonly fetch: Fetch;
  /** Loads the installer; `null`: this package cannot install a new version in its own place. */
  readonly loadInstaller: (() => Installer) | null;
  /** 0 to below 1. */
  readonly random: () => number;
}

/**
 * Checks for new versions once a day while that setting is on, and announces them. If the package is signed and a further
 * setting is on, it also fetches them. Only `restart` installs one.
 */
export interface Updates {
  readonly state: () => UpdateState;
  readonly subscribe: (listener: (state: UpdateState) => void) => () => void;
  /** The user has opened the page: the tray no longer shows this version. */
  readonly settle: () => void;
  /** Restarts into the version that is ready; without one it does nothing. */
  readonly restart: () => void;
  readonly close: () => void;
}

export function watchUpdates(parts: UpdateParts): Updates {
  return new UpdateWatch(parts);
}

/** The members of the interface are own fields, so that they can be passed on alone. */
class UpdateWatch implements Updates {
  readonly #parts: UpdateParts;
  readonly #log: Log;
  readonly #changes = createSignal<UpdateState>();
  readonly #quit = new AbortController();
  readonly #task: InstallTask | null;
  readonly #endWatches: readonly (() => void)[];
  readonly #cancelFirstInstall: (() => void) | null;
  #memory: UpdateMemory;
  #cancelLook: (() => void) | null = null;

  constructor(parts: UpdateParts) {
    const { settings, clock, history, log } = parts.source;
    this.#parts = parts;
    this.#log = log.scope('updates');
    this.#memory = loadUpdateMemory(history);
    this.#task = this.#createTask();
    this.#endWatches = [
      settings.watch(
        ({ updates }) => updates.check,
        (check) => {
          this.#planLook(check);
        },
      ),
      settings.watch(
        ({ updates }) => updates,
        () => {
          this.#install();
          this.#publish();
        },
      ),
    ];
    this.#planLook(false);
    // A version that an earlier run fetched is checked again, and offered before the next answer of the feed.
    this.#cancelFirstInstall =
      this.#task === null
        ? null
        : clock.after(SETTLE, () => {
            if (!hasJustFailed(this.#memory, clock.now())) this.#install();
          });
  }

  readonly state = (): UpdateState => {
    const { version, way } = this.#parts;
    return updateState(this.#memory, {
      version,
      silence: this.#silence(),
      way: way ?? 'other',
      install: this.#task?.state() ?? noInstall,
      canInstall: this.#task !== null,
    });
  };

  readonly subscribe = this.#changes.listen;

  readonly settle = (): void => {
    const { newer } = this.state();
    if (newer !== null) this.#remember({ ...this.#memory, settled: newer });
  };

  readonly restart = (): void => {
    if (this.#wanted().install && this.state().install.kind === 'ready') this.#task?.restart();
  };

  readonly close = (): void => {
    this.#quit.abort();
    for (const end of this.#endWatches) end();
    this.#cancelLook?.();
    this.#cancelFirstInstall?.();
    this.#task?.stop();
  };

  #createTask(): InstallTask | null {
    const { loadInstaller: load, source } = this.#parts;
    if (load === null) return null;
    const onChange = (outcome?: InstallOutcome): void => {
      if (outcome === undefined) this.#publish();
      else this.#remember(withInstall(this.#memory, outcome.version, outcome.failure, source.clock.now()));
    };
    return new InstallTask({ load, log: this.#log, onChange });
  }

  #silence(): Silence | null {
    return silenceOf(this.#parts.channel, this.#parts.way, this.#wanted().check);
  }

  /** The settings of updates. */
  #wanted(): { readonly check: boolean; readonly install: boolean } {
    return this.#parts.source.settings.get().updates;
  }

  /** Plans the next request to the feed. */
  #planLook(atOnce: boolean): void {
    this.#cancelLook?.();
    this.#cancelLook = null;
    const { channel, source, random } = this.#parts;
    if (channel === null || this.#silence() !== null) return;
    const { clock } = source;
    const delay = untilUpdateLook(this.#memory.askedAt, clock.now(), random(), atOnce);
    this.#cancelLook = clock.after(delay, () => void this.#look(channel));
  }

  async #look({ feed, publicKeys }: UpdateChannel): Promise<void> {
    const { source, fetch } = this.#parts;
    const { clock } = source;
    // Saved before the request, so that an app that crashes during it does not ask again at each start.
    this.#remember({ ...this.#memory, askedAt: clock.now() });
    const { signal } = this.#quit;
    const now = () => timeForFeed(this.#memory, clock.now());
    const answer = await requestFeed({ fetch, feed, publicKeys, now, signal });
    if (signal.aborted) return;
    const [memory, at] = [this.#memory, clock.now()];
    this.#remember(answer.ok ? withAnswer(memory, answer.value, at) : withFailure(memory, answer.error, at));
    this.#logAnswer();
    if (this.#memory.failure === null) this.#install();
    this.#planLook(false);
  }

  #logAnswer(): void {
    const { failure, answer } = this.#memory;
    if (failure === null) this.#log.info('asked for new versions', { newest: answer?.version ?? '' });
    else this.#log.warn('the answer about new versions was not taken', { reason: failure.reason });
  }

  /** Fetches the newest version of the signed feed if the user wants that. Runs after each answer, so once a day. */
  #install(): void {
    if (this.#task === null) return;
    const { answer } = this.#memory;
    const isWanted = this.#wanted().install && this.state().newer !== null;
    if (!isWanted || answer === null || !holds(this.#memory, this.#parts.source.clock.now()))
      this.#task.stop();
    else this.#task.begin(answer);
  }

  #remember(memory: UpdateMemory): void {
    const { history, clock } = this.#parts.source;
    this.#memory = memory;
    try {
      saveUpdateMemory(history, memory, clock.now());
    } catch (error) {
      this.#log.warn('what is known of new versions could not be stored', { error: String(error) });
    }
    this.#publish();
  }

  #publish(): void {
    if (!this.#quit.signal.aborted) this.#changes.publish(this.state());
  }
}

/** Why the feed is not requested; `null`: it is. */
export function silenceOf(
  channel: UpdateChannel | null,
  way: UpdateWay | null,
  isOn: boolean,
): Silence | null {
  if (channel === null) return 'no_feed';
  if (way === null && !channel.isTest) return 'sources';
  return isOn ? null : 'off';
}
