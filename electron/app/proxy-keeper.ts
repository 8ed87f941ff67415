import type { ProxyFigures, ProxyState } from '../core/proxy';
import type { Way } from '../proxy/server';
import type { Engine } from './engine';
import { createFeed, type LedgerSink } from './feed';
import { createDropsKept } from './proxy-drops';
import { createProxyHost, type ProxyChild, type ProxyHost } from './proxy-host';

/** The app's proxy, as the settings want it: on or off, and where. */
export interface ProxyKeeper {
  readonly state: () => ProxyState;
  /** What it has done since it started; `null` while it does not listen or does not answer. */
  readonly counters: () => Promise<ProxyFigures | null>;
  /** Whether requests may be under way, so that the app should wait before it ends. */
  readonly isOn: () => boolean;
  /** Ends it for good; requests under way may take `ms`. */
  readonly close: (ms: number) => Promise<void>;
  /** Ends it in the same way until what is given back is called. */
  readonly suspend: (ms: number) => Promise<() => void>;
  /** Looks whether the way to Anthropic has changed, and has the proxy follow it. */
  readonly reroute: () => void;
}

export interface ProxyKeeperParts {
  readonly engine: Engine;
  readonly spawn: () => ProxyChild;
  readonly origin: string;
  readonly ledger: LedgerSink;
  /** How Anthropic is reached; absent: as the environment says. */
  readonly way?: () => Promise<Way>;
}

/** When another port is chosen: what goes through the old one may end first. */
const MOVE_MS = 30_000;

/** Starts the proxy if it is wanted, and follows the settings from then on. */
export function keepProxy({ engine, spawn, origin, ledger, way }: ProxyKeeperParts): ProxyKeeper {
  const { clock, settings, accounts } = engine;
  const log = engine.log.scope('proxy');
  const feed = createFeed({ sessions: accounts.sessions, ledger, clock, log: engine.log.scope('feed') });
  const drops = createDropsKept(engine.history, clock, log);
  let running: { readonly host: ProxyHost; readonly port: number } | null = null;

  let isSuspended = false;

  const follow = () => {
    if (isSuspended) return;
    const { on, port } = settings.get().proxy;
    if (on && running?.port === port) return;
    void running?.host.stop(MOVE_MS);
    running = null;
    if (!on) return;
    const host = createProxyHost({
      spawn,
      port,
      origin,
      way,
      onEvent: feed.take,
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
    reroute: () => running?.host.reroute(),
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
