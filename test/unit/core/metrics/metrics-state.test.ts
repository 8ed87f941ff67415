import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { metricsOfAccounts } from '../../../../electron/core/metrics/gauges-of-accounts';
import { noCounters } from '../../../../electron/core/metrics/gauges';
import { defaultSettings } from '../../../../electron/core/settings/settings';
import { changeSettings } from '../../../../electron/core/settings/change';
import { pushPlan, readHeaders, scrapeConfig } from '../../../../electron/core/metrics/metrics-state';
import { labelAccounts } from '../../../../electron/app/metrics/account-labels';
import { NOW, snapshot, windowView } from '../make-snapshot';

const off = defaultSettings.telemetry;
const on = { ...off, otlp: true };
const ENDPOINT = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/' };

describe('pushPlan', () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['nothing', {}, 'off'],
    ['an endpoint', ENDPOINT, 'on'],
    ['an endpoint for metrics', { OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: 'http://c/x' }, 'on'],
    ['an endpoint for traces', { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://c/x' }, 'off'],
    ['the exporter', { OTEL_METRICS_EXPORTER: 'console, otlp' }, 'on'],
    ['another exporter', { ...ENDPOINT, OTEL_METRICS_EXPORTER: 'prometheus' }, 'off'],
    ['none', { ...ENDPOINT, OTEL_METRICS_EXPORTER: 'none' }, 'off'],
    ['that OpenTelemetry is off', { ...ENDPOINT, OTEL_SDK_DISABLED: 'true' }, 'off'],
    ['gRPC', { ...ENDPOINT, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, 'grpc'],
    [
      'gRPC for others',
      { ...ENDPOINT, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc', OTEL_EXPORTER_OTLP_METRICS_PROTOCOL: 'http/json' },
      'on',
    ],
  ])('by an environment that names %s: %s', (_what, env, kind) => {
    expect(pushPlan(off, env).kind).toBe(kind);
  });

  it('uses the environment’s address unless the user set one', () => {
    expect(pushPlan(on, ENDPOINT)).toMatchObject({ url: null, shown: 'http://collector:4318/v1/metrics' });
    expect(pushPlan(on, {})).toMatchObject({ url: null, shown: 'http://localhost:4318/v1/metrics' });
    const own = { ...on, endpoint: 'https://vm.example/opentelemetry' };
    const url = 'https://vm.example/opentelemetry/v1/metrics';
    expect(pushPlan(own, { ...ENDPOINT, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' })).toMatchObject({ url });
    // Only the environment switched it on, so the address in the settings is not used.
    expect(pushPlan({ ...own, otlp: false }, ENDPOINT)).toMatchObject({ url: null, by: 'environment' });
  });

  it('shows no password and no query of an address', () => {
    const env = { OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: 'https://me:secret@c.example/v1/metrics?key=secret' };
    expect(pushPlan(off, env)).toMatchObject({ shown: 'https://c.example/v1/metrics' });
  });

  it('uses the interval of the environment, with a time limit that is never longer', () => {
    expect(pushPlan(on, {})).toMatchObject({ intervalMs: 60_000, timeoutMs: 30_000 });
    expect(pushPlan(on, { OTEL_METRIC_EXPORT_INTERVAL: '5000' })).toMatchObject({ timeoutMs: 5000 });
    for (const odd of ['', '0', '-1', 'x', '1e99'])
      expect(pushPlan(on, { OTEL_METRIC_EXPORT_INTERVAL: odd })).toMatchObject({ intervalMs: 60_000 });
  });
});

describe('the settings of metrics', () => {
  it.each([
    'http://localhost:4318',
    'https://otlp.example.com/base/',
    'http://[::1]:4318',
    'http://10.0.0.2',
  ])('accept the address %s', (endpoint) => {
    expect(changeSettings(defaultSettings, { telemetry: { endpoint } }).ok).toBe(true);
  });
  it.each([
    'collector:4318',
    'ftp://c',
    'https://me:pass@c',
    'https://c/?token=x',
    'https://c/#x',
    'http://a b',
  ])('refuse the address %s', (endpoint) => {
    expect(changeSettings(defaultSettings, { telemetry: { endpoint } })).toEqual({
      ok: false,
      error: 'endpoint',
    });
  });
  it('refuse a port that needs root, or an invalid one', () => {
    for (const scrapePort of [0, 80, 70_000, 1.5])
      expect(changeSettings(defaultSettings, { telemetry: { scrapePort } })).toEqual({
        ok: false,
        error: 'port',
      });
  });
});

describe('readHeaders', () => {
  it('parses the form of the environment variable', () => {
    expect(readHeaders('api-key=abc, authorization=Bearer%20x=y')).toEqual({
      'api-key': 'abc',
      authorization: 'Bearer x=y',
    });
  });
  it.each(['', 'x', '=v', 'a b=c', 'a=b\r\nc: d', 'ä=b'])('returns null for %j', (text) => {
    expect(readHeaders(text)).toBeNull();
  });
  test('never gives a header with a line break, for any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, value) => {
        for (const pair of Object.entries(readHeaders(`${name}=${value}`) ?? {}))
          expect(pair.join('')).not.toMatch(/[\r\n\0]/);
      }),
      { seed: 4 },
    );
    expect(readHeaders('a=%0D%0Ab')).toEqual({ a: '%0D%0Ab' });
  });
});

test('scrapeConfig names the port', () => {
  expect(scrapeConfig(9465)).toContain("targets: ['127.0.0.1:9465']");
});

describe('the metrics of several accounts', () => {
  const account = (n: string) => ({
    key: n,
    plan: null,
    tier: null,
    organizationId: `org-${n}`,
    name: `${n}@fennel.dev`,
  });
  const two = [
    snapshot({ account: account('a') }),
    snapshot({ account: account('b'), windows: [windowView()] }),
  ];
  const attributes = (change: Partial<typeof off>, snapshots = two) =>
    metricsOfAccounts(
      labelAccounts(snapshots, { ...off, ...change }),
      { ...noCounters, pollErrors: { dns: 1 } },
      NOW,
    );
  const auth = (metrics: ReturnType<typeof attributes>) =>
    metrics.find(({ name }) => name === 'claude.auth.active')?.points.map((point) => point.attributes);

  it('have a number for each account, and none for a single one', () => {
    expect(auth(attributes({}))).toEqual([{ 'claude.account.slot': '1' }, { 'claude.account.slot': '2' }]);
    expect(auth(attributes({}, two.slice(0, 1)))).toEqual([{}]);
  });

  it('identify accounts only as far as the user allows, and never contain the address', () => {
    const told = attributes({ organizationId: true, accountHash: true });
    expect(auth(told)?.map((each) => each['organization.id'])).toEqual(['org-a', 'org-b']);
    const hashes = auth(told)?.map((each) => each['claude.account.hash']) ?? [];
    expect(new Set(hashes).size).toBe(2);
    for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{16}$/);
    expect(JSON.stringify(told)).not.toContain('fennel');
    const renamed = { ...account('a'), name: 'A@Fennel.dev' };
    expect(auth(attributes({ accountHash: true }, [snapshot({ account: renamed })]))?.[0]).toEqual({
      'claude.account.hash': hashes[0],
    });
  });

  it('have no hash of an unknown person: seats of one organization would share it', () => {
    const nameless = snapshot({ account: { ...account('a'), name: null } });
    expect(auth(attributes({ accountHash: true }, [nameless]))).toEqual([{}]);
  });

  it('count the process once', () => {
    expect(attributes({}).find(({ name }) => name === 'claude.poll.errors')?.points).toHaveLength(1);
  });
});
