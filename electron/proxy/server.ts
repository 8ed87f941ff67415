import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { ClientConnection, defaultLimits, type Limits } from './client/connection';
import type { Shared } from './client/exchange';
import { createCounters, type Counters } from './counters';
import type { OnProxyEvent } from './events';
import { guarded } from './tap/guarded';
import { createTaps, type MakeTap, type TapParts } from './tap/tap';
import { createDialler, type Dialler } from './upstream/dial';
import { createPool } from './upstream/pool';
import type { Target } from './upstream/target';
import { trustOf } from './upstream/trust';
import type { Language } from '../core/i18n/words';
import { withEmptyFile } from '../core/network/cause';
import type { Routes } from '../core/network/route';
import { notReachedWords } from '../core/network/words';

/** A running proxy. */
export interface Proxy {
  readonly port: number;
  readonly counters: () => Counters;
  /** From the next connection on. */
  readonly reroute: (way: Way) => void;
  /** Takes no more requests, lets those under way end for at most `ms`, and closes. */
  readonly close: (ms: number) => Promise<void>;
}

/** How Anthropic is reached. */
export interface Way extends Routes {
  /** Certificates (PEM, one each) to trust beside Node's own. */
  readonly ca: readonly string[];
  /** Whether NODE_EXTRA_CA_CERTS names a file without a readable certificate. */
  readonly hasEmptyFile: boolean;
  /** Of the words that a client gets to read. */
  readonly language: Language;
}

export interface ProxyParts {
  readonly target: Target;
  /** 0 picks a free one. */
  readonly port: number;
  readonly onEvent: OnProxyEvent;
  readonly onAnswer?: TapParts['onAnswer'];
  readonly onBytes?: Shared['onBytes'];
  readonly limits?: Partial<Limits>;
  /** Absent: as the target says, with Node's own certificates, in English. */
  readonly way?: Way | undefined;
  /** In place of our own taps; for tests. */
  readonly makeTap?: MakeTap;
  /** In place of the process's own monotonic clock (ms); for tests. */
  readonly now?: () => number;
}

const SWEEP_MS = 5000;
const MAX_CONNECTIONS = 2048;

/**
 * Listens on 127.0.0.1 and passes everything on to the target.
 * @returns once it listens; rejects with the system's error (EADDRINUSE, EACCES)
 */
export async function startProxy(parts: ProxyParts): Promise<Proxy> {
  const { target, onEvent, onAnswer } = parts;
  const now = parts.now ?? (() => performance.now());
  const limits = { ...defaultLimits, ...parts.limits };
  const counting = createCounters();
  const diallerOf = ({ routes, problem, ca }: Way): Dialler =>
    createDialler({ ...target, routes, problem }, { trust: trustOf(ca) });
  let way = parts.way ?? { ...target, ca: [], hasEmptyFile: false, language: 'en' };
  let dialler = diallerOf(way);
  const dial: Dialler['dial'] = (done) => {
    dialler.dial(done);
  };
  const pool = createPool({ dial }, now);
  const connections = new Set<ClientConnection>();
  let draining = false;
  const makeTap = parts.makeTap ?? createTaps({ onEvent, onAnswer, counts: counting.counts, now: Date.now });
  const shared: Shared = {
    pool,
    counting,
    now,
    authority: target.authority,
    onBytes: parts.onBytes ?? (() => undefined),
    makeTap: guarded(makeTap, counting.counts),
    notReached: (cause) => notReachedWords(cause && withEmptyFile(cause, way.hasEmptyFile), way.language),
    draining: () => draining,
  };
  const server = net.createServer({ allowHalfOpen: true, noDelay: true });
  server.maxConnections = MAX_CONNECTIONS;
  server.listen({ host: '127.0.0.1', port: parts.port });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.once('listening', resolve);
  });
  const { port } = server.address() as AddressInfo;
  let whenEmpty: () => void = () => undefined;
  server.on('error', () => undefined);
  server.on('connection', (socket) => {
    const connection = new ClientConnection(socket, shared, limits, port, (closed) => {
      connections.delete(closed);
      if (connections.size === 0) whenEmpty();
    });
    connections.add(connection);
  });
  const sweeper = setInterval(
    () => {
      const at = now();
      pool.sweep(at);
      for (const connection of connections) connection.sweep(at);
    },
    Math.min(SWEEP_MS, limits.headMs, limits.lingerMs),
  );

  return {
    port,
    counters: counting.read,
    reroute: (next) => {
      way = next;
      dialler = diallerOf(next);
    },
    close: async (ms) => {
      draining = true;
      server.close();
      for (const connection of connections) connection.drain();
      if (connections.size > 0) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          whenEmpty = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      clearInterval(sweeper);
      pool.close();
      for (const { socket } of connections) socket.destroy();
    },
  };
}
