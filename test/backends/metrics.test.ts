import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Telemetry } from '../../electron/app/metrics/metrics';
import type { Metric } from '../../electron/core/metrics/gauges';
import { startAppWithReadings, type AppWithReadings } from '../fakes/app-with-readings';
import { freePort, promtool, startPrometheus, startVictoriaMetrics, type Backend } from './support/program';
import { everything, expected, tell } from './support/told';

const assets = path.join(import.meta.dirname, '../../assets');
const panels = (
  JSON.parse(fs.readFileSync(path.join(assets, 'grafana/quotide.json'), 'utf8')) as {
    readonly panels: readonly {
      readonly title: string;
      readonly targets: readonly { readonly expr: string }[];
    }[];
  }
).panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const));
const alerts = [
  ...fs
    .readFileSync(path.join(assets, 'prometheus/quotide.rules.yml'), 'utf8')
    .matchAll(/__name__=~?"[^"]+"/g),
].map(([selector]) => `{${selector}}`);

describe('the alert rules', () => {
  it('are valid', () => {
    expect(promtool('check', 'rules', path.join(assets, 'prometheus/quotide.rules.yml'))).toContain(
      '5 rules found',
    );
  });
  it('speak when they should, and only then', () => {
    expect(promtool('test', 'rules', path.join(assets, 'prometheus/quotide.rules.test.yml'))).toContain(
      'SUCCESS',
    );
  });
});

describe('metrics of a running app', () => {
  let started: AppWithReadings;
  let source: ReturnType<typeof everything>;
  beforeAll(async () => {
    started = await startAppWithReadings();
    started.app.start();
    await vi.waitFor(() => {
      expect(started.app.store.snapshot().windows.length).toBe(2);
    }, 20_000);
    source = everything(started.app);
  });
  afterAll(() => started.end());

  const AGE = 'claude_ratelimit_observation_age_seconds';
  const labelsOf = (attributes: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name.replaceAll('.', '_'), value]));
  /** Every value that a backend has under its name and labels, beside the one it must be. */
  const compared = async (backend: Backend, metrics: readonly Metric[]) => {
    const pairs: [string, number | undefined, number][] = [];
    for (const { prometheus, points } of metrics) {
      const series = await backend.query(prometheus);
      expect(series.length, prometheus).toBe(points.length);
      for (const { attributes, value } of points) {
        const wanted = Object.entries(labelsOf(attributes));
        const found = series.find(({ labels }) => wanted.every(([name, text]) => labels[name] === text));
        pairs.push([`${prometheus} ${JSON.stringify(attributes)}`, found?.value, value]);
      }
    }
    return pairs;
  };
  const expectSame = (pairs: Awaited<ReturnType<typeof compared>>) => {
    expect(pairs.length).toBeGreaterThan(25);
    // An age is relative to the moment of its export.
    const isAge = ([name]: (typeof pairs)[0]) => name.startsWith(AGE);
    const still = pairs.filter((pair) => !isAge(pair));
    expect(still.map(([name, found]) => [name, found])).toEqual(
      still.map(([name, , value]) => [name, value]),
    );
    for (const [, found, value] of pairs.filter(isAge))
      expect(Math.abs((found ?? NaN) - value)).toBeLessThan(5);
  };
  const empty = async (backend: Backend, queries: readonly string[]) => {
    const answers = await Promise.all(queries.map((query) => backend.query(query)));
    return queries.filter((_, index) => answers[index]?.length === 0);
  };
  const expectAllPanels = async (backend: Backend) => {
    expect([panels.length, new Set(alerts).size]).toEqual([10, 5]);
    await vi.waitFor(async () => {
      expect(
        await empty(
          backend,
          panels.map(([, expr]) => expr),
        ),
      ).toEqual([]);
    }, 60_000);
    expect(await empty(backend, alerts)).toEqual([]);
  };

  it('are what Prometheus scrapes, and the dashboard shows', async () => {
    const scrapePort = await freePort();
    const telemetry = await tell(source, { scrape: true, scrapePort, otlp: false }, 60_000);
    const prometheus = await startPrometheus(scrapePort);
    try {
      await vi.waitFor(async () => {
        expect(await prometheus.query('up == 1')).toHaveLength(1);
      }, 30_000);
      expectSame(await compared(prometheus, expected(source)));
      expect((await prometheus.query('target_info'))[0]?.labels['service_name']).toBe('quotide');
      await expectAllPanels(prometheus);
    } finally {
      await prometheus.stop();
      await telemetry.close();
    }
  });

  it('are what VictoriaMetrics takes by OTLP, under the same names, and the dashboard shows', async () => {
    const victoria = await startVictoriaMetrics();
    const change = { otlp: true, endpoint: `${victoria.url}/opentelemetry`, scrape: false };
    const telemetry = await tell(source, change, 1000);
    try {
      await exported(telemetry, 3);
      expectSame(await compared(victoria, expected(source)));
      await expectAllPanels(victoria);
    } finally {
      await telemetry.close();
      await victoria.stop();
    }
  });

  it('go on arriving after the receiver was killed and came back', async () => {
    const first = await startVictoriaMetrics();
    const port = Number(new URL(first.url).port);
    vi.stubEnv('OTEL_EXPORTER_OTLP_TIMEOUT', '1000');
    const change = { otlp: true, endpoint: `${first.url}/opentelemetry`, scrape: false };
    const telemetry = await tell(source, change, 1000);
    try {
      await exported(telemetry, 1);
      await first.stop();
      await vi.waitFor(() => {
        expect(telemetry.state().push.last?.ok).toBe(false);
      }, 20_000);
      const second = await startVictoriaMetrics(port);
      await exported(telemetry, 1);
      await vi.waitFor(async () => {
        expect(await second.query('claude_auth_active')).toHaveLength(1);
      }, 10_000);
      await second.stop();
    } finally {
      await telemetry.close();
      vi.unstubAllEnvs();
    }
  });
});

/** Waits for exports that went well from now on. */
async function exported(telemetry: Telemetry, count: number): Promise<void> {
  const since = Date.now();
  const seen = new Set<number>();
  await vi.waitFor(
    () => {
      const { last } = telemetry.state().push;
      if (last?.ok === true && last.at >= since) seen.add(last.at);
      expect(seen.size).toBeGreaterThanOrEqual(count);
    },
    { timeout: 40_000, interval: 50 },
  );
}
