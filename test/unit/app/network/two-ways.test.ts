import { describe, expect, it } from 'vitest';
import { chromiumError } from '../../../../electron/app/network/chromium-error';
import { createTwoWays, type WayName } from '../../../../electron/app/network/two-ways';
import {
  networkErrorOf,
  NetworkError,
  type CauseKind,
} from '../../../../electron/core/network/failure-cause';

const URL_ = 'https://api.anthropic.com/';
const chromium = (code: string) => (): Promise<Response> => {
  const error = chromiumError(new Error(`net::${code}`), URL_, []);
  return Promise.reject(error instanceof Error ? error : new Error(String(error)));
};
const node =
  (neverSent: boolean, kind: CauseKind = 'proxy_silent') =>
  () =>
    Promise.reject(
      new TypeError('fetch failed', {
        cause: new NetworkError(
          { kind, host: 'api.anthropic.com', proxy: 'proxy.corp:8080', name: null },
          neverSent,
        ),
      }),
    );
const answers = (status: number) => () => Promise.resolve(new Response(null, { status }));

type Ask = () => Promise<Response>;

/** Two ways that behave as the test says, and what was asked of them. */
function world(first: WayName, does: Record<WayName, Ask>) {
  const asked: WayName[] = [];
  const worked: WayName[] = [];
  const ask = (way: WayName) => () => {
    asked.push(way);
    return does[way]();
  };
  const ways = createTwoWays({
    ways: { chromium: ask('chromium'), node: ask('node') },
    first: () => first,
    onWorked: (way) => worked.push(way),
  });
  return { ways, asked, worked, does, fetch: () => ways.fetch(URL_, {}) };
}

describe('createTwoWays', () => {
  it.each([
    ['ERR_CERT_AUTHORITY_INVALID'],
    ['ERR_PROXY_CONNECTION_FAILED'],
    ['ERR_TUNNEL_CONNECTION_FAILED'],
    ['ERR_NAME_NOT_RESOLVED'],
    ['ERR_CONNECTION_REFUSED'],
    ['ERR_CONNECTION_TIMED_OUT'],
    ['ERR_FAILED'],
  ])(
    'a request that %s kept from being sent goes the other way at once, which is then kept',
    async (code) => {
      const { fetch, asked, worked } = world('chromium', { chromium: chromium(code), node: answers(200) });
      expect((await fetch()).status).toBe(200);
      await fetch();
      expect(asked).toEqual(['chromium', 'node', 'node']);
      expect(worked).toEqual(['node', 'node']);
    },
  );

  it.each([['ERR_CONNECTION_RESET'], ['ERR_EMPTY_RESPONSE'], ['ERR_TIMED_OUT'], ['ERR_NETWORK_CHANGED']])(
    'a request that may have been sent before %s is not sent again; the next one goes the other way',
    async (code) => {
      const { fetch, asked } = world('chromium', { chromium: chromium(code), node: answers(200) });
      await expect(fetch()).rejects.toThrow();
      expect(asked).toEqual(['chromium']);
      await fetch();
      expect(asked).toEqual(['chromium', 'node']);
    },
  );

  it.each([[200], [401], [403], [429], [500], [503]])('an answer with %i is final', async (status) => {
    const { fetch, asked } = world('node', { chromium: answers(200), node: answers(status) });
    expect((await fetch()).status).toBe(status);
    expect(asked).toEqual(['node']);
  });

  it('a redirect is an answer too, also where it is thrown', async () => {
    const redirect = () => Promise.reject(new Error('Redirect was cancelled'));
    const { fetch, asked } = world('chromium', { chromium: redirect, node: answers(200) });
    await expect(fetch()).rejects.toThrow('Redirect');
    await expect(fetch()).rejects.toThrow('Redirect');
    expect(asked).toEqual(['chromium', 'chromium']);
  });

  it('a proxy that asks for a login (407) is tried the other way, and answers where that fails as well', async () => {
    const through = world('chromium', { chromium: answers(407), node: answers(200) });
    expect((await through.fetch()).status).toBe(200);
    const stuck = world('chromium', { chromium: answers(407), node: node(true) });
    expect((await stuck.fetch()).status).toBe(407);
    const told = world('chromium', { chromium: answers(407), node: node(true, 'proxy_login') });
    const error: unknown = await told.fetch().catch((thrown: unknown) => thrown);
    expect(networkErrorOf(error)?.network).toMatchObject({ kind: 'proxy_login', proxy: 'proxy.corp:8080' });
  });

  it('if both ways fail, the failure with the clearer cause is thrown', async () => {
    const { fetch } = world('chromium', { chromium: chromium('ERR_NAME_NOT_RESOLVED'), node: node(true) });
    const error: unknown = await fetch().catch((thrown: unknown) => thrown);
    expect(networkErrorOf(error)?.network).toMatchObject({ kind: 'proxy_silent', proxy: 'proxy.corp:8080' });
  });

  it('the next request goes the other way after one that never answered', async () => {
    const silent: WayName[] = [];
    const asked: WayName[] = [];
    const ways = createTwoWays({
      ways: {
        chromium: () => {
          asked.push('chromium');
          return new Promise(() => undefined);
        },
        node: () => {
          asked.push('node');
          return answers(200)();
        },
      },
      first: () => 'chromium',
      onWorked: () => undefined,
      onSilent: (way) => silent.push(way),
    });
    const controller = new AbortController();
    const request = ways.fetch(URL_, { signal: controller.signal });
    controller.abort('timeout');
    await expect(request).rejects.toThrow('timeout');
    expect((await ways.fetch(URL_, {})).status).toBe(200);
    expect({ asked, silent }).toEqual({ asked: ['chromium', 'node'], silent: ['chromium'] });
  });

  it('a request that was stopped is not sent the other way', async () => {
    const { ways, asked } = world('chromium', { chromium: chromium('ERR_FAILED'), node: answers(200) });
    const given = AbortSignal.abort();
    await expect(ways.fetch(URL_, { signal: given })).rejects.toThrow();
    expect(asked).toEqual(['chromium']);
  });
});

it('an error of Chromium names the proxy of its settings, and other errors stay unchanged', () => {
  const routes = [{ kind: 'http', host: 'proxy.corp', port: 8080, login: null }] as const;
  const error = chromiumError(new Error('net::ERR_PROXY_CONNECTION_FAILED'), URL_, routes);
  expect(networkErrorOf(error)).toMatchObject({
    neverSent: true,
    network: { kind: 'proxy_silent', host: 'api.anthropic.com', proxy: 'proxy.corp:8080' },
  });
  const other = new Error('Redirect was cancelled');
  expect(chromiumError(other, URL_, routes)).toBe(other);
});
