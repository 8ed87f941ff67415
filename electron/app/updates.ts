import {
  takeAnswer,
  takeFailure,
  untilUpdateLook,
  updateState,
  type Silence,
  type UpdateMemory,
  type UpdateState,
  type UpdateWay,
} from '../core/updates';
import { askFeed } from '../sources/releases/ask';
import type { Fetch } from '../sources/usage-api/request';
import type { Engine } from './engine';
import type { UpdateChannel } from './updates/channel';
import { keepUpdateMemory, readUpdateMemory } from './updates/kept';

export interface UpdateParts {
  readonly engine: Pick<Engine, 'settings' | 'clock' | 'history' | 'log'>;
  /** `null`: this build names no feed. */
  readonly channel: UpdateChannel | null;
  /** `null`: it runs from its sources, which nobody downloads. */
  readonly way: UpdateWay | null;
  readonly version: string;
  readonly fetch: Fetch;
  /** 0 to below 1. */
  readonly random: () => number;
}

/** The one that asks for new versions, once a day, while the settings say so. It tells, and installs nothing. */
export interface Updates {
  readonly state: () => UpdateState;
  readonly subscribe: (listener: (state: UpdateState) => void) => () => void;
  /** The person has gone to the page: the tray has said it. */
  readonly settle: () => void;
  readonly close: () => void;
}

export function watchUpdates(parts: UpdateParts): Updates {
  const { engine, channel, way, version } = parts;
  const { settings, clock, history } = engine;
  const log = engine.log.scope('updates');
  const listeners = new Set<(state: UpdateState) => void>();
  const quit = new AbortController();
  let memory = readUpdateMemory(history);
  let isOn = settings.get().updates.check;
  let cancel: (() => void) | null = null;

  const silence = (): Silence | null => silenceOf(channel, way, isOn);
  const state = () => updateState(memory, { version, silence: silence(), way: way ?? 'other' });
  const remember = (next: UpdateMemory) => {
    memory = next;
    try {
      keepUpdateMemory(history, memory, clock.now());
    } catch (error) {
      log.warn('what is known of new versions could not be stored', { error: String(error) });
    }
    const now = state();
    for (const listener of listeners) listener(now);
  };
  const look = async ({ feed, publicKeys }: UpdateChannel) => {
    // Before the question: an app that ends in it, again and again, asks no more often than another.
    remember({ ...memory, askedAt: clock.now() });
    const answer = await askFeed({ fetch: parts.fetch, feed, publicKeys, signal: quit.signal });
    if (quit.signal.aborted) return;
    const now = clock.now();
    remember(answer.ok ? takeAnswer(memory, answer.value, now) : takeFailure(memory, answer.error, now));
    const { failure } = memory;
    if (failure === null) log.info('asked for new versions', { newest: memory.answer?.version ?? '' });
    else log.warn('the answer about new versions was not taken', { reason: failure.reason });
    plan(false);
  };
  const plan = (atOnce: boolean) => {
    cancel?.();
    cancel = null;
    if (channel === null || silence() !== null) return;
    const delay = untilUpdateLook(memory.askedAt, clock.now(), parts.random(), atOnce);
    cancel = clock.after(delay, () => void look(channel));
  };
  const end = settings.subscribe(({ updates }) => {
    if (updates.check === isOn) return;
    isOn = updates.check;
    plan(isOn);
    for (const listener of listeners) listener(state());
  });
  plan(false);

  return {
    state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    settle: () => {
      const { newer } = state();
      if (newer !== null) remember({ ...memory, settled: newer });
    },
    close: () => {
      end();
      cancel?.();
      quit.abort();
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
