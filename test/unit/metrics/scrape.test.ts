import http from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { metricsOf, noCounters } from '../../../electron/core/metrics/gauges';
import { exposition } from '../../../electron/metrics/exposition';
import {
  metricsHandler,
  serveLoopback,
  type FindHandler,
  type LoopbackEndpoint,
} from '../../../electron/metrics/scrape';
import { CLIENTS, PAGES } from '../../fakes/request-heads';
import { NOW, snapshot } from '../core/make-snapshot';

describe('the text of a scrape', () => {
  test('the text of a scrape has names as OTLP translates them, with help, type and labels', () => {
    const text = exposition(metricsOf(snapshot(), noCounters, NOW), { 'service.name': 'quotide' });
    expect(text).toContain('# TYPE claude_ratelimit_utilization_ratio gauge\n');
    expect(text).toContain(
      'claude_ratelimit_utilization_ratio{claude_ratelimit_window="5h",claude_ratelimit_source="poll"} 0.22\n',
    );
    expect(text).toContain('target_info{service_name="quotide"} 1\n');
    expect(text).not.toContain('claude_tokens_total');
  });

  test('the text of a scrape has its labels escaped', () => {
    const points = [{ attributes: { model: 'a"b\\c\nd' }, value: 1 }];
    const metric = { name: 'x', prometheus: 'x', help: 'h', unit: '', kind: 'gauge' as const, points };
    expect(exposition([metric], {})).toContain('x{model="a\\"b\\\\c\\nd"} 1');
  });
});

const metrics: FindHandler = (path) => (path === '/metrics' ? metricsHandler(() => 'up 1\n') : null);

describe('the endpoint for scrapes', () => {
  let endpoint: LoopbackEndpoint | null = null;
  afterEach(async () => {
    await endpoint?.close();
    endpoint = null;
  });

  const ask = async (headers: http.OutgoingHttpHeaders, path = '/metrics', method = 'GET') => {
    endpoint ??= await serveLoopback(0, metrics);
    const { port } = endpoint;
    return new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
      const request = http.request(
        { port, host: '127.0.0.1', path, method, headers: { host: `127.0.0.1:${String(port)}`, ...headers } },
        (response) => {
          let body = '';
          response.on('data', (chunk: Buffer) => (body += chunk.toString()));
          response.on('end', () => {
            resolve({ status: response.statusCode, body });
          });
        },
      );
      request.on('error', reject);
      request.end();
    });
  };

  test('the endpoint answers a scrape', async () => {
    expect(await ask({})).toEqual({ status: 200, body: 'up 1\n' });
  });

  test.each([
    ['another name for this address', { host: 'evil.example' }],
    ['a name that begins like ours', { host: '127.0.0.1.evil.example' }],
    ['no port', { host: '127.0.0.1' }],
  ])('the endpoint refuses %s', async (_who, headers) => {
    expect(await ask(headers)).toEqual({ status: 403, body: '' });
  });

  const fields = (lines: readonly string[]) => {
    const headers: Record<string, string[]> = {};
    for (const line of lines) {
      const colon = line.indexOf(':');
      (headers[line.slice(0, colon)] ??= []).push(line.slice(colon + 1).trim());
    }
    return headers;
  };

  test.each(PAGES)('the endpoint refuses a web page: $who', async ({ lines }) => {
    expect(await ask(fields(lines))).toEqual({ status: 403, body: '' });
  });

  test.each(CLIENTS)('the endpoint serves $who', async ({ lines }) => {
    expect(await ask(fields(lines))).toEqual({ status: 200, body: 'up 1\n' });
  });

  test("the endpoint serves Node's fetch, and refuses a preflight", async () => {
    await ask({});
    const url = `http://127.0.0.1:${String(endpoint?.port)}/metrics`;
    const answer = await fetch(url);
    expect([answer.status, await answer.text()]).toEqual([200, 'up 1\n']);
    expect((await fetch(url, { method: 'OPTIONS' })).status).toBe(403);
  });

  test('the endpoint answers 404 at other paths', async () => {
    expect((await ask({}, '/')).status).toBe(404);
    expect((await ask({}, '/metrics', 'POST')).status).toBe(405);
  });

  test('the endpoint listens on this machine alone, and reports that it cannot', async () => {
    await ask({});
    await expect(serveLoopback(endpoint?.port ?? 0, metrics)).rejects.toThrow('EADDRINUSE');
  });
});
