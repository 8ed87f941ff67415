import { request as httpRequest } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AnthropicApi } from '../../fakes/anthropic-api';
import * as faults from '../../fakes/api/faults';
import { MAX_JITTER_MS } from '../../fakes/api/times';
import { FAKE_TOKEN } from '../../fakes/credentials';
import { apiFixture } from '../../fakes/fixtures';

const good = {
  authorization: `Bearer ${FAKE_TOKEN}`,
  'anthropic-beta': 'oauth-2025-04-20',
  'user-agent': 'claude-code/2.1.330',
};

/** With node:http, as fetch would put in headers of its own and trim an empty bearer. */
function getFrom(
  api: AnthropicApi,
  headers: Record<string, string> = good,
  path = '/api/oauth/usage',
  timeoutMs = 2000,
): Promise<{ status: number; headers: Record<string, unknown>; text: string }> {
  return new Promise((resolve, reject) => {
    const req = httpRequest(
      `${api.url}${path}`,
      { headers, signal: AbortSignal.timeout(timeoutMs) },
      (res) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('error', reject);
        res.on('end', () => {
          resolve({
            status: res.statusCode ?? 0,
            headers: res.headers,
            text: Buffer.concat(parts).toString('latin1'),
          });
        });
      },
    );
    req.on('error', reject);
    req.end();
  });
}

const without = (name: keyof typeof good): Record<string, string> =>
  Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));

describe('the fake API', () => {
  let api: AnthropicApi;

  beforeEach(async () => {
    api = await AnthropicApi.start();
  });

  afterEach(async () => {
    await api.stop();
  });

  const get = (...rest: readonly [headers?: Record<string, string>, path?: string, timeoutMs?: number]) =>
    getFrom(api, ...rest);

  describe('the rules of the real API', () => {
    it('the fake API answers a good request with the newest shape and the identifying headers', async () => {
      const { status, headers, text } = await get();
      expect(status).toBe(200);
      expect(JSON.parse(text)).toEqual(apiFixture('usage-2026-09-29-max-latest-shape'));
      expect(headers['request-id']).toMatch(/^req_011C\w{20}$/);
      expect(headers['anthropic-organization-id']).toMatch(/^[\da-f-]{36}$/);
    });

    it.each([
      ['an empty bearer', { ...good, authorization: 'Bearer ' }, 429, '3242', 'empty_bearer'],
      ['another user agent', { ...good, 'user-agent': 'quotide/0.1.0' }, 429, '0', 'user_agent'],
      ['a two-part version', { ...good, 'user-agent': 'claude-code/2.1' }, 429, '0', 'user_agent'],
      ['an unknown token', { ...good, authorization: 'Bearer x' }, 401, undefined, 'unknown_token'],
      ['no beta header', without('anthropic-beta'), 401, undefined, 'no_oauth_beta'],
      ['no authorization', without('authorization'), 401, undefined, 'no_authorization'],
    ])('the fake API turns %s down', async (_what, headers, status, retryAfter, refusal) => {
      const answer = await get(headers);
      expect(answer.status).toBe(status);
      expect(answer.headers['retry-after']).toBe(retryAfter);
      expect(api.requests.at(-1)?.refusal).toBe(refusal);
    });

    it('the fake API takes the command line form of the user agent', async () => {
      expect((await get({ ...good, 'user-agent': 'claude-cli/2.1.330 (external, cli)' })).status).toBe(200);
    });

    it('the fake API separates an inference-only token from a forbidding organization', async () => {
      api.login(FAKE_TOKEN, { scopes: ['user:inference'] });
      expect((await get()).text).toContain('scope requirement user:profile');
      api.login(FAKE_TOKEN, { orgForbids: true });
      expect((await get()).text).toContain('not allowed for this organization');
      api.logout(FAKE_TOKEN);
      const { headers, text } = await get();
      expect((JSON.parse(text) as { request_id: string }).request_id).toBe(headers['request-id']);
    });

    it('the fake API leaves out the money with skip_spend, and answers the profile and no other path', async () => {
      const body = JSON.parse((await get(good, '/api/oauth/usage?skip_spend=1')).text) as object;
      expect(body).toHaveProperty('five_hour');
      expect(body).not.toHaveProperty('spend');
      expect(body).not.toHaveProperty('extra_usage');
      expect((await get(good, '/api/oauth/profile')).text).toContain('default_claude_max_5x');
      expect((await get(good, '/api/oauth/other')).status).toBe(404);
      expect((await get(good, '//')).status).toBe(404);
    });

    it('the fake API blocks a token that asks too often, and leaves others alone', async () => {
      let now = 1_000_000;
      await api.stop();
      api = await AnthropicApi.start({ now: () => now, bucket: {} });
      for (let asked = 0; asked < 5; asked += 1) expect((await get()).status).toBe(200);
      expect((await get()).headers['retry-after']).toBe('0');
      now += 44 * 60_000;
      expect((await get()).status).toBe(429);
      api.login('other');
      expect((await get({ ...good, authorization: 'Bearer other' })).status).toBe(200);
      now += 60_000;
      expect((await get()).status).toBe(200);
    });

    it('the fake API recomputes resets with jitter for each response', async () => {
      await api.stop();
      api = await AnthropicApi.start({ jitterMs: MAX_JITTER_MS });
      const truth = Date.parse('2026-11-21T15:00:00Z');
      api.setUsage(api.usage({ five_hour: { utilization: 42, resetsAt: truth } }));
      const seen = new Set<string>();
      for (let asked = 0; asked < 30; asked += 1) {
        const { five_hour: window } = JSON.parse((await get()).text) as { five_hour: { resets_at: string } };
        expect(window.resets_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/);
        expect(Math.abs(Date.parse(window.resets_at) - truth)).toBeLessThanOrEqual(MAX_JITTER_MS);
        seen.add(window.resets_at);
      }
      expect(seen.size).toBeGreaterThan(25);
    });
  });

  describe('the scripts of a test', () => {
    it('the fake API gives queued answers once and a standing one until it is cleared', async () => {
      api.answer({ status: 503 });
      api.enqueue({ status: 529 }, { status: 200, headers: { 'x-a': 'b' } });
      expect((await get()).status).toBe(529);
      expect((await get()).headers['x-a']).toBe('b');
      expect((await get()).status).toBe(503);
      expect((await get(good, '/api/oauth/profile')).status).toBe(200);
      api.clear();
      expect((await get()).status).toBe(200);
      expect(api.requests).toHaveLength(5);
      expect(api.requests.every((request) => request.token === FAKE_TOKEN)).toBe(true);
    });

    it('the fake API goes away and comes back on the same port', async () => {
      const before = api.url;
      await api.down();
      await expect(get()).rejects.toThrow('ECONNREFUSED');
      await api.up();
      expect(api.url).toBe(before);
      expect((await get()).status).toBe(200);
    });

    it('the fake API hangs, resets, cuts and dribbles', async () => {
      api.hang();
      await expect(get(good, '/api/oauth/usage', 200)).rejects.toThrow(/abort/i);
      api.clear();
      api.enqueue(faults.hanging('after-headers'), faults.slowLoris(20));
      await expect(get(good, '/api/oauth/usage', 200)).rejects.toThrow(/abort/i);
      await expect(get(good, '/api/oauth/usage', 300)).rejects.toThrow(/abort/i);
      const broken = [faults.resetting('before-headers'), faults.resetting('after-headers')];
      api.enqueue(...broken, faults.truncated(0), faults.truncated(10));
      for (let asked = 0; asked < 4; asked += 1)
        await expect(get()).rejects.toThrow(/ECONNRESET|aborted|hang up/);
    });

    it('the fake API redirects, plays the captive portal, sends raw bytes and waits', async () => {
      api.enqueue(
        faults.redirecting('http://127.0.0.1:9/elsewhere'),
        faults.captivePortal(),
        faults.transportBlocked(),
      );
      api.enqueue(
        { raw: 'HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\nhi' },
        { delayMs: 60 },
      );
      expect((await get()).headers['location']).toContain('elsewhere');
      expect((await get()).headers['content-type']).toContain('text/html');
      expect(await get()).toMatchObject({
        status: 403,
        text: expect.stringContaining('Request not allowed') as string,
      });
      expect((await get()).text).toBe('hi');
      const from = performance.now();
      expect((await get()).status).toBe(200);
      expect(performance.now() - from).toBeGreaterThan(50);
      expect(await api.waitForRequests(5)).toHaveLength(5);
      await expect(api.waitForRequests(6, 20)).rejects.toThrow('5 of 6 usage requests');
    });

    it('the fake API sends a gzip bomb that is small on the wire', async () => {
      api.enqueue(faults.gzipBomb(64 * 2 ** 20));
      const { headers, text } = await get();
      expect(headers['content-encoding']).toBe('gzip');
      expect(text.length).toBeLessThan(100_000);
    });
  });
});
