import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { telemetryFacts } from '../../../../electron/app/doctor/metrics-facts';
import { startTelemetry, type Telemetry } from '../../../../electron/app/metrics/metrics';
import { createLocalApi } from '../../../../electron/app/local-api/local-api';
import type { SettingsChange } from '../../../../electron/core/settings/change';
import { startOtlp } from '../../../../electron/metrics/otlp';
import { OtlpReceiver } from '../../../fakes/otlp-receiver';
import { startAppWithReadings, type AppWithReadings } from '../../../fakes/app-with-readings';

const SECRET = 'authorization=Bearer%20made-up-secret';

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function scrape(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port, path: '/metrics', agent: false }, (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () => {
          resolve(body);
        });
      })
      .on('error', reject);
  });
}

describe('startTelemetry', () => {
  let started: AppWithReadings;
  let receiver: OtlpReceiver;
  let loaded = 0;
  let kept: string | null = null;
  let keychain: 'open' | 'locked' = 'open';
  const running: Telemetry[] = [];

  beforeEach(async () => {
    vi.stubEnv('CLAUDE_CONFIG_DIR', '');
    vi.stubEnv('HOME', '');
    started = await startAppWithReadings();
    receiver = await OtlpReceiver.start();
    loaded = 0;
    kept = null;
    keychain = 'open';
    started.app.start();
    await vi.waitFor(() => {
      expect(started.app.store.snapshot().windows.length).toBe(2);
    }, 10_000);
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((telemetry) => telemetry.close()));
    expect(receiver.faults).toEqual([]);
    await receiver.stop();
    await started.end();
    vi.unstubAllEnvs();
  });

  const start = async (env: Readonly<Record<string, string>> = {}, app = started.app) => {
    const telemetry = startTelemetry({
      source: app,
      env,
      version: '1.2.3',
      hostName: () => 'fennel',
      loadOtlp: () => {
        loaded += 1;
        return { startOtlp };
      },
      loadJson: () => {
        loaded += 1;
        return Promise.resolve(createLocalApi(app));
      },
      headers: {
        get: () => (keychain === 'open' ? Promise.resolve(kept) : Promise.reject(new Error('locked'))),
        set: (text) => {
          if (keychain === 'locked') return Promise.reject(new Error('locked'));
          kept = text;
          return Promise.resolve();
        },
      },
    });
    running.push(telemetry);
    await telemetry.settled();
    return telemetry;
  };
  const set = async (telemetry: Telemetry, change: SettingsChange['telemetry']) => {
    expect(started.app.settings.change({ telemetry: change })).toBeNull();
    await telemetry.settled();
  };
  const arrived = (count: number) =>
    vi.waitFor(() => {
      expect(receiver.exports.length).toBeGreaterThanOrEqual(count);
    }, 10_000);
  const utilizations = (index: number) =>
    (receiver.exports[index]?.points ?? [])
      .filter(({ name }) => name === 'claude.ratelimit.utilization')
      .map(({ value }) => value);

  it('loads nothing, sends nothing and opens no port while metrics are off', async () => {
    const listens = vi.spyOn(http.Server.prototype, 'listen');
    const telemetry = await start();
    expect(loaded).toBe(0);
    expect(listens).not.toHaveBeenCalled();
    expect(telemetry.state()).toEqual({
      push: { by: null, endpoint: null, refused: null, last: null, hasHeaders: false },
      scrape: { port: null, failure: null },
    });
    listens.mockRestore();
  });

  it('starts and stops the push when the settings change', async () => {
    const telemetry = await start();
    await set(telemetry, { otlp: true, endpoint: receiver.url });
    await arrived(1);
    expect(loaded).toBe(1);
    expect(utilizations(0)).toEqual([0.42, 1.015]);
    expect(receiver.exports[0]?.url).toBe('/v1/metrics');
    await vi.waitFor(() => {
      expect(telemetry.state().push).toMatchObject({ by: 'settings', last: { ok: true, reason: null } });
    });
    await set(telemetry, { otlp: false });
    expect(telemetry.state().push).toMatchObject({ by: null, endpoint: null, last: null });
    expect(receiver.exports).toHaveLength(1);
  });

  it('pushes at the interval that the environment sets', async () => {
    vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', receiver.url);
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_METRIC_EXPORT_INTERVAL: '100' };
    const telemetry = await start(env);
    await arrived(4);
    expect(telemetry.state().push).toMatchObject({
      by: 'environment',
      endpoint: `${receiver.url}/v1/metrics`,
    });
  });

  it('names this installation by the same random id after a restart, and the machine only if the user chose that', async () => {
    const telemetry = await start();
    await set(telemetry, { otlp: true, endpoint: receiver.url });
    await arrived(1);
    await telemetry.close();
    const reopened = started.reopen();
    expect(reopened.settings.change({ telemetry: { hostName: true } })).toBeNull();
    await start({}, reopened);
    await arrived(2);
    const [first, second] = receiver.exports.map(({ resource }) => resource);
    expect(first).toMatchObject({ 'service.name': 'quotide', 'service.version': '1.2.3' });
    expect(first).not.toHaveProperty('host.name');
    expect(first?.['service.instance.id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(second).toMatchObject({ ...first, 'host.name': 'fennel' });
  });

  it('counts the readings that failed, by kind', async () => {
    const telemetry = await start();
    started.app.counters.addPollError({ reason: 'timeout', status: null });
    started.app.counters.addPollError({ reason: 'refused_by_api', status: 429 });
    await set(telemetry, { otlp: true, endpoint: receiver.url });
    await arrived(1);
    const errors = receiver.exports[0]?.points.filter(({ name }) => name === 'claude.poll.errors');
    const counted = errors?.map(({ attributes, value }) => [attributes['error.type'], value]) ?? [];
    expect(Object.fromEntries(counted)).toEqual({ timeout: 1, '429': 1 });
  });

  it('serves metrics on the port of the settings, while they are on', async () => {
    const telemetry = await start();
    const [port, other] = [await freePort(), await freePort()];
    await set(telemetry, { scrape: true, scrapePort: port });
    const text = await scrape(port);
    expect(text).toContain('claude_ratelimit_utilization_ratio{claude_ratelimit_window="5h"');
    expect(text).toContain('claude_auth_active 1\n');
    expect(loaded).toBe(0);
    await set(telemetry, { scrapePort: other });
    await expect(scrape(port)).rejects.toThrow('ECONNREFUSED');
    expect(await scrape(other)).toContain('claude_auth_active');
    await set(telemetry, { scrape: false });
    await expect(scrape(other)).rejects.toThrow('ECONNREFUSED');
  });

  it('gives a taken port as the reason to the page and to the doctor, until the port can be opened', async () => {
    const blocker = http.createServer();
    const port = await freePort();
    await new Promise<void>((resolve) => blocker.listen(port, '127.0.0.1', resolve));
    const telemetry = await start();
    await set(telemetry, { scrape: true, scrapePort: port });
    expect(telemetry.state().scrape).toEqual({ port: null, failure: 'EADDRINUSE' });
    const facts = () => telemetryFacts({ ok: true, value: started.app }, {}).scrape;
    expect(facts()).toEqual({ port, failure: 'EADDRINUSE' });
    await new Promise((resolve) => blocker.close(resolve));
    await set(telemetry, { scrape: false });
    await set(telemetry, { scrape: true });
    expect(telemetry.state().scrape).toEqual({ port, failure: null });
    expect(facts()).toEqual({ port, failure: null });
  });

  it('gives the status of a receiver that refuses to the page and to the doctor', async () => {
    receiver.status = 401;
    const telemetry = await start();
    const states: (string | null)[] = [];
    telemetry.subscribe(({ push }) => states.push(push.last?.reason ?? null));
    await set(telemetry, { otlp: true, endpoint: receiver.url });
    await vi.waitFor(() => {
      expect(states).toContain('401');
    });
    expect(telemetryFacts({ ok: true, value: started.reopen() }, {})).toMatchObject({
      push: { endpoint: `${receiver.url}/v1/metrics`, by: 'settings' },
      lastExport: { ok: false, reason: '401' },
    });
  });

  it('stores headers in the keychain only, and sends them', async () => {
    const telemetry = await start();
    await set(telemetry, { otlp: true, endpoint: receiver.url });
    await arrived(1);
    expect(await telemetry.setHeaders('no header')).toBe('malformed');
    expect(await telemetry.setHeaders(SECRET)).toBeNull();
    await arrived(2);
    expect(receiver.exports[1]?.headers.authorization).toBe('Bearer made-up-secret');
    expect(telemetry.state().push.hasHeaders).toBe(true);
    const files = fs.readdirSync(path.join(started.dir, 'data'), { recursive: true, encoding: 'utf8' });
    const all = files
      .map((file) => path.join(started.dir, 'data', file))
      .filter((file) => fs.statSync(file).isFile())
      .map((file) => fs.readFileSync(file, 'latin1'));
    expect(all.join()).not.toContain('made-up-secret');
    expect(await telemetry.setHeaders(null)).toBeNull();
    await arrived(3);
    expect(receiver.exports[2]?.headers.authorization).toBeUndefined();
  });

  it('waits for a locked keychain, and does not push without its headers', async () => {
    const telemetry = await start();
    expect(await telemetry.setHeaders(SECRET)).toBeNull();
    keychain = 'locked';
    expect(await telemetry.setHeaders(null)).toBe('no_keychain');
    await set(telemetry, { otlp: true, endpoint: receiver.url });
    expect(telemetry.state().push.last).toMatchObject({ ok: false, reason: 'headers' });
    expect(receiver.exports).toEqual([]);
    keychain = 'open';
    await set(telemetry, { hostName: true });
    await arrived(1);
    expect(receiver.exports[0]?.headers.authorization).toBe('Bearer made-up-secret');
  });

  it('does not push to a gRPC port that the environment names', async () => {
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' };
    const telemetry = await start(env);
    expect(telemetry.state().push).toMatchObject({ by: 'environment', refused: 'grpc' });
    expect(loaded).toBe(0);
    expect(telemetryFacts({ ok: true, value: started.app }, env).push).toBe('grpc');
  });
});
