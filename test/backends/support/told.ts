import type { TestParts } from '../../support/test-parts';
import { startTelemetry, type Telemetry } from '../../../electron/app/metrics/metrics';
import { labelAccounts } from '../../../electron/app/metrics/account-labels';
import { metricsOfAccounts } from '../../../electron/core/metrics/gauges-of-accounts';
import type { Metric } from '../../../electron/core/metrics/gauges';
import type { Settings } from '../../../electron/core/settings/settings';
import { startOtlp } from '../../../electron/metrics/otlp';

const tokens = { input: 120, output: 4500, cacheRead: 90_000, cacheWrite5m: 700, cacheWrite1h: 11 };

type Source = Parameters<typeof startTelemetry>[0]['source'] & Pick<TestParts, 'settings'>;

/** A running app with values in every metric, the tokens of each window included. */
export function everything(app: TestParts): Source {
  const runtimes: TestParts['accounts']['runtimes'] = () => {
    const [first, ...rest] = app.accounts.runtimes();
    const snapshot = () => {
      const real = first.store.snapshot();
      return { ...real, windows: real.windows.map((window) => ({ ...window, tokens })) };
    };
    return [{ ...first, store: { ...first.store, snapshot } }, ...rest];
  };
  app.counters.addTokens('claude-opus-4-5', tokens);
  app.counters.addProxyRequests({ status: 200, endpoint: 'messages', count: 1 });
  app.counters.addPollError({ reason: 'timeout', status: null });
  return { ...app, accounts: { runtimes } };
}

export async function tell(source: Source, change: Partial<Settings['telemetry']>, everyMs: number) {
  const refusal = source.settings.change({ telemetry: change });
  if (refusal !== null) throw new Error(JSON.stringify(refusal));
  const telemetry: Telemetry = startTelemetry({
    source,
    version: '1.2.3',
    hostName: () => 'fennel',
    env: { OTEL_METRIC_EXPORT_INTERVAL: String(everyMs) },
    loadOtlp: () => ({ startOtlp }),
    headers: { get: () => Promise.resolve(null), set: () => Promise.resolve() },
    loadJson: () => Promise.reject(new Error('not wanted here')),
  });
  await telemetry.settled();
  return telemetry;
}

/** What a backend has to hold at this moment. */
export function expected(source: Source): readonly Metric[] {
  const snapshots = source.accounts.runtimes().map(({ store }) => store.snapshot());
  const { telemetry } = source.settings.get();
  return metricsOfAccounts(labelAccounts(snapshots, telemetry), source.counters.read(), source.clock.now());
}
