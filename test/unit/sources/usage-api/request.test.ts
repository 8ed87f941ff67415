import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ApiRequest } from '../../../../electron/sources/usage-api/request';
import { AnthropicApi } from '../../../fakes/anthropic-api';
import {
  captivePortal,
  gzipBomb,
  hanging,
  redirecting,
  resetting,
  slowLoris,
  transportBlocked,
  truncated,
} from '../../../fakes/api/faults';
import { FAKE_TOKEN } from '../../../fakes/credentials';
import { apiFixture } from '../../../fakes/fixtures';
import { asked, failed } from './support-request';

const SERVER_NOW = Date.UTC(2026, 8, 29, 13, 33, 7);
const CLIENT_NOW = SERVER_NOW + 5000;
describe('fetchUsage', () => {
  let api: AnthropicApi;

  beforeEach(async () => {
    api = await AnthropicApi.start({ now: () => SERVER_NOW });
  });

  afterEach(() => api.stop());

  const ask = (more: Partial<ApiRequest> = {}) =>
    asked({ baseUrl: api.url, clock: { now: () => CLIENT_NOW }, ...more });
  const failure = (more: Partial<ApiRequest> = {}) => failed({ baseUrl: api.url, ...more });

  describe('fetchUsage with a good answer', () => {
    test('a good answer has the body, both clocks, organization and request id', async () => {
      const result = await ask();
      if (!result.ok) throw new Error(result.error.detail);
      expect(result.value).toEqual({
        body: apiFixture('usage-2026-09-29-max-latest-shape'),
        status: 200,
        observedAt: CLIENT_NOW,
        serverDate: SERVER_NOW,
        organizationId: 'b0a1c2d3-0000-4000-a000-5175746964e5',
        requestId: expect.stringMatching(/^req_011C/) as string,
      });
    });

    test("a request for usage has exactly Claude Code's headers, and none that identifies Quotide", async () => {
      await ask();
      expect(api.requests).toHaveLength(1);
      const { method, path, query, headers, refusal } = api.requests[0] ?? {};
      expect({ method, path, query: String(query), refusal }).toEqual({
        method: 'GET',
        path: '/api/oauth/usage',
        query: '',
        refusal: null,
      });
      expect(headers).toMatchObject({
        authorization: `Bearer ${FAKE_TOKEN}`,
        'anthropic-beta': 'oauth-2025-04-20',
        accept: 'application/json',
        'content-type': 'application/json',
        'user-agent': 'claude-code/2.1.300',
      });
      // The rest is what every fetch sends.
      const own = ['authorization', 'anthropic-beta', 'accept', 'content-type', 'user-agent'];
      const transport = [
        'host',
        'connection',
        'accept-language',
        'sec-fetch-mode',
        'accept-encoding',
        'pragma',
        'cache-control',
      ];
      expect(Object.keys(headers ?? {}).filter((name) => ![...own, ...transport].includes(name))).toEqual([]);
    });

    test.each([null, '', '2.1', 'v2.1.3', '2.1.3\nx: y'])(
      'a version of %j is replaced by the one built in',
      async (userAgentVersion) => {
        expect(await ask({ userAgentVersion })).toMatchObject({ ok: true });
        expect(api.requests[0]?.headers['user-agent']).toMatch(/^claude-code\/\d+\.\d+\.\d+$/);
      },
    );

    test('JSON is read under another type, with a byte order mark, or without the extra headers', async () => {
      api.enqueue({ headers: { 'content-type': 'text/plain' }, body: '\uFEFF{"five_hour":null}' });
      expect(await ask()).toMatchObject({ ok: true, value: { body: { five_hour: null } } });
      api.enqueue({
        raw: 'HTTP/1.1 200 OK\r\nConnection: close\r\nanthropic-organization-id: a b\r\n\r\n[]',
      });
      expect(await ask()).toMatchObject({
        ok: true,
        value: { body: [], serverDate: null, organizationId: null, requestId: null },
      });
    });
  });

  describe('fetchUsage without a request', () => {
    test.each(['', ' ', 'a b', 'a\nb', 'tökén', 'x'.repeat(9000)])(
      'fetchUsage sends nothing with the token %j',
      async (token) => {
        expect(await failure({ token })).toMatchObject({
          kind: 'no_credentials',
          reason: 'no_token',
          status: null,
        });
        expect(api.requests).toEqual([]);
      },
    );

    test('fetchUsage sends nothing to an address that is not safe for a token', async () => {
      const calls: string[] = [];
      const spy = (url: string) => {
        calls.push(url);
        return Promise.resolve(new Response('{}'));
      };
      for (const baseUrl of ['http://api.anthropic.com', 'https://a:b@api.anthropic.com', 'x']) {
        expect(await failure({ baseUrl, fetch: spy })).toMatchObject({
          kind: 'offline',
          reason: 'bad_address',
        });
      }
      expect(calls).toEqual([]);
    });

    test('fetchUsage sends nothing when its signal was aborted before', async () => {
      expect(await failure({ signal: AbortSignal.abort() })).toMatchObject({
        reason: 'cancelled',
        transport: false,
      });
      expect(api.requests).toEqual([]);
    });
  });

  describe('fetchUsage with a refusal', () => {
    test.each([
      [401, 'expired'],
      [404, 'contract_changed'],
      [429, 'rate_limited'],
      [500, 'offline'],
      [529, 'offline'],
    ] as const)('status %d is classified as %s', async (status, kind) => {
      api.answer({ status });
      expect(await failure()).toMatchObject({ kind, status });
    });

    test('a refusal names a problem of the login', async () => {
      api.login(FAKE_TOKEN, { scopes: ['user:inference'] });
      expect(await failure()).toMatchObject({ kind: 'missing_scope', status: 403 });
      api.login(FAKE_TOKEN, { orgForbids: true });
      expect(await failure()).toMatchObject({ kind: 'org_forbids', status: 403 });
      api.logout(FAKE_TOKEN);
      expect(await failure()).toMatchObject({ kind: 'expired', status: 401 });
    });

    test('fetchUsage with a refusal a transport that Cloudflare refuses is not reported as a missing scope', async () => {
      api.answer(transportBlocked());
      expect(await failure()).toMatchObject({
        kind: 'offline',
        reason: 'blocked',
        transport: true,
        status: 403,
      });
    });

    test("fetchUsage with a refusal Retry-After as a date counts from the server's clock", async () => {
      const retryAt = new Date(SERVER_NOW + 600_000).toUTCString();
      api.answer({ status: 429, headers: { 'retry-after': retryAt } });
      expect(await failure()).toMatchObject({ kind: 'rate_limited', retryAfterMs: 600_000 });
    });

    test('a refusal is classified though its body never comes, or breaks off', async () => {
      api.enqueue({
        status: 429,
        headers: { 'retry-after': '120' },
        body: '{"error":{}}',
        hang: 'after-headers',
      });
      expect(await failure({ deadlineMs: 150 })).toMatchObject({
        kind: 'rate_limited',
        retryAfterMs: 120_000,
      });
      api.enqueue({ status: 401, body: '{"error":{"type":"x"}}', reset: 'after-headers' });
      expect(await failure()).toMatchObject({ kind: 'expired', status: 401 });
      api.enqueue({ status: 500, body: 'x'.repeat(2 << 20) });
      expect(await failure()).toMatchObject({ kind: 'offline', status: 500, detail: 'HTTP 500' });
    });
  });

  describe('fetchUsage over a bad connection', () => {
    test.each([
      ['no headers', hanging()],
      ['no body', hanging('after-headers')],
      ['a slow-loris body', slowLoris(100)],
    ])('an answer with %s is cut at the deadline', async (_name, answer) => {
      api.answer(answer);
      const { tookMs, ...rest } = await failure({ deadlineMs: 250 });
      expect(rest).toMatchObject({ kind: 'offline', reason: 'timeout', transport: true });
      expect(tookMs).toBeGreaterThan(200);
      expect(tookMs).toBeLessThan(2000);
    });

    test('a request ends when its signal aborts', async () => {
      api.answer(slowLoris(100));
      const controller = new AbortController();
      const pending = failure({ signal: controller.signal });
      await api.waitForRequests(1);
      controller.abort();
      const { tookMs, ...rest } = await pending;
      expect(rest).toMatchObject({ kind: 'offline', reason: 'cancelled', transport: false });
      expect(tookMs).toBeLessThan(2000);
    });

    test('fetchUsage over a bad connection 2 MB, and 1 GiB packed small, are cut at 1 MB', async () => {
      api.enqueue({ body: `{"x":"${'x'.repeat(2 << 20)}"}` }, gzipBomb());
      for (let turn = 0; turn < 2; turn += 1) {
        const { tookMs, ...rest } = await failure();
        expect(rest).toMatchObject({ kind: 'contract_changed', reason: 'too_large', status: 200 });
        expect(tookMs).toBeLessThan(5000);
      }
      const fits = JSON.stringify({ x: 'x'.repeat((1 << 20) - 8) });
      api.enqueue({ body: fits });
      expect(fits).toHaveLength(1 << 20);
      expect(await ask()).toMatchObject({ ok: true });
    });

    test('fetchUsage over a bad connection a redirect is not followed, and takes no token along', async () => {
      const other = await AnthropicApi.start();
      try {
        for (const status of [301, 302, 303, 307, 308]) {
          api.enqueue(redirecting(`${other.url}/api/oauth/usage`, status));
          expect(await failure()).toMatchObject({ kind: 'offline', reason: 'portal', transport: true });
        }
        expect(other.requests).toEqual([]);
        expect(api.requests).toHaveLength(5);
      } finally {
        await other.stop();
      }
    });

    test('a sign-in page is recognized, also under a wrong type', async () => {
      api.enqueue(captivePortal(), { headers: { 'content-type': 'application/json' }, body: ' <html>' });
      for (let turn = 0; turn < 2; turn += 1)
        expect(await failure()).toMatchObject({ kind: 'offline', reason: 'portal', status: 200 });
    });

    test('an answer without JSON, or without a body, is a changed contract', async () => {
      api.enqueue({ body: '{"five_hour":{"utiliz' }, { body: '' }, { status: 204, body: '' });
      for (let turn = 0; turn < 3; turn += 1)
        expect(await failure()).toMatchObject({ kind: 'contract_changed', reason: 'not_json' });
    });

    test('a connection that breaks is reported as offline', async () => {
      for (const answer of [resetting('before-headers'), resetting('after-headers'), truncated(100)]) {
        api.enqueue(answer);
        expect(await failure()).toMatchObject({ kind: 'offline', reason: 'reset', status: null });
      }
    });

    test('a server that refused the connection and is back is reached again', async () => {
      await api.down();
      expect(await failure()).toMatchObject({ kind: 'offline', reason: 'connection_refused' });
      await api.up();
      expect(await ask()).toMatchObject({ ok: true });
    });

    test('a TLS handshake that fails is reported as offline', async () => {
      expect(await failure({ baseUrl: api.url.replace('http:', 'https:') })).toMatchObject({
        kind: 'offline',
        reason: 'tls',
      });
      expect(api.requests).toEqual([]);
    });
  });
});
