import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  environmentRoutes,
  loginFor,
  proxyName,
  readPacAnswer,
  readProxyAddress,
} from '../../../../electron/core/network/route';

const API = ['api.anthropic.com', 443] as const;
const proxied = { HTTPS_PROXY: 'http://proxy.corp:8080' };
const PROXY = { kind: 'http', host: 'proxy.corp', port: 8080, login: null };
const runs = { seed: 42, numRuns: process.env['QUOTIDE_LONG'] === undefined ? 200 : 20_000 };

describe('readProxyAddress', () => {
  it.each([
    ['http://proxy.corp:8080', PROXY],
    ['proxy.corp:8080', PROXY],
    [' http://proxy.corp:8080/ ', PROXY],
    ['http://proxy.corp', { ...PROXY, port: 80 }],
    ['https://proxy.corp', { ...PROXY, kind: 'https', port: 443 }],
    ['socks5h://proxy.corp', { ...PROXY, kind: 'socks5', port: 1080 }],
    ['http://[fd00::1]:3128', { ...PROXY, host: 'fd00::1', port: 3128 }],
    ['http://ann:p%40w@proxy.corp:8080', { ...PROXY, login: { user: 'ann', password: 'p@w' } }],
    ['http://ann:p@w@proxy.corp:8080', { ...PROXY, login: { user: 'ann', password: 'p@w' } }],
    ['http://CORP%5Cann:100%@proxy.corp:8080', { ...PROXY, login: { user: 'CORP\\ann', password: '100%' } }],
  ])('parses %s', (text, expected) => {
    expect(readProxyAddress(text)).toEqual(expected);
  });

  it.each([
    ['http://'],
    ['not an address'],
    ['http://:8080'],
    ['http://proxy:99999'],
    ['://'],
    ['http://a b:1'],
  ])('rejects %j as no address', (text) => {
    expect(readProxyAddress(text)).toBe('proxy_malformed');
  });

  it.each([['socks4://proxy:1080'], ['ftp://proxy:21'], ['quic://proxy:443']])(
    'rejects %s as an unsupported kind',
    (text) => {
      expect(readProxyAddress(text)).toBe('proxy_unsupported');
    },
  );

  it('restores any login that was written into an address', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (user, password) => {
        const well = !/\p{Surrogate}/u.test(`${user}${password}`);
        const address = well
          ? `http://${encodeURIComponent(user)}:${encodeURIComponent(password)}@proxy.corp:8080`
          : 'http://a:b@proxy.corp:8080';
        expect(readProxyAddress(address)).toMatchObject({
          host: 'proxy.corp',
          login: well ? { user, password } : { user: 'a', password: 'b' },
        });
      }),
      runs,
    );
  });

  it('throws for no text, and the name of a proxy never contains the login', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const proxy = readProxyAddress(text);
        if (typeof proxy !== 'string' && proxy.login !== null) expect(proxyName(proxy)).not.toContain('@');
      }),
      runs,
    );
  });
});

describe('environmentRoutes', () => {
  it('uses the first variable that is set: lower case before upper case, https before http before all', () => {
    const env = { ALL_PROXY: 'http://all:1', HTTP_PROXY: 'http://http:1', HTTPS_PROXY: 'http://https:1' };
    const hostOf = (variables: Record<string, string>) =>
      environmentRoutes(variables, ...API)?.routes.map((route) =>
        route.kind === 'direct' ? '' : route.host,
      );
    expect(hostOf({ ...env, https_proxy: 'http://lower:1' })).toEqual(['lower']);
    expect(hostOf({ ...env, https_proxy: '' })).toEqual(['https']);
    expect(hostOf({ ...env, HTTPS_PROXY: '' })).toEqual(['http']);
    expect(hostOf({ ALL_PROXY: 'http://all:1' })).toEqual(['all']);
    expect(environmentRoutes({}, ...API)).toBeNull();
  });

  it.each([
    ['*', true],
    ['api.anthropic.com', true],
    ['API.Anthropic.Com.', true],
    ['anthropic.com', true],
    ['.anthropic.com', true],
    ['*.anthropic.com', true],
    ['localhost, anthropic.com', true],
    ['localhost anthropic.com:443', true],
    ['anthropic.com:8443', false],
    ['thropic.com', false],
    ['com.anthropic.api', false],
    ['10.0.0.0/8', false],
    ['', false],
    [' , ,', false],
  ])('exempts the API by NO_PROXY %j: %s', (list, isExempt) => {
    const found = environmentRoutes({ ...proxied, NO_PROXY: list }, ...API);
    expect(found?.routes).toEqual([isExempt ? { kind: 'direct' } : PROXY]);
    expect(environmentRoutes({ ...proxied, no_proxy: list }, ...API)).toEqual(found);
  });

  it('exempts addresses by their network', () => {
    const env = { ...proxied, NO_PROXY: '10.0.0.0/8,192.168.7.0/24' };
    const isDirect = (host: string) => environmentRoutes(env, host, 443)?.routes[0]?.kind === 'direct';
    expect(['10.9.8.7', '192.168.7.1', '11.0.0.1', '192.168.8.1'].map(isDirect)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it.each([['localhost'], ['127.0.0.1'], ['::1'], ['127.9.9.9']])(
    'reaches %s directly in every case',
    (host) => {
      expect(environmentRoutes({ HTTPS_PROXY: 'garbage://' }, host, 443)?.routes).toEqual([
        { kind: 'direct' },
      ]);
    },
  );

  it('gives no way, but the variable’s name, where the value is no address', () => {
    expect(environmentRoutes({ https_proxy: 'http://' }, ...API)).toEqual({
      routes: [],
      problem: { kind: 'proxy_malformed', host: 'api.anthropic.com', proxy: null, name: 'https_proxy' },
    });
  });
});

describe('readPacAnswer', () => {
  it.each([
    ['DIRECT', [{ kind: 'direct' }]],
    ['', [{ kind: 'direct' }]],
    ['PROXY proxy.corp:8080; DIRECT', [PROXY, { kind: 'direct' }]],
    [
      'HTTPS a:443;SOCKS5 b:1080',
      [
        { ...PROXY, kind: 'https', host: 'a', port: 443 },
        { ...PROXY, kind: 'socks5', host: 'b', port: 1080 },
      ],
    ],
    ['SOCKS4 a:1; PROXY', [{ kind: 'direct' }]],
  ])('parses %j', (text, expected) => {
    expect(readPacAnswer(text)).toEqual(expected);
  });
});

it('loginFor returns a login of the environment for the same proxy only', () => {
  const env = { HTTPS_PROXY: 'http://ann:pw@Proxy.Corp:8080' };
  expect(loginFor(env, 'proxy.corp', 8080)).toEqual({ user: 'ann', password: 'pw' });
  expect(loginFor(env, 'proxy.corp', 8081)).toBeNull();
  expect(loginFor(env, 'evil.corp', 8080)).toBeNull();
});
