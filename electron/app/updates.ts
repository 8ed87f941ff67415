import {
  hasJustFailed,
  SETTLE,
  withAnswer,
  withFailure,
  withInstall,
  untilUpdateLook,
  updateState,
  type Silence,
  type UpdateMemory,
  type UpdateState,
  type UpdateWay,
} from '../core/updates';
import { createSignal } from '../core/signal';
import { noInstall, type Installer } from '../core/updates/install';
import { requestFeed } from '../sources/releases/ask';
import type { History } from '../history/history';
import type { Fetch } from '../sources/usage-api/request';
import type { Clock } from './clock';
import type { Log } from './log';
import type { SettingsStore } from './settings';
import type { UpdateChannel } from './updates/channel';
import { createInstalling } from './updates/installing';
import { keepUpdateMemory, readUpdateMemory } from './updates/kept';

/** What the search for new versions rests on. */
export interface UpdateSource {
  readonly settings: Pick<SettingsStore, 'get' | 'watch'>;
  readonly clock: Clock;
  readonly history: Pick<History, 'kept' | 'keep'>;
  readonly log: Log;
}

export interface UpdateParts {
  readonly engine: UpdateSource;
  /** `null`: this build names no feed. */
  readonly channel: UpdateChannel | null;
  /** `null`: it runs from its sources, which nobody downloads. */
  readonly way: UpdateWay | null;
  readonly version: string;
  readonly fetch: Fetch;
  /** Loads what installs; `null`: this package cannot put a new version in its own place. */
  readonly loadInstaller: (() => Installer) | null;
  /** 0 to below 1. */
  readonly random: () => number;
}

/**
 * The one that asks for new versions, once a day, while the settings say so. It tells; where the package is signed and a
 * further setting says so, it fetches them too. Only `restart` puts one in place.
 */
export interface Updates {
  readonly state: () => UpdateState;
  readonly subscribe: (listener: (state: UpdateState) => void) => () => void;
  /** The person has gone to the page: the tray has said it. */
  readonly settle: () => void;
  /** Restarts into the version that is ready; without one it does nothing. */
  readonly restart: () => void;
  readonly close: () => void;
}

export function watchUpdates(parts: UpdateParts): Updates {
  const { engine, channel, way, version } = parts;
  const { settings, clock, history } = engine;
  const log = engine.log.scope('updates');
  const changes = createSignal<UpdateState>();
  const quit = new AbortController();
  let memory = readUpdateMemory(history);
  const wish = () => settings.get().updates;
  let cancel: (() => void) | null = null;

  const silence = (): Silence | null => silenceOf(channel, way, wish().check);
  const installing =
    parts.loadInstaller === null
      ? null
      : createInstalling({
          load: parts.loadInstaller,
          log,
          changed: (ended) => {
            if (ended === undefined) tell();
            else remember(withInstall(memory, ended.version, ended.failure, clock.now()));
          },
        });
  const state = () => {
    const install = installing?.state() ?? noInstall;
    const facts = { version, silence: silence(), way: way ?? 'other', install };
    return updateState(memory, { ...facts, canInstall: installing !== null });
  };
  const tell = () => {
    if (!quit.signal.aborted) changes.publish(state());
  };
  const remember = (next: UpdateMemory) => {
    memory = next;
    try {
      keepUpdateMemory(history, memory, clock.now());
    } catch (error) {
      log.warn('what is known of new versions could not be stored', { error: String(error) });
    }
    tell();
  };
  /** What our key vouches for and the person wants; asked for again with each answer, so a failure waits for a day. */
  const install = () => {
    if (installing === null) return;
    const { newer } = state();
    if (!wish().install || newer === null || memory.answer === null) installing.stop();
    else installing.begin(memory.answer);
  };
  const look = async ({ feed, publicKeys }: UpdateChannel) => {
    // Before the question: an app that ends in it, again and again, asks no more often than another.
    remember({ ...memory, askedAt: clock.now() });
    const answer = await requestFeed({ fetch: parts.fetch, feed, publicKeys, signal: quit.signal });
    if (quit.signal.aborted) return;
    const now = clock.now();
    remember(answer.ok ? withAnswer(memory, answer.value, now) : withFailure(memory, answer.error, now));
    const { failure } = memory;
    if (failure === null) log.info('asked for new versions', { newest: memory.answer?.version ?? '' });
    else log.warn('the answer about new versions was not taken', { reason: failure.reason });
    if (failure === null) install();
    plan(false);
  };
  const plan = (atOnce: boolean) => {
    cancel?.();
    cancel = null;
    if (channel === null || silence() !== null) return;
    const delay = untilUpdateLook(memory.askedAt, clock.now(), parts.random(), atOnce);
    cancel = clock.after(delay, () => void look(channel));
  };
  const ends = [
    settings.watch(({ updates }) => updates.check, plan),
    settings.watch(
      ({ updates }) => updates,
      () => {
        install();
        tell();
      },
    ),
  ];
  plan(false);
  // What an earlier run fetched is checked again, and on offer before the next answer.
  const cancelInstall =
    installing === null
      ? null
      : clock.after(SETTLE, () => {
          if (!hasJustFailed(memory, clock.now())) install();
        });

  return {
    state,
    subscribe: changes.listen,
    settle: () => {
      const { newer } = state();
      if (newer !== null) remember({ ...memory, settled: newer });
    },
    restart: () => {
      if (wish().install && state().install.kind === 'ready') installing?.restart();
    },
    close: () => {
      quit.abort();
      for (const end of ends) end();
      cancel?.();
      cancelInstall?.();
      installing?.stop();
    },
  };
}

/** Why nobody is asked; `null`: somebody is. */
export function silenceOf(
  channel: UpdateChannel | null,
  way: UpdateWay | null,
  isOn: boolean,
): Silence | null {
  if (channel === null) return 'no_feed';
  if (way === null && !channel.isTest) return 'sources';
  return isOn ? null : 'off';
}
