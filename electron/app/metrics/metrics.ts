import { metricsOfAccounts } from '../../core/metrics/gauges-of-accounts';
import type { Settings } from '../../core/settings/settings';
import { createSignal } from '../../core/signal';
import type { Metric } from '../../core/metrics/gauges';
import {
  pushPlan,
  readHeaders,
  type LastExport,
  type PushPlan,
  type TelemetryState,
} from '../../core/metrics/metrics-state';
import type { AccountSnapshot } from '../../core/snapshot/snapshot-types';
import type { History } from '../../history/history';
import type { OtlpModule } from '../../metrics/otlp-types';
import type { Clock } from '../clock/clock';
import type { CounterHolder } from './counters';
import type { Log } from '../log';
import type { SettingsStore } from '../settings/settings';
import { createTelemetryMemory, type TelemetryMemory } from './saved-export';
import { Push, type HeaderStore } from './push';
import { ScrapePort } from './scrape-port';
import type { LocalApi } from '../local-api/local-api';
import { labelAccounts } from './account-labels';

/** The parts of the app that metrics are read from and stored in. */
export interface TelemetrySource {
  readonly accounts: {
    readonly runtimes: () => readonly { readonly store: { readonly snapshot: () => AccountSnapshot } }[];
  };
  readonly settings: Pick<SettingsStore, 'get' | 'watch'>;
  readonly clock: Clock;
  readonly history: Pick<History, 'kept' | 'keep'>;
  readonly log: Log;
  readonly counters: Pick<CounterHolder, 'read' | 'startedAt'>;
}

export interface TelemetryParts {
  readonly source: TelemetrySource;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  readonly hostName: () => string;
  /** Loads `dist/otlp.cjs`; called only when a push is wanted. */
  readonly loadOtlp: () => OtlpModule;
  readonly headers: HeaderStore;
  /** Loads the JSON for other programs; called only when it is switched on. */
  readonly loadJson: () => Promise<LocalApi>;
}

/** Metrics, pushed or scraped, as the settings and the environment choose; changes take effect without a restart. */
export interface Telemetry {
  readonly state: () => TelemetryState;
  readonly subscribe: (listener: (state: TelemetryState) => void) => () => void;
  /** Stores the headers of a push in the keychain, or removes them; the reason why not, or `null`: done. */
  readonly setHeaders: (text: string | null) => Promise<'malformed' | 'no_keychain' | null>;
  /** Resolves when the present settings are in effect. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Follows the settings. While everything is off nothing is loaded, and no port is open. */
export function startTelemetry(parts: TelemetryParts): Telemetry {
  return new MetricsService(parts);
}

/** The members of the interface are own fields, so that they can be passed on alone. */
class MetricsService implements Telemetry {
  readonly #parts: TelemetryParts;
  readonly #log: Log;
  readonly #memory: TelemetryMemory;
  readonly #push: Push;
  readonly #scrape: ScrapePort;
  readonly #changes = createSignal<TelemetryState>();
  readonly #endWatch: () => void;
  #plan: PushPlan = { kind: 'off' };
  #last: LastExport | null = null;
  #json: LocalApi | null = null;
  #work = Promise.resolve();

  constructor(parts: TelemetryParts) {
    const { source, loadOtlp, headers, version } = parts;
    const { clock, counters, settings } = source;
    const log = source.log.scope('telemetry');
    const read = () => this.#metrics();
    const resource = () => this.#resource();
    this.#parts = parts;
    this.#log = log;
    this.#memory = createTelemetryMemory(source.history);
    this.#scrape = new ScrapePort({ read, resource, log });
    this.#push = new Push({
      load: loadOtlp,
      headers,
      hasHeaders: this.#memory.hasHeaders,
      version,
      resource,
      read,
      startedAt: counters.startedAt,
      clock,
      log,
      onExport: (last) => {
        this.#exported(last);
      },
    });
    this.#endWatch = settings.watch(
      ({ telemetry }) => telemetry,
      () => void this.#enqueue(() => this.#apply()),
    );
    void this.#enqueue(() => this.#apply());
  }

  readonly state = (): TelemetryState => {
    const plan = this.#plan;
    return {
      push: {
        by: plan.kind === 'off' ? null : plan.by,
        endpoint: plan.kind === 'on' ? plan.shown : null,
        refused: plan.kind === 'grpc' ? 'grpc' : null,
        last: this.#last,
        hasHeaders: this.#memory.hasHeaders(),
      },
      scrape: { port: this.#scrape.port, failure: this.#scrape.failure },
    };
  };

  readonly subscribe = this.#changes.listen;

  readonly setHeaders: Telemetry['setHeaders'] = async (text) => {
    if (text !== null && readHeaders(text) === null) return 'malformed';
    try {
      await this.#parts.headers.set(text);
    } catch (error) {
      this.#log.warn('the headers for metrics could not be kept', { error: String(error) });
      return 'no_keychain';
    }
    this.#save(() => {
      this.#memory.saveHasHeaders(text !== null, this.#parts.source.clock.now());
    });
    await this.#enqueue(() => this.#apply());
    return null;
  };

  readonly settled = (): Promise<void> => this.#work;

  readonly close = (): Promise<void> => {
    this.#endWatch();
    return this.#enqueue(async () => {
      this.#endJson();
      await this.#scrape.follow(null);
      await this.#push.follow({ kind: 'off' });
    });
  };

  #metrics(): readonly Metric[] {
    const { accounts, settings, counters, clock } = this.#parts.source;
    const snapshots = accounts.runtimes().map(({ store }) => store.snapshot());
    const labelled = labelAccounts(snapshots, settings.get().telemetry);
    return metricsOfAccounts(labelled, counters.read(), clock.now());
  }

  #resource(): Readonly<Record<string, string>> {
    const { source, version, hostName } = this.#parts;
    return {
      'service.name': 'quotide',
      'service.version': version,
      'service.instance.id': this.#memory.instanceId(source.clock.now()),
      ...(source.settings.get().telemetry.hostName && { 'host.name': hostName() }),
    };
  }

  /** Brings the settings into effect. */
  async #apply(): Promise<void> {
    const { source, env } = this.#parts;
    const { telemetry } = source.settings.get();
    this.#plan = pushPlan(telemetry, env);
    this.#last = null;
    const hasTried = await this.#openPort(telemetry);
    if (hasTried)
      this.#save(() => {
        this.#memory.saveScrape(this.#scrape.failure, source.clock.now());
      });
    await this.#push.follow(this.#plan);
    this.#publish();
  }

  /** Opens the port where metrics or JSON are wanted there. Returns whether it tried to. */
  async #openPort({ scrape, json, scrapePort }: Settings['telemetry']): Promise<boolean> {
    if (json) this.#json ??= await this.#parts.loadJson();
    else this.#endJson();
    return await this.#scrape.follow(scrape || json ? scrapePort : null, {
      hasMetrics: scrape,
      find: this.#json?.find ?? null,
    });
  }

  #endJson(): void {
    this.#json?.close();
    this.#json = null;
  }

  #exported(last: LastExport): void {
    if (this.#last?.ok !== last.ok)
      this.#log[last.ok ? 'info' : 'warn']('metrics were exported', { reason: last.reason ?? 'ok' });
    this.#last = last;
    this.#save(() => {
      this.#memory.saveExport(last);
    });
    this.#publish();
  }

  /** One task after the other: a port must be free before it is opened again. */
  #enqueue(task: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(task).catch((error: unknown) => {
      this.#log.error('metrics could not be switched', { error: String(error) });
    });
    return this.#work;
  }

  #save(write: () => void): void {
    try {
      write();
    } catch (error) {
      this.#log.warn('the state of metrics could not be stored', { error: String(error) });
    }
  }

  #publish(): void {
    this.#changes.publish(this.state());
  }
}
