import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { ClientConnection, defaultLimits, type Limits } from './client/connection';
import type { Shared } from './client/exchange';
import { createCounters, type Counters, type Counting } from './counters';
import type { OnProxyEvent } from './events';
import { createUnlock, type Unlock } from './head/secret-path';
import { guarded } from './tap/guarded';
import { createTaps, type MakeTap, type TapParts } from './tap/tap';
import { createDialler, type Dialler } from './upstream/dial';
import { createPool, type Pool } from './upstream/pool';
import type { Target } from './upstream/target';
import { trustOf } from './upstream/trust';
import type { Language } from '../core/i18n/languages';
import { withEmptyFile } from '../core/network/failure-cause';
import type { Routes } from '../core/network/route';
import { notReachedWords } from '../core/network/network-words';

/** A running proxy. */
export interface Proxy {
  readonly port: number;
  readonly counters: () => Counters;
  /** Changes the way to Anthropic, for new connections. */
  readonly reroute: (way: Way) => void;
  /** Changes the key of the secret path for the next request of every connection; `null`: no key is needed. */
  readonly lock: (key: string | null) => void;
  /** Accepts no more requests, waits at most `ms` for running ones, and closes. */
  readonly close: (ms: number) => Promise<void>;
}

/** The way to Anthropic. */
export interface Way extends Routes {
  /** Certificates (PEM, one each) to trust beside Node's own. */
  readonly ca: readonly string[];
  /** Whether NODE_EXTRA_CA_CERTS names a file without a readable certificate. */
  readonly hasEmptyFile: boolean;
  /** The language of error messages for clients. */
  readonly language: Language;
}

export interface ProxyParts {
  readonly target: Target;
  /** 0 picks a free one. */
  readonly port: number;
  /** Node's handle of a socket that is bound to the port already; absent: the proxy binds it. */
  readonly handle?: object | undefined;
  /** Requests need the path `/<key>/`; absent or `null`: they need no key. */
  readonly key?: string | null | undefined;
  readonly onEvent: OnProxyEvent;
  readonly onAnswer?: TapParts['onAnswer'];
  readonly onBytes?: Shared['onBytes'];
  readonly onGivenUp?: TapParts['onGivenUp'];
  readonly limits?: Partial<Limits>;
  /** Default: the target's routes, Node's own certificates, English. */
  readonly way?: Way | undefined;
  /** Replaces the proxy's own taps; for tests. */
  readonly makeTap?: MakeTap;
  /** Replaces the process's monotonic clock (ms); for tests. */
  readonly now?: () => number;
}

const SWEEP_MS = 5000;
/** Most connections of clients; beyond it one that is not at work makes room. */
const MAX_CONNECTIONS = 2048;

/**
 * Listens on 127.0.0.1 and passes every request on to the target.
 * @returns once it listens; rejects with the system's error (EADDRINUSE, EACCES)
 */
export async function startProxy(parts: ProxyParts): Promise<Proxy> {
  const proxy = new RunningProxy(parts);
  await proxy.listen(parts);
  return proxy;
}

class RunningProxy implements Proxy {
  readonly #server = net.createServer({ allowHalfOpen: true, noDelay: true });
  readonly #target: Target;
  readonly #now: () => number;
  readonly #limits: Limits;
  readonly #counting: Counting;
  readonly #pool: Pool;
  readonly #shared: Shared;
  readonly #connections = new Set<ClientConnection>();
  #way: Way;
  #dialler: Dialler;
  #unlock: Unlock;
  #port = 0;
  #sweeper: NodeJS.Timeout | undefined;
  #isDraining = false;
  #whenEmpty: () => void = () => undefined;

  constructor(parts: ProxyParts) {
    this.#target = parts.target;
    this.#now = parts.now ?? (() => performance.now());
    this.#limits = { ...defaultLimits, ...parts.limits };
    this.#counting = createCounters();
    this.#way = parts.way ?? { ...parts.target, ca: [], hasEmptyFile: false, language: 'en' };
    this.#dialler = this.#diallerOf(this.#way);
    this.#unlock = createUnlock(parts.key ?? null);
    const dial: Dialler['dial'] = (done) => {
      this.#dialler.dial(done);
    };
    this.#pool = createPool({ dial }, this.#now);
    this.#shared = this.#sharedParts(parts);
  }

  get port(): number {
    return this.#port;
  }

  async listen({ port, handle }: Pick<ProxyParts, 'port' | 'handle'>): Promise<void> {
    const server = this.#server;
    server.listen(handle ?? { host: '127.0.0.1', port });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.once('listening', resolve);
    });
    const { address, port: own } = server.address() as AddressInfo;
    // A socket that another process has bound is not trusted to be on loopback.
    if (address !== '127.0.0.1') {
      server.close();
      throw new Error('the socket is not on 127.0.0.1');
    }
    this.#port = own;
    server.on('error', () => undefined);
    server.on('connection', (socket) => {
      this.#onConnection(socket);
    });
    const { headMs, firstByteMs, lingerMs } = this.#limits;
    const everyMs = Math.min(SWEEP_MS, headMs, firstByteMs, lingerMs);
    this.#sweeper = setInterval(() => {
      this.#sweep();
    }, everyMs);
  }

  readonly counters = (): Counters => this.#counting.read();

  readonly reroute = (way: Way): void => {
    this.#way = way;
    this.#dialler = this.#diallerOf(way);
  };

  readonly lock = (key: string | null): void => {
    this.#unlock = createUnlock(key);
  };

  readonly close = async (ms: number): Promise<void> => {
    this.#isDraining = true;
    this.#server.close();
    for (const connection of this.#connections) connection.drain();
    if (this.#connections.size > 0) await this.#emptied(ms);
    clearInterval(this.#sweeper);
    this.#pool.close();
    for (const { socket } of this.#connections) socket.destroy();
  };

  /** Resolves when no connection is left, after `ms` at the latest. */
  #emptied(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#whenEmpty = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #sharedParts(parts: ProxyParts): Shared {
    const { onEvent, onAnswer, onGivenUp, onBytes: onDecoded } = parts;
    const { counts } = this.#counting;
    const makeTap =
      parts.makeTap ?? createTaps({ onEvent, onAnswer, onGivenUp, onDecoded, counts, now: Date.now });
    return {
      pool: this.#pool,
      counting: this.#counting,
      now: this.#now,
      unlock: (head) => this.#unlock(head),
      authority: parts.target.authority,
      onBytes: parts.onBytes ?? (() => undefined),
      makeTap: guarded(makeTap, counts),
      notReached: (cause) => {
        const { hasEmptyFile, language } = this.#way;
        return notReachedWords(cause && withEmptyFile(cause, hasEmptyFile), language);
      },
      draining: () => this.#isDraining,
    };
  }

  #diallerOf({ routes, problem, ca }: Way): Dialler {
    return createDialler({ ...this.#target, routes, problem }, { trust: trustOf(ca) });
  }

  #onConnection(socket: net.Socket): void {
    if (this.#connections.size >= MAX_CONNECTIONS && !this.#makeRoom()) {
      socket.destroy();
      return;
    }
    const connection = new ClientConnection(socket, this.#shared, this.#limits, this.#port, (closed) => {
      this.#connections.delete(closed);
      if (this.#connections.size === 0) this.#whenEmpty();
    });
    this.#connections.add(connection);
  }

  /** Destroys the connection that is spared most easily; false: all are at work. */
  #makeRoom(): boolean {
    const at = this.#now();
    let spared: ClientConnection | null = null;
    let highest = Number.NEGATIVE_INFINITY;
    for (const connection of this.#connections) {
      const rank = connection.spare(at) ?? Number.NEGATIVE_INFINITY;
      if (rank <= highest) continue;
      spared = connection;
      highest = rank;
    }
    if (spared === null) return false;
    // Its `close` comes later, and the next connection may come before.
    this.#connections.delete(spared);
    spared.socket.destroy();
    return true;
  }

  #sweep(): void {
    const at = this.#now();
    this.#pool.sweep(at);
    for (const connection of this.#connections) connection.sweep(at);
  }
}
