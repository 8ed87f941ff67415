import type { ProxyEvent } from '../proxy/events';
import type { Way } from '../proxy/server';
import type { AnswerCount, FromProxy, ToProxy } from '../proxy/messages';
import type { ProxyFigures, ProxyState } from '../core/proxy';
import type { Clock } from './clock';
import { LifeWatch } from './life-watch';
import type { Log } from './log';
import { leftOut, readProxyMessage } from './proxy-messages';

/** The proxy's process, however it was started. */
export interface ProxyChild {
  readonly send: (message: ToProxy) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  readonly onExit: (listener: () => void) => void;
  /** At once, also one that is stuck. */
  readonly kill: () => void;
}

/** Keeps a proxy running: one that crashed is started again on the same port. */
export interface ProxyHost {
  readonly start: () => void;
  /** Lets requests under way end for at most `ms`. */
  readonly stop: (ms: number) => Promise<void>;
  readonly state: () => ProxyState;
  /** The latest counters; `null` before the first. */
  readonly counters: () => Promise<ProxyFigures | null>;
  /** Looks whether the way to Anthropic has changed; if so, the process takes it from its next connection on. */
  readonly reroute: () => void;
}

export interface ProxyHostParts {
  readonly spawn: () => ProxyChild;
  /** 0 picks a free one, which is then kept. */
  readonly port: number;
  readonly origin: string;
  /** How Anthropic is reached; absent: as the environment of the process says. */
  readonly way?: (() => Promise<Way>) | undefined;
  readonly onEvent: (event: ProxyEvent) => void;
  readonly onAnswers?: (answers: AnswerCount) => void;
  /** So many events were lost since the last time, since this process did not take them. */
  readonly onDropped?: (count: number) => void;
  readonly onState: (state: ProxyState) => void;
  readonly clock: Clock;
  readonly log: Log;
}

const FIRST_RESTART_MS = 100;
const LAST_RESTART_MS = 10_000;
const COUNT_TIMEOUT_MS = 1000;
/** A process that ran for so long has recovered: its next crash is the first again. */
const RECOVERED_MS = 60_000;
/** After the last request, for what is still to be told. */
const TELL_MS = 1000;

export function createProxyHost(parts: ProxyHostParts): ProxyHost {
  const { clock, log } = parts;
  let state: ProxyState = { kind: 'off' };
  let child: ProxyChild | null = null;
  let port = parts.port;
  let crashes = 0;
  let wanted = false;
  let dropped = 0;
  let startedAt = 0;
  let cancelRestart: (() => void) | null = null;
  /** The way that the process has, as JSON. */
  let sent: string | undefined;
  let whenGone: (() => void) | null = null;
  const counterListeners = new Set<(counters: ProxyFigures | null) => void>();

  const become = (next: ProxyState) => {
    state = next;
    parts.onState(next);
  };
  const takeBatch = ({ seq, events, answers, dropped: inAll }: FromProxy & { readonly kind: 'batch' }) => {
    try {
      for (const event of events) parts.onEvent(event);
      for (const answer of answers) parts.onAnswers?.(answer);
      if (inAll > dropped) parts.onDropped?.(inAll - dropped);
      dropped = inAll;
    } finally {
      // Whatever became of it: without a word nothing would ever follow.
      child?.send({ kind: 'taken', seq });
    }
  };
  const life = new LifeWatch({
    ask: () => child?.send({ kind: 'count' }),
    onHung: () => {
      log.error('the proxy does not answer and is ended');
      child?.kill();
    },
  });
  const onMessage = (raw: unknown) => {
    life.heard();
    const message = readProxyMessage(raw);
    if (message === null) {
      log.warn('a message of the proxy was not understood');
    } else if (message.kind === 'listening') {
      port = message.port;
      log.info('the proxy listens', { port });
      become({ kind: 'listening', port });
      if (wanted) life.start();
    } else if (message.kind === 'failed') {
      log.error('the proxy cannot listen', { port, code: message.code });
      become({ kind: 'failed', code: message.code });
      child?.kill();
    } else if (message.kind === 'batch') {
      if (leftOut(raw, message) > 0) log.warn('a message of the proxy was not understood');
      takeBatch(message);
    } else {
      for (const listener of counterListeners) listener(message.counters);
    }
  };
  const onExit = () => {
    child = null;
    life.stop();
    whenGone?.();
    if (!wanted) {
      become({ kind: 'off' });
      return;
    }
    if (clock.monotonic() - startedAt > RECOVERED_MS) crashes = 0;
    const delay = Math.min(LAST_RESTART_MS, FIRST_RESTART_MS * 2 ** crashes);
    crashes += 1;
    // A port that is taken stays told until it is free.
    if (state.kind !== 'failed') become({ kind: 'starting', again: true });
    // Logged then: one that ends with the app is not started again.
    cancelRestart = clock.after(delay, () => {
      log.warn('the proxy ended and is started again', { afterMs: delay });
      open();
    });
  };
  const open = () => {
    if (state.kind === 'off') become({ kind: 'starting', again: false });
    startedAt = clock.monotonic();
    const opened = parts.spawn();
    child = opened;
    dropped = 0;
    opened.onMessage((message) => {
      if (child === opened) onMessage(message);
    });
    opened.onExit(onExit);
    void listen(opened);
  };
  const currentWay = () => (parts.way?.() ?? Promise.resolve(undefined)).catch(() => undefined);
  const listen = async (opened: ProxyChild) => {
    const { origin } = parts;
    // At once where nothing is to be found out.
    const way = parts.way === undefined ? undefined : await currentWay();
    sent = JSON.stringify(way);
    if (child === opened) opened.send({ kind: 'listen', port, origin, way });
  };
  const reroute = async () => {
    const way = await currentWay();
    const text = JSON.stringify(way);
    if (way === undefined || text === sent || state.kind !== 'listening') return;
    sent = text;
    child?.send({ kind: 'reroute', way });
  };
  return {
    state: () => state,
    reroute: () => void reroute(),
    start: () => {
      if (wanted) return;
      wanted = true;
      open();
    },
    stop: async (ms) => {
      wanted = false;
      life.stop();
      cancelRestart?.();
      if (child === null) return;
      const ending = child;
      await new Promise<void>((resolve) => {
        const cancel = clock.after(ms + TELL_MS, () => {
          ending.kill();
          resolve();
        });
        whenGone = () => {
          cancel();
          resolve();
        };
        ending.send({ kind: 'drain', ms });
      });
    },
    counters: () =>
      new Promise((resolve) => {
        if (state.kind !== 'listening' || child === null) {
          resolve(null);
          return;
        }
        const done = (counters: ProxyFigures | null) => {
          cancel();
          counterListeners.delete(done);
          resolve(counters);
        };
        const cancel = clock.after(COUNT_TIMEOUT_MS, () => done(null));
        counterListeners.add(done);
        child.send({ kind: 'count' });
      }),
  };
}
