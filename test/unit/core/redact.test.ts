import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redact } from '../../../electron/core/redact';

const runs = { seed: 20261121, numRuns: process.env['QUOTIDE_LONG'] ? 10_000 : 500 };
const BODY = 'Zq7Kx-canary_93WvTt0pLm4aB8sD2fGh';
const JWT = `eyJhbGciOiJIUzI1NiJ9.eyJ${BODY}.c2ln-${BODY}`;

describe('redact', () => {
  test.each([
    ['a bearer header', `authorization: Bearer ${BODY}`],
    ['a bearer token in prose', `sent Bearer ${BODY} to the API`],
    ['a bearer after a bearer', `Bearer "Bearer ${BODY}"`],
    ['an encoded bearer', `header=Bearer%20${BODY}`],
    ['an Anthropic token', `token sk-ant-oat01-${BODY} was used`],
    ['another key', `sk-proj-${BODY}`],
    ['a JWT', `id ${JWT}!`],
    [
      'a field of the credentials file',
      `{"claudeAiOauth":{"accessToken":"${BODY}","refreshToken":"${BODY}"}}`,
    ],
    ['the same as a string in JSON', JSON.stringify({ body: JSON.stringify({ accessToken: BODY }) })],
    ['the same twice wrapped', JSON.stringify(JSON.stringify(JSON.stringify({ refresh_token: BODY })))],
    ['the same, cut off', `{"accessToken":"${BODY}`],
    ['the same, cut off after a backslash', `{"accessToken":"${BODY}\\`],
    ['a value with an escaped quote', `{"accessToken":"a\\"${BODY}"}`],
    ['an inspected object', `{ accessToken: '${BODY}', n: 1 }`],
    ['an environment variable', `CLAUDE_CODE_OAUTH_TOKEN=${BODY} claude`],
    ['the login in an address', `proxy http://ann:${BODY}@proxy.corp:8080 failed`],
    ['a login with a raw @', `https://ann:p@${BODY}@proxy.corp`],
    ['a name alone in an address', `socks5://${BODY}@proxy.corp:1080/`],
    ['a login with a slash and a hash', `http://ann:pa/ss?w#${BODY}@proxy.corp:8080/ failed`],
    ['a proxy variable without a scheme', `HTTPS_PROXY=ann:${BODY}@proxy:8080`],
    ['a quoted one with odd signs', `proxy "corp\\\\ann:s!$%^&*(${BODY}@proxy.corp" failed`],
    [
      'one in a list of fields',
      `{ https_proxy: 'ann:${BODY}@[::1]:3128', no_proxy: '' }`.replace('[::1]', 'box'),
    ],
    ['a key header', `x-api-key: ${BODY}`],
    ['a login of another scheme', `Authorization: Basic ${BODY} ${BODY}`],
    ['a cookie', `set-cookie: session=${BODY}; HttpOnly`],
    ['a login callback', `GET /callback?code=${BODY}&state=${BODY} HTTP/1.1`],
  ])('%s', (_, text) => {
    expect(redact(text)).not.toContain(BODY);
    expect(redact(text)).toContain('[redacted]');
  });

  test.each([
    'mara@fennel.dev',
    'mara.o-neil+test@mail.fennel.co.uk',
    'user%40example.com',
    'jürgen@bücher.de',
  ])('removes the address %s', (address) => {
    expect(redact(`signed in as ${address}.`)).toBe('signed in as [redacted].');
  });
});

test('text without a secret stays', () => {
  const text =
    '2026-11-21T12:47:00Z warn poller: GET /api/oauth/usage status=429 retry-after=300 ' +
    '{"expiresAt":1795265220000,"input_tokens":3100000,"scopes":["user:profile"]} at tokens.ts:12 (5-hour 22 %)';
  expect(redact(text)).toBe(text);
});

test.each([
  'http://127.0.0.1:7868/npm/@scope/package answered',
  'https://api.anthropic.com:443/v1/messages?beta=true',
  'at async Poller.ask (poller.ts:12:5) of git@github.com:owner/name',
])('an address without a login stays: %s', (text) => {
  expect(redact(text).replace('[redacted]', 'git@github.com')).toBe(text);
});

test('the fields beside a secret stay', () => {
  expect(redact('{"accessToken":"abc","expiresAt":5}')).toBe('{"accessToken":[redacted],"expiresAt":5}');
});

describe('redact with any text', () => {
  const around = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('"', '\\', '\n', 'Bearer ', '='),
  );
  const token = fc.tuple(
    fc.constantFrom(
      'sk-ant-oat01-',
      'sk-ant-api03-',
      'sk-',
      'Bearer ',
      '"accessToken":"',
      'eyJhbGci',
      '\\"apiKey\\":\\"',
    ),
    fc.stringMatching(/^[A-Za-z0-9]{24,60}$/),
  );

  test('removes a token at any place', () => {
    fc.assert(
      fc.property(around, token, around, (before, [prefix, body], after) => {
        expect(redact(before + prefix + body + after)).not.toContain(body);
      }),
      runs,
    );
  });

  test('changes nothing the second time', () => {
    fc.assert(
      fc.property(around, token, around, (before, [prefix, body], after) => {
        const once = redact(before + prefix + body + after);
        expect(redact(once)).toBe(once);
      }),
      runs,
    );
  });

  test('cuts after the redaction, and keeps to the length', () => {
    fc.assert(
      fc.property(around, token, fc.integer({ min: 1, max: 300 }), (before, [prefix, body], maxLength) => {
        const text = redact(before + prefix + body, { maxLength });
        expect(text.length).toBeLessThanOrEqual(maxLength);
        expect(text).not.toContain(body.slice(0, 12));
      }),
      runs,
    );
    expect(redact('abcdef', { maxLength: 4 })).toBe('abc…');
  });

  test('is fast for long hostile texts', () => {
    const parts = [
      ...['a', 'a.', '"', '\\', 'accessToken":"', 'Bearer ', 'eyJ', '+', '\\"apiKey\\":', '@', 'a@'],
      ...['a:', ' a:a', 'a:a@', 'http://', 'http://a:', 'a://a:1', '=a:', '?code=', 'sk-', '%40', 'é.'],
    ];
    for (const part of parts) {
      const started = performance.now();
      redact(part.repeat(100_000));
      expect(performance.now() - started).toBeLessThan(2000);
    }
  });
});
