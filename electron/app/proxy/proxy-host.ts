import { createSignal } from '../../core/signal';
import type { ProxyEvent } from '../../proxy/events';
import type { HeldPort, HoldPort } from '../../proxy/port/held-port';
import type { Way } from '../../proxy/server';
import type { AnswerCount, FromProxy, ToProxy } from '../../proxy/messages';
import type { ProxyFigures, ProxyState } from '../../core/proxy';
import type { Clock } from '../clock/clock';
import { LifeWatch } from '../lifecycle/life-watch';
import type { Log } from '../log';
import { leftOut, readProxyMessage } from './proxy-messages';

type Listen = ToProxy & { readonly kind: 'listen' };

/** The proxy's process: a utility process of the app, or a forked one of the command. */
export interface ProxyChild {
  readonly send: (message: ToProxy) => void;
  /**
   * Sends `listen` with the handle of a held port. `onFailed` is called when this process cannot hand it over.
   */
  readonly sendPort?: (message: Listen, held: HeldPort, onFailed: () => void) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  readonly onExit: (listener: () => void) => void;
  /** Ends the process at once, also one that is stuck. */
  readonly kill: () => void;
}

export interface ProxyHostParts {
  readonly spawn: () => ProxyChild;
  /** 0 picks a free port, which then stays the same. */
  readonly port: number;
  /**
   * Holds the port over the end of a process, so that no other program can take it. Absent: the process binds it.
   */
  readonly holdPort?: HoldPort | undefined;
  /** The key of the secret path; absent or `null`: none is needed. */
  readonly key?: string | null | undefined;
  readonly origin: string;
  /** How Anthropic is reached; absent: as the environment of the process says. */
  readonly way?: (() => Promise<Way>) | undefined;
  readonly onEvent: (event: ProxyEvent) => void;
  readonly onAnswers?: (answers: AnswerCount) => void;
  /** This many events were lost since the last call, because this process was too slow to receive them. */
  readonly onDropped?: (count: number) => void;
  readonly onState: (state: ProxyState) => void;
  readonly clock: Clock;
  readonly log: Log;
}

type Batch = FromProxy & { readonly kind: 'batch' };

/** The first delay before a restart, in ms; it doubles with each crash that follows. */
const FIRST_RESTART_MS = 100;
const LAST_RESTART_MS = 10_000;
const COUNT_TIMEOUT_MS = 1000;
/** A process that ran for this long, in ms, has recovered: its next crash counts as the first again. */
const RECOVERED_MS = 60_000;
/** Time for the last batch after the last request, in ms. */
const LAST_BATCH_MS = 1000;

/** Keeps a proxy running: a process that crashed is started again on the same port. */
export class ProxyHost {
  readonly #parts: ProxyHostParts;
  readonly #life: LifeWatch;
  readonly #counted = createSignal<ProxyFigures | null>();
  #state: ProxyState = { kind: 'off' };
  #child: ProxyChild | null = null;
  #port: number;
  #key: string | null;
  #held: HeldPort | null = null;
  /** Whether the port is to be held; false once a handle could not be sent. */
  #isHolding = true;
  #crashes = 0;
  #isWanted = false;
  /** Events that the present process has lost so far. */
  #dropped = 0;
  #startedAt = 0;
  #cancelRestart: (() => void) | null = null;
  /** The way that was sent to the process last, as JSON. */
  #sentWay: string | undefined;
  #onGone: (() => void) | null = null;

  constructor(parts: ProxyHostParts) {
    this.#parts = parts;
    this.#port = parts.port;
    this.#key = parts.key ?? null;
    this.#life = new LifeWatch({
      ask: () => this.#child?.send({ kind: 'count' }),
      onHung: () => {
        parts.log.error('the proxy does not answer and is ended');
        this.#child?.kill();
      },
    });
  }

  start(): void {
    if (this.#isWanted) return;
    this.#isWanted = true;
    this.#open();
  }

  /** Stops the proxy; requests under way may take `ms`. */
  async stop(ms: number): Promise<void> {
    this.#isWanted = false;
    this.#life.stop();
    this.#cancelRestart?.();
    // Before the process: a client must be refused, not wait in a queue that is no longer read.
    this.#releasePort();
    const child = this.#child;
    if (child === null) return;
    await new Promise<void>((resolve) => {
      const cancel = this.#parts.clock.after(ms + LAST_BATCH_MS, () => {
        child.kill();
        resolve();
      });
      this.#onGone = () => {
        cancel();
        resolve();
      };
      child.send({ kind: 'drain', ms });
    });
  }

  state(): ProxyState {
    return this.#state;
  }

  /** The present figures; `null` while the proxy does not listen, or if it does not answer within a second. */
  counters(): Promise<ProxyFigures | null> {
    const child = this.#child;
    if (this.#state.kind !== 'listening' || child === null) return Promise.resolve(null);
    return new Promise((resolve) => {
      const done = (figures: ProxyFigures | null) => {
        cancel();
        end();
        resolve(figures);
      };
      const cancel = this.#parts.clock.after(COUNT_TIMEOUT_MS, () => done(null));
      const end = this.#counted.listen(done);
      child.send({ kind: 'count' });
    });
  }

  /** Looks whether the way to Anthropic has changed; if so, the process uses it from its next connection on. */
  async reroute(): Promise<void> {
    const way = await this.#currentWay();
    const text = JSON.stringify(way);
    if (way === undefined || text === this.#sentWay || this.#state.kind !== 'listening') return;
    this.#sentWay = text;
    this.#child?.send({ kind: 'reroute', way });
  }

  /** Changes the key of the secret path, from the next request on. */
  lock(key: string | null): void {
    if (key === this.#key) return;
    this.#key = key;
    this.#child?.send({ kind: 'lock', key });
  }

  #open(): void {
    if (this.#state.kind === 'off') this.#setState({ kind: 'starting', again: false });
    this.#startedAt = this.#parts.clock.monotonic();
    const code = this.#hold();
    if (code !== null) {
      this.#failed(code);
      this.#restart();
      return;
    }
    const child = this.#parts.spawn();
    this.#child = child;
    this.#dropped = 0;
    child.onMessage((message) => {
      if (this.#child === child) this.#receive(message);
    });
    child.onExit(() => {
      this.#exited();
    });
    void this.#listen(child);
  }

  async #listen(child: ProxyChild): Promise<void> {
    const { origin, way: findWay } = this.#parts;
    // Sent at once where no way has to be found.
    const way = findWay === undefined ? undefined : await this.#currentWay();
    this.#sentWay = JSON.stringify(way);
    if (this.#child !== child) return;
    const key = this.#key ?? undefined;
    const message: Listen = { kind: 'listen', port: this.#port, origin, way, key };
    const held = this.#held;
    if (held === null || child.sendPort === undefined) {
      child.send(message);
      return;
    }
    child.sendPort(message, held, () => {
      this.#parts.log.warn('the port cannot be held while the proxy starts again');
      this.#isHolding = false;
      this.#releasePort();
      child.kill();
    });
  }

  /** Binds the port unless it is held already; the system's code where that fails. */
  #hold(): string | null {
    const { holdPort } = this.#parts;
    if (holdPort === undefined || !this.#isHolding || this.#held !== null) return null;
    const result = holdPort(this.#port);
    if (!result.ok) return result.error;
    this.#held = result.value;
    this.#port = result.value.port;
    return null;
  }

  #releasePort(): void {
    this.#held?.close();
    this.#held = null;
  }

  #failed(code: string): void {
    this.#parts.log.error('the proxy cannot listen', { port: this.#port, code });
    this.#setState({ kind: 'failed', code });
  }

  #currentWay(): Promise<Way | undefined> {
    return (this.#parts.way?.() ?? Promise.resolve(undefined)).catch(() => undefined);
  }

  #receive(raw: unknown): void {
    const { log } = this.#parts;
    this.#life.heard();
    const message = readProxyMessage(raw);
    if (message === null) {
      log.warn('a message of the proxy was not understood');
    } else if (message.kind === 'listening') {
      this.#listening(message.port);
    } else if (message.kind === 'failed') {
      // Another program listens on a port that was only bound here.
      this.#releasePort();
      this.#failed(message.code);
      this.#child?.kill();
    } else if (message.kind === 'batch') {
      if (leftOut(raw, message) > 0) log.warn('a message of the proxy was not understood');
      this.#receiveBatch(message);
    } else if (message.kind === 'counters') {
      this.#counted.publish(message.counters);
    }
  }

  #listening(port: number): void {
    this.#port = port;
    this.#parts.log.info('the proxy listens', { port });
    this.#setState({ kind: 'listening', port });
    if (this.#isWanted) this.#life.start();
  }

  #receiveBatch({ seq, events, answers, dropped }: Batch): void {
    const { onEvent, onAnswers, onDropped } = this.#parts;
    try {
      for (const event of events) onEvent(event);
      for (const answer of answers) onAnswers?.(answer);
      if (dropped > this.#dropped) onDropped?.(dropped - this.#dropped);
      this.#dropped = dropped;
    } finally {
      // Sent also after an error: the process sends no further batch before this answer.
      this.#child?.send({ kind: 'taken', seq });
    }
  }

  #exited(): void {
    this.#child = null;
    this.#life.stop();
    this.#onGone?.();
    if (!this.#isWanted) {
      this.#setState({ kind: 'off' });
      return;
    }
    if (this.#parts.clock.monotonic() - this.#startedAt > RECOVERED_MS) this.#crashes = 0;
    this.#restart();
  }

  /** Starts the process again after a delay that doubles. */
  #restart(): void {
    const { clock, log } = this.#parts;
    const delay = Math.min(LAST_RESTART_MS, FIRST_RESTART_MS * 2 ** this.#crashes);
    this.#crashes += 1;
    // A taken port stays the state until the port is free.
    if (this.#state.kind !== 'failed') this.#setState({ kind: 'starting', again: true });
    // Logged only when it happens: a process that ends with the app is not started again.
    this.#cancelRestart = clock.after(delay, () => {
      log.warn('the proxy ended and is started again', { afterMs: delay });
      this.#open();
    });
  }

  #setState(state: ProxyState): void {
    this.#state = state;
    this.#parts.onState(state);
  }
}
