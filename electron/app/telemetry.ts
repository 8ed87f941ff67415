import { metricsOfAccounts } from '../core/gauges-of-accounts';
import {
  pushPlan,
  readHeaders,
  type LastExport,
  type PushPlan,
  type TelemetryState,
} from '../core/telemetry';
import { exposition } from '../telemetry/exposition';
import type { OtlpModule } from '../telemetry/otlp-types';
import { serveMetrics, type ScrapeEndpoint } from '../telemetry/scrape';
import type { Engine } from './engine';
import type { HeaderStore } from './telemetry/headers';
import { createTelemetryKept } from './telemetry/kept';
import { createPush } from './telemetry/push';
import { toldOf } from './telemetry/told';

export interface TelemetryParts {
  readonly engine: Pick<Engine, 'accounts' | 'settings' | 'clock' | 'history' | 'log' | 'counters'>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  readonly hostName: () => string;
  /** Loads `dist/otlp.cjs`; called only when a push is wanted. */
  readonly loadOtlp: () => OtlpModule;
  readonly headers: HeaderStore;
}

/** Metrics, pushed or scraped, as the settings and the environment say; followed without a restart. */
export interface Telemetry {
  readonly state: () => TelemetryState;
  readonly subscribe: (listener: (state: TelemetryState) => void) => () => void;
  /** Keeps the headers of a push in the keychain, or removes them; says why not, or `null`: done. */
  readonly setHeaders: (text: string | null) => Promise<'malformed' | 'no_keychain' | null>;
  /** What the settings ask for is done: for whoever must wait for it. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** While everything is off nothing is loaded and nothing listens. */
export function startTelemetry(parts: TelemetryParts): Telemetry {
  const { engine, env } = parts;
  const { settings, clock, counters } = engine;
  const log = engine.log.scope('telemetry');
  const kept = createTelemetryKept(engine.history);
  const listeners = new Set<(state: TelemetryState) => void>();
  let plan: PushPlan = { kind: 'off' };
  let last: LastExport | null = null;
  let endpoint: ScrapeEndpoint | null = null;
  let scrapeFailure: string | null = null;
  let applied = '';
  let work = Promise.resolve();

  const store = (write: () => void) => {
    try {
      write();
    } catch (error) {
      log.warn('the state of metrics could not be stored', { error: String(error) });
    }
  };
  const state = (): TelemetryState => ({
    push: {
      by: plan.kind === 'off' ? null : plan.by,
      endpoint: plan.kind === 'on' ? plan.shown : null,
      refused: plan.kind === 'grpc' ? 'grpc' : null,
      last,
      hasHeaders: kept.hasHeaders(),
    },
    scrape: { port: endpoint?.port ?? null, failure: scrapeFailure },
  });
  const tell = () => {
    const now = state();
    for (const listener of listeners) listener(now);
  };
  const metrics = () => {
    const snapshots = engine.accounts.sessions().map((session) => session.store.snapshot());
    return metricsOfAccounts(toldOf(snapshots, settings.get().telemetry), counters.read(), clock.now());
  };
  const resource = () => ({
    'service.name': 'quotide',
    'service.version': parts.version,
    'service.instance.id': kept.instanceId(clock.now()),
    ...(settings.get().telemetry.hostName && { 'host.name': parts.hostName() }),
  });
  const push = createPush({
    ...{ load: parts.loadOtlp, headers: parts.headers, hasHeaders: kept.hasHeaders },
    ...{ version: parts.version, resource, read: metrics, counters, clock, log },
    onExport: (now) => {
      if (last?.ok !== now.ok)
        log[now.ok ? 'info' : 'warn']('metrics were exported', { reason: now.reason ?? 'ok' });
      last = now;
      store(() => {
        kept.keepExport(now);
      });
      tell();
    },
  });

  const scrape = async (port: number | null) => {
    if (endpoint?.port !== port) {
      await endpoint?.close();
      endpoint = null;
    }
    scrapeFailure = null;
    if (port === null || endpoint !== null) return;
    try {
      const labels = resource();
      endpoint = await serveMetrics(port, () => exposition(metrics(), labels));
      log.info('metrics are served', { port: endpoint.port });
    } catch (error) {
      scrapeFailure = (error as NodeJS.ErrnoException).code ?? 'failed';
      log.warn('metrics cannot be served', { port, reason: scrapeFailure });
    }
    const reason = scrapeFailure;
    store(() => {
      kept.keepScrape(reason, clock.now());
    });
  };
  const apply = async (again = false) => {
    const { telemetry } = settings.get();
    const wanted = JSON.stringify(telemetry);
    if (wanted === applied && !again) return;
    applied = wanted;
    plan = pushPlan(telemetry, env);
    last = null;
    await scrape(telemetry.scrape ? telemetry.scrapePort : null);
    await push.follow(plan);
    tell();
  };
  // One after the other: a port must be free before it is opened again.
  const enqueue = (next: () => Promise<void>) => {
    work = work.then(next).catch((error: unknown) => {
      log.error('metrics could not be switched', { error: String(error) });
    });
    return work;
  };
  const end = settings.subscribe(() => void enqueue(apply));
  void enqueue(apply);

  return {
    state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setHeaders: async (text) => {
      if (text !== null && readHeaders(text) === null) return 'malformed';
      try {
        await parts.headers.set(text);
      } catch (error) {
        log.warn('the headers for metrics could not be kept', { error: String(error) });
        return 'no_keychain';
      }
      store(() => {
        kept.keepHasHeaders(text !== null, clock.now());
      });
      await enqueue(() => apply(true));
      return null;
    },
    settled: () => work,
    close: () => {
      end();
      return enqueue(async () => {
        await scrape(null);
        await push.follow({ kind: 'off' });
      });
    },
  };
}
