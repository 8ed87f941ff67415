import type { ProxyFigures, ProxyState } from '../core/proxy';
import type { Way } from '../proxy/server';
import type { History } from '../history/history';
import type { AppClock } from './clock';
import type { CounterHolder } from './counters';
import { EventRouter, type EventRouterParts, type LedgerSink } from './feed';
import type { Log } from './log';
import { createDropCounter } from './proxy-check';
import { ProxyHost, type ProxyChild } from './proxy-host';
import type { SettingsStore } from './settings';

/** The app's proxy, on or off and on the port that the settings choose. */
export interface ProxyKeeper {
  readonly state: () => ProxyState;
  /** The figures since it started; `null` while it does not listen or does not answer. */
  readonly counters: () => Promise<ProxyFigures | null>;
  /** Whether requests may be under way, so that the app has to wait before it ends. */
  readonly isOn: () => boolean;
  /** Stops it for good; requests under way may take `ms`. */
  readonly close: (ms: number) => Promise<void>;
  /** Stops it in the same way; the returned function starts it again. */
  readonly suspend: (ms: number) => Promise<() => void>;
  /** Looks whether the way to Anthropic has changed; if so, the proxy uses the new one. */
  readonly reroute: () => void;
}

/** The parts of the app that the proxy uses. */
export interface ProxyKeeperEngine {
  readonly clock: AppClock;
  readonly settings: Pick<SettingsStore, 'get' | 'subscribe'>;
  readonly accounts: Pick<EventRouterParts, 'sessions'>;
  readonly history: Pick<History, 'kept' | 'keep'>;
  readonly counters: Pick<CounterHolder, 'addProxyRequests'>;
  readonly log: Log;
}

export interface ProxyKeeperParts {
  readonly engine: ProxyKeeperEngine;
  readonly spawn: () => ProxyChild;
  readonly origin: string;
  readonly ledger: LedgerSink;
  /** How Anthropic is reached; absent: as the environment says. */
  readonly way?: () => Promise<Way>;
}

/** Ms for the requests on the old port to end when another port is chosen. */
const MOVE_MS = 30_000;

/** Starts the proxy if the settings want it, and starts and stops it with them from then on. */
export function keepProxy({ engine, spawn, origin, ledger, way }: ProxyKeeperParts): ProxyKeeper {
  const { clock, settings, accounts } = engine;
  const log = engine.log.scope('proxy');
  const router = new EventRouter({
    sessions: accounts.sessions,
    ledger,
    clock,
    log: engine.log.scope('feed'),
  });
  const drops = createDropCounter(engine.history, clock, log);
  let running: { readonly host: ProxyHost; readonly port: number } | null = null;

  let isSuspended = false;

  const follow = () => {
    if (isSuspended) return;
    const { on, port } = settings.get().proxy;
    if (on && running?.port === port) return;
    void running?.host.stop(MOVE_MS);
    running = null;
    if (!on) return;
    const host = new ProxyHost({
      spawn,
      port,
      origin,
      way,
      onEvent: (event) => {
        router.route(event);
      },
      onAnswers: engine.counters.addProxyRequests,
      onDropped: drops.add,
      onState: () => undefined,
      clock,
      log,
    });
    running = { host, port };
    host.start();
  };
  follow();
  const unfollow = settings.subscribe(follow);
  const end = async (ms: number) => {
    const ending = running;
    running = null;
    await ending?.host.stop(ms);
  };
  return {
    state: () => running?.host.state() ?? { kind: 'off' },
    counters: () => running?.host.counters() ?? Promise.resolve(null),
    isOn: () => running !== null,
    reroute: () => void running?.host.reroute(),
    close: (ms) => {
      unfollow();
      return end(ms);
    },
    suspend: async (ms) => {
      isSuspended = true;
      await end(ms);
      return () => {
        isSuspended = false;
        follow();
      };
    },
  };
}
