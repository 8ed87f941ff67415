import http from 'node:http';
import net from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLocalApi } from '../../../../electron/app/local-api/local-api';
import { startTelemetry, type Telemetry } from '../../../../electron/app/metrics/metrics';
import { runHistory } from '../../../../electron/cli/history';
import { parseHistory } from '../../../../electron/cli/args/history-args';
import { runStatus } from '../../../../electron/cli/status';
import type { SettingsChange } from '../../../../electron/core/settings/change';
import type { Status } from '../../../../electron/core/snapshot/status';
import { startAppWithReadings, type AppWithReadings } from '../../../fakes/app-with-readings';
import { CLIENTS, PAGES } from '../../../fakes/request-heads';
import { eventsOf } from '../../../support/event-stream';

const KEY = 'a-made-up-key-of-the-tests';
const locale = { language: 'en-GB', timeZone: 'UTC' };
const HOUR = 3_600_000;

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('the JSON on loopback', () => {
  let started: AppWithReadings;
  let telemetry: Telemetry;
  let port = 0;
  let loaded = 0;

  beforeEach(async () => {
    vi.stubEnv('CLAUDE_CONFIG_DIR', '');
    vi.stubEnv('HOME', '');
    started = await startAppWithReadings();
    started.app.start();
    await vi.waitFor(() => {
      expect(started.app.store.snapshot().windows).toHaveLength(2);
    }, 10_000);
    port = await freePort();
    loaded = 0;
    telemetry = startTelemetry({
      source: started.app,
      env: {},
      version: '1.2.3',
      hostName: () => 'fennel',
      loadOtlp: () => {
        throw new Error('no push is wanted here');
      },
      loadJson: () => {
        loaded += 1;
        return Promise.resolve(createLocalApi(started.app));
      },
      headers: { get: () => Promise.resolve(null), set: () => Promise.resolve() },
    });
    await set({ scrapePort: port });
  });
  afterEach(async () => {
    await telemetry.close();
    await started.end();
    vi.unstubAllEnvs();
  });

  const set = async (change: SettingsChange['telemetry']) => {
    expect(started.app.settings.change({ telemetry: change })).toBeNull();
    await telemetry.settled();
  };
  const at = (path: string) => `http://127.0.0.1:${String(port)}${path}`;
  const statusAt = async (path: string, init: RequestInit = {}) => (await fetch(at(path), init)).status;

  it('nothing listens and nothing is loaded until the setting is on, and after it is off again', async () => {
    expect([loaded, telemetry.state().scrape]).toEqual([0, { port: null, failure: null }]);
    await expect(fetch(at('/v1/status'))).rejects.toThrow('fetch failed');
    await set({ json: true });
    expect(await statusAt('/v1/status')).toBe(200);
    await set({ json: false });
    await expect(fetch(at('/v1/status'))).rejects.toThrow('fetch failed');
  });

  it('metrics and JSON are on one port, and each is there only if its own setting is on', async () => {
    const both = async () => [await statusAt('/metrics'), await statusAt('/v1/status')];
    await set({ json: true });
    expect(await both()).toEqual([404, 200]);
    await set({ scrape: true });
    expect(await both()).toEqual([200, 200]);
    await set({ json: false });
    expect(await both()).toEqual([200, 404]);
  });

  it('/v1/status has the JSON of `quotide status --json`', async () => {
    await set({ json: true });
    const response = await fetch(at('/v1/status'));
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const printed: string[] = [];
    await runStatus(started.app, { json: true, refresh: false, format: null }, locale, {
      print: (text) => printed.push(text),
      printError: (line) => printed.push(line),
      screen: { isTerminal: false, hasColour: false },
    });
    const command = JSON.parse(printed[0] ?? '') as Status;
    const served = (await response.json()) as Status;
    expect(served.windows.map(({ utilization }) => utilization)).toEqual([42, 101.5]);
    expect({ ...served, takenAt: '' }).toEqual({ ...command, takenAt: '' });
  });

  it('/v1/history has the JSON of `quotide history --json`, for the same window, span and events', async () => {
    await set({ json: true });
    const questions = [
      ['', []],
      ['?window=five_hour&since=7d', ['--window', 'five_hour', '--since', '7d']],
      ['?until=2026-01-01', ['--until', '2026-01-01']],
      ['?events', ['--events']],
    ] as const;
    for (const [query, words] of questions) {
      const command = parseHistory(['--json', ...words]);
      if (!command.ok) throw new Error(command.error);
      let text = '';
      const write = (part: string) => {
        text += part;
      };
      await runHistory(started.app, command.value, locale, write, () => undefined);
      expect(await (await fetch(at(`/v1/history${query}`))).text()).toBe(text);
    }
    expect(await (await fetch(at('/v1/history'))).json()).toMatchObject({
      schema: 1,
      samples: [
        { window: 'five_hour', utilization: 42, source: 'official_api' },
        { window: 'seven_day', utilization: 101.5 },
      ],
    });
  });

  it('a wrong question gets 400 with what is allowed, and another method 405', async () => {
    await set({ json: true });
    const wrong = await fetch(at('/v1/history?since=soon'));
    expect([wrong.status, await wrong.json()]).toEqual([
      400,
      { schema: 1, error: '"since" takes a day, a time or an age such as 24h.' },
    ]);
    expect(await statusAt('/v1/history?windows=five_hour')).toBe(400);
    expect(await statusAt('/v1/status', { method: 'POST' })).toBe(405);
    expect(await statusAt('/v1/stat')).toBe(404);
    expect(await statusAt('/v1/toString')).toBe(404);
    for (const path of ['/v1/status', '/v1/history', '/v1/events']) {
      const head = await fetch(at(path), { method: 'HEAD' });
      expect([head.status, await head.text()]).toEqual([200, '']);
    }
  });

  const ask = (path: string, lines: readonly string[], host = `127.0.0.1:${String(port)}`) => {
    const headers: http.OutgoingHttpHeaders = { host };
    for (const line of lines) {
      const colon = line.indexOf(':');
      headers[line.slice(0, colon)] = line.slice(colon + 1).trim();
    }
    return new Promise<number | undefined>((resolve, reject) => {
      const request = http.request({ port, host: '127.0.0.1', path, headers, agent: false }, (response) => {
        response.destroy();
        resolve(response.statusCode);
      });
      request.on('error', reject).end();
    });
  };

  it('web pages and other names of this address get 403 at each path, and other clients are served', async () => {
    await set({ json: true });
    for (const path of ['/v1/status', '/v1/history', '/v1/events']) {
      for (const { lines } of PAGES) expect(await ask(path, lines)).toBe(403);
      for (const host of ['evil.example', '127.0.0.1.evil.example', '127.0.0.1'])
        expect(await ask(path, [], host)).toBe(403);
      for (const { lines } of CLIENTS) expect(await ask(path, lines)).toBe(200);
    }
  });

  it('with a key only requests that have it are served, and no answer contains it', async () => {
    await set({ json: true, jsonKey: KEY, scrape: true });
    const wrong = [undefined, '', 'Bearer', `Bearer ${KEY}x`, `Basic ${KEY}`, KEY, `bearer ${KEY}`];
    for (const path of ['/v1/status', '/v1/history', '/v1/events'])
      for (const authorization of wrong) {
        const response = await fetch(at(path), {
          headers: { ...(authorization !== undefined && { authorization }) },
        });
        expect(response.status).toBe(401);
        expect(await response.text()).not.toContain(KEY);
      }
    const headers = { authorization: `Bearer ${KEY}` };
    expect(await statusAt('/v1/status', { headers })).toBe(200);
    expect(await statusAt('/metrics')).toBe(200);
    await set({ jsonKey: null });
    expect(await statusAt('/v1/status')).toBe(200);
  });

  it('/v1/events sends the status at once, and again when a number changes', async () => {
    await set({ json: true });
    const stream = eventsOf(await fetch(at('/v1/events')));
    const first = await stream.next();
    expect(first.event).toBe('status');
    expect((JSON.parse(first.data) as Status).windows[0]?.utilization).toBe(42);
    started.api.setUsage(
      started.api.usage({
        five_hour: { utilization: 97, resetsAt: Math.ceil((Date.now() + 2 * HOUR) / 60_000) * 60_000 },
      }),
    );
    // Not through the poller, which waits a minute between two requests.
    expect(await started.app.accounts.chosen().reader.ask('user')).toBe(true);
    const seen: { readonly event: string; readonly data: string }[] = [];
    while (!seen.some(({ event }) => event === 'event') || !seen.some(({ event }) => event === 'status'))
      seen.push(await stream.next());
    const status = seen.find(({ event }) => event === 'status');
    expect((JSON.parse(status?.data ?? '') as Status).windows[0]?.utilization).toBe(97);
    const happened = seen.find(({ event }) => event === 'event');
    expect(JSON.parse(happened?.data ?? '')).toMatchObject({
      kind: 'threshold_crossed',
      window: 'five_hour',
    });
    await stream.end();
  });

  it('streams end when the setting is switched off', async () => {
    await set({ json: true });
    const stream = eventsOf(await fetch(at('/v1/events')));
    await stream.next();
    await set({ json: false });
    expect(await stream.isOver()).toBe(true);
  });
});
