import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { metricsOf, noCounters, type Counters, type Metric } from '../../../electron/core/metrics/gauges';
import { startOtlp } from '../../../electron/metrics/otlp';
import type { OtlpOptions, OtlpPush } from '../../../electron/metrics/otlp-types';
import { OtlpReceiver } from '../../fakes/otlp-receiver';
import { NOW, snapshot, weekView, windowView } from '../core/make-snapshot';

const STARTED = 1_760_000_000_000;
const counters: Counters = { ...noCounters, pollErrors: { timeout: 3 } };
const metrics = (windows = [windowView(), weekView()]) => metricsOf(snapshot({ windows }), counters, NOW);

describe('a push by OTLP', () => {
  let receiver: OtlpReceiver;
  const pushes: OtlpPush[] = [];
  const outcomes: (string | null)[] = [];
  const troubles: string[] = [];

  beforeEach(async () => {
    receiver = await OtlpReceiver.start();
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await Promise.all(pushes.splice(0).map((push) => push.stop()));
    outcomes.length = 0;
    troubles.length = 0;
    expect(receiver.faults).toEqual([]);
    await receiver.stop();
  });

  const start = (read: () => readonly Metric[], change: Partial<OtlpOptions> = {}) => {
    const push = startOtlp({
      url: `${receiver.url}/v1/metrics`,
      headers: {},
      resource: { 'service.name': 'quotide' },
      version: '1.2.3',
      intervalMs: 3_600_000,
      timeoutMs: 10_000,
      startedAt: STARTED,
      read,
      onExport: (reason) => outcomes.push(reason),
      onTrouble: (text) => troubles.push(text),
      ...change,
    });
    pushes.push(push);
    return push;
  };

  test('a push by OTLP sends every point with its type and name, and reports its success', async () => {
    const told = metrics();
    await start(() => told).flush();
    expect(outcomes).toEqual([null]);
    const [only] = receiver.exports;
    expect(only).toMatchObject({
      url: '/v1/metrics',
      scope: 'quotide 1.2.3',
      resource: { 'service.name': 'quotide' },
    });
    const expected = told.flatMap(({ name, unit, kind, points }) =>
      points.map(({ attributes, value }) => ({ name, unit, kind, attributes, value })),
    );
    expect(expected.length).toBeGreaterThan(10);
    expect(
      only?.points.map(({ name, unit, kind, attributes, value }) => ({
        name,
        unit,
        kind,
        attributes,
        value,
      })),
    ).toEqual(expected);
  });

  test('a push by OTLP has counters from the start of the process, and gauges of now', async () => {
    const before = Date.now();
    await start(() => metrics()).flush();
    const counter = receiver.exports[0]?.points.find(({ kind }) => kind === 'counter');
    expect(counter).toMatchObject({ value: 3, temporality: 2, startedAt: STARTED });
    for (const { at } of receiver.exports[0]?.points ?? []) expect(at).toBeGreaterThanOrEqual(before - 1);
  });

  test('a push by OTLP does not repeat a window that has become unknown', async () => {
    let told = metrics();
    const push = start(() => told);
    await push.flush();
    told = metrics([windowView()]);
    await push.flush();
    const windowsOf = (index: number) =>
      receiver.exports[index]?.points
        .filter(({ name }) => name === 'claude.ratelimit.utilization')
        .map(({ attributes }) => attributes['claude.ratelimit.window']);
    expect(windowsOf(0)).toEqual(['5h', '7d']);
    expect(windowsOf(1)).toEqual(['5h']);
  });

  test('a push by OTLP exports counters as differences where the environment asks for deltas', async () => {
    vi.stubEnv('OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE', 'delta');
    let count = 3;
    const push = start(() => metricsOf(snapshot(), { ...noCounters, pollErrors: { timeout: count } }, NOW));
    await push.flush();
    count = 10;
    await push.flush();
    const counted = receiver.exports.map(({ points }) => points.find(({ kind }) => kind === 'counter'));
    expect(counted.map((point) => [point?.value, point?.temporality])).toEqual([
      [3, 1],
      [7, 1],
    ]);
    expect(counted[1]?.startedAt).toBe(counted[0]?.at);
  });

  test('a push by OTLP goes to the address of the environment, with its headers, compression and resource', async () => {
    vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', `${receiver.url}/base`);
    vi.stubEnv('OTEL_EXPORTER_OTLP_HEADERS', 'x-tenant=ops,x-mine=theirs');
    vi.stubEnv('OTEL_EXPORTER_OTLP_COMPRESSION', 'gzip');
    const many = Array.from({ length: 20 }, (_, index) => `team.a${String(index)}=v`).join(',');
    vi.stubEnv('OTEL_RESOURCE_ATTRIBUTES', `service.name=renamed,${many}`);
    await start(() => metrics(), { url: null, headers: { 'x-mine': 'ours' } }).flush();
    expect(outcomes).toEqual([null]);
    expect(receiver.exports[0]).toMatchObject({
      url: '/base/v1/metrics',
      headers: { 'x-tenant': 'ops', 'x-mine': 'ours', 'content-encoding': 'gzip' },
      resource: { 'service.name': 'renamed', 'team.a19': 'v' },
    });
  });

  test('a push by OTLP sends nothing before the first reading', async () => {
    await start(() => metricsOf(snapshot({ phase: 'loading', windows: [] }), noCounters, NOW)).flush();
    expect(receiver.exports).toEqual([]);
    expect(outcomes).toEqual([]);
  });

  test('a push by OTLP reports the status of a refusal, and goes on when the receiver works again', async () => {
    const push = start(() => metrics());
    receiver.status = 404;
    await push.flush();
    receiver.status = 200;
    await push.flush();
    expect(outcomes).toEqual(['404', null]);
    expect(troubles.join()).not.toBe('');
  });

  test('a push by OTLP reports the code of the failed connection', async () => {
    vi.stubEnv('OTEL_EXPORTER_OTLP_TIMEOUT', '1500');
    const gone = await OtlpReceiver.start();
    await gone.stop();
    await start(() => metrics(), { url: 'http://127.0.0.1:1/v1/metrics' }).flush();
    expect(outcomes).toEqual(['ECONNREFUSED']);
  });
});
