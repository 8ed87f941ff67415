import type { PortTest, ProxyFigures, ProxyState } from '../../core/proxy';
import type { Signal } from '../../core/signal';
import type { HoldPort } from '../../proxy/port/held-port';
import type { Way } from '../../proxy/server';
import type { History } from '../../history/history';
import type { Clock } from '../clock/clock';
import type { CounterHolder } from '../metrics/counters';
import { EventRouter, type EventRouterParts, type LedgerSink } from './event-router';
import type { Log } from '../log';
import { PortAlarm, testPort, type TakenPort } from './port-alarm';
import { createDropCounter, type DropCounter } from './proxy-check';
import { ProxyHost, type ProxyChild } from './proxy-host';
import type { SettingsStore } from '../settings/settings';

/** The app's proxy, on or off and on the port that the settings choose. */
export interface ProxySupervisor {
  /** Starts it if it is wanted, and follows the settings from then on. */
  readonly start: () => void;
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
  /** Published when another program has the port; again only after the proxy has listened meanwhile. */
  readonly portTaken: Signal<TakenPort>;
}

/** The parts of the app that the proxy uses. */
export interface ProxySource {
  readonly settings: Pick<SettingsStore, 'get' | 'watch'>;
  readonly accounts: { readonly runtimes: EventRouterParts['targets'] };
  readonly history: Pick<History, 'kept' | 'keep'>;
  readonly counters: Pick<CounterHolder, 'addProxyRequests'>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface ProxySupervisorParts {
  readonly source: ProxySource;
  readonly spawn: () => ProxyChild;
  /** Absent: the proxy's process binds its port itself. */
  readonly holdPort?: HoldPort | undefined;
  readonly origin: string;
  readonly ledger: LedgerSink;
  /** How Anthropic is reached; absent: as the environment says. */
  readonly way?: () => Promise<Way>;
  /** Finds out what answers on a port; absent: by a request to it and the system's table of sockets. */
  readonly test?: (port: number) => Promise<PortTest>;
}

/** Ms for the requests on the old port to end when another port is chosen. */
const MOVE_MS = 30_000;

/** Supervises the app's proxy; none runs before `start`. */
export function superviseProxy(parts: ProxySupervisorParts): ProxySupervisor {
  return new SettingsProxy(parts);
}

class SettingsProxy implements ProxySupervisor {
  readonly #parts: ProxySupervisorParts;
  readonly #router: EventRouter;
  readonly #drops: DropCounter;
  readonly #log: Log;
  readonly #alarm: PortAlarm;
  #running: { readonly host: ProxyHost; readonly port: number } | null = null;
  #isSuspended = false;
  #unfollow: (() => void) | null = null;

  constructor(parts: ProxySupervisorParts) {
    const { accounts, history, clock, log } = parts.source;
    this.#parts = parts;
    this.#log = log.scope('proxy');
    this.#router = new EventRouter({
      targets: accounts.runtimes,
      ledger: parts.ledger,
      clock,
      log: log.scope('feed'),
    });
    this.#drops = createDropCounter(history, clock, this.#log);
    const test = parts.test ?? ((port) => testPort(port, process.platform));
    this.#alarm = new PortAlarm(test, this.#log);
    this.portTaken = this.#alarm.raised;
  }

  readonly portTaken: ProxySupervisor['portTaken'];

  readonly start = (): void => {
    this.#follow();
    this.#unfollow = this.#parts.source.settings.watch(({ proxy }) => proxy, this.#follow);
  };

  readonly state = (): ProxyState => this.#alarm.complete(this.#running?.host.state() ?? { kind: 'off' });

  readonly counters = (): Promise<ProxyFigures | null> =>
    this.#running?.host.counters() ?? Promise.resolve(null);

  readonly isOn = (): boolean => this.#running !== null;

  readonly reroute = (): void => {
    void this.#running?.host.reroute();
  };

  readonly close = (ms: number): Promise<void> => {
    this.#unfollow?.();
    return this.#end(ms);
  };

  readonly suspend = async (ms: number): Promise<() => void> => {
    this.#isSuspended = true;
    await this.#end(ms);
    return () => {
      this.#isSuspended = false;
      this.#follow();
    };
  };

  readonly #follow = (): void => {
    if (this.#isSuspended) return;
    const { on, port, key } = this.#parts.source.settings.get().proxy;
    if (on && this.#running?.port === port) {
      this.#running.host.lock(key);
      return;
    }
    void this.#running?.host.stop(MOVE_MS);
    this.#running = null;
    this.#alarm.forget();
    if (!on) return;
    const host = this.#hostAt(port, key);
    this.#running = { host, port };
    host.start();
  };

  #hostAt(port: number, key: string | null): ProxyHost {
    const { spawn, holdPort, origin, way, source } = this.#parts;
    const host: ProxyHost = new ProxyHost({
      spawn,
      holdPort,
      port,
      key,
      origin,
      way,
      onEvent: (event) => {
        this.#router.route(event);
      },
      onAnswers: source.counters.addProxyRequests,
      onDropped: this.#drops.add,
      onState: (state) => {
        // A proxy that ends on an earlier port says nothing about this one.
        if (this.#running?.host === host) this.#alarm.follow(port, state);
      },
      clock: source.clock,
      log: this.#log,
    });
    return host;
  }

  async #end(ms: number): Promise<void> {
    const ending = this.#running;
    this.#running = null;
    this.#alarm.forget();
    await ending?.host.stop(ms);
  }
}
