import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loopbackRefusal, type RequestHeader } from '../../../../electron/core/network/loopback-guard';

const PORT = 9464;
const host = (value: string): RequestHeader => ({ name: 'host', value });
const OWN = host(`127.0.0.1:${String(PORT)}`);

describe('loopbackRefusal', () => {
  it.each([
    ['127.0.0.1', `127.0.0.1:${String(PORT)}`],
    ['localhost', `localhost:${String(PORT)}`],
    ['::1', `[::1]:${String(PORT)}`],
  ])('accepts a client that names this machine %s', (_name, value) => {
    expect(loopbackRefusal('GET', [host(value)], PORT)).toBeNull();
  });

  it.each([
    ['another name', [host('evil.example')]],
    ['a name that is rebound to this machine', [host(`evil.example:${String(PORT)}`)]],
    ['a name that begins like ours', [host(`127.0.0.1.evil.example:${String(PORT)}`)]],
    ['no port', [host('localhost')]],
    ['no Host at all', []],
    ['two of them', [OWN, OWN]],
  ])('refuses a request with %s as one for another host', (_what, headers) => {
    expect(loopbackRefusal('GET', headers, PORT)).toBe('foreign_host');
  });

  it('decides by Origin and Sec-Fetch-Site only, among any headers in any order', () => {
    const other: fc.Arbitrary<RequestHeader> = fc.record({
      name: fc.constantFrom(
        'sec-fetch-mode',
        'sec-fetch-dest',
        'sec-fetch-user',
        'referer',
        'user-agent',
        'x-origin',
      ),
      value: fc.constantFrom('cors', 'navigate', 'cross-site', 'https://evil.example', ''),
    });
    const page: fc.Arbitrary<RequestHeader> = fc.oneof(
      fc.record({ name: fc.constant('origin'), value: fc.constantFrom('null', '', 'https://evil.example') }),
      fc.record({
        name: fc.constant('sec-fetch-site'),
        value: fc.constantFrom('none', 'cross-site', 'same-site', 'same-origin', 'none,cross-site', ''),
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(other, page)), fc.nat(), (some, at) => {
        const headers = some.toSpliced(at % (some.length + 1), 0, OWN);
        const isPage = some.some(
          ({ name, value }) => name === 'origin' || (name === 'sec-fetch-site' && value !== 'none'),
        );
        expect(loopbackRefusal('POST', headers, PORT)).toBe(isPage ? 'web_page' : null);
      }),
      { seed: 20261130 },
    );
  });

  it('refuses OPTIONS, which a browser sends before a request of another origin', () => {
    expect(loopbackRefusal('OPTIONS', [OWN], PORT)).toBe('web_page');
  });
});
