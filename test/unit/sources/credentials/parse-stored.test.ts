import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStored, type StoredLogin } from '../../../../electron/sources/credentials/parse-stored';
import type { Credential, Origin } from '../../../../electron/sources/credentials/types';
import { CANARY, expectNoCanary, HOUR, NOW, runs, storedLogin } from './support';

const origin: Origin = { finder: 'file', where: '/somewhere' };

function login(stored: StoredLogin): Credential {
  if (stored.kind !== 'login') throw new Error(`no login: ${stored.detail}`);
  return stored.credential;
}

describe('parseStored', () => {
  it('parseStored reads every field of a whole login', () => {
    const read = login(parseStored(storedLogin(), origin, ['readable_by_others']));
    expect(read.accessToken).toBe(CANARY);
    expect(read).toMatchObject({
      expiresAt: NOW + 8 * HOUR,
      scopes: ['user:inference', 'user:profile'],
      subscriptionType: 'max',
      rateLimitTier: 'default_claude_max_5x',
      origin,
      warnings: ['readable_by_others'],
    });
  });

  it('parseStored takes a login of a token alone', () => {
    const read = login(parseStored(JSON.stringify({ claudeAiOauth: { accessToken: 'a' } }), origin));
    expect(read).toMatchObject({
      expiresAt: null,
      scopes: null,
      subscriptionType: null,
      rateLimitTier: null,
    });
    expect(read.warnings).toEqual([]);
  });

  it.each([
    ['no key', '{}', 'holds no Claude login'],
    ['null', '{"claudeAiOauth":null}', 'holds no Claude login'],
    [
      'only MCP logins',
      '{"mcpOAuth":{"server":{"accessToken":"x"}}}',
      'holds only MCP logins, no Claude login',
    ],
    ['an empty login', '{"claudeAiOauth":{}}', 'holds no access token'],
    ['a token that is no text', '{"claudeAiOauth":{"accessToken":7}}', 'holds no access token'],
  ])('parseStored reports that there is no login: %s', (_name, text, detail) => {
    expect(parseStored(text, origin)).toEqual({ kind: 'no_login', detail });
  });

  it.each([
    ['nothing', '', 'empty'],
    ['blanks', ' \r\n ', 'empty'],
    ['no JSON', 'oops', 'not JSON, or cut off'],
    ['cut off', storedLogin().slice(0, 70), 'not JSON, or cut off'],
    ['an array', '[]', 'JSON, but not an object'],
    ['a word', '"x"', 'JSON, but not an object'],
    ['a login of the wrong shape', '{"claudeAiOauth":[]}', 'its claudeAiOauth is not an object'],
    [
      'a token with a line end',
      JSON.stringify({ claudeAiOauth: { accessToken: 'a\nb' } }),
      'its access token is damaged',
    ],
    [
      'a token with an umlaut',
      JSON.stringify({ claudeAiOauth: { accessToken: 'ä' } }),
      'its access token is damaged',
    ],
  ])('parseStored reports the fault: %s', (_name, text, detail) => {
    expect(parseStored(text, origin)).toMatchObject({ kind: 'malformed', detail });
  });

  it('parseStored gives an empty token, which the check refuses', () => {
    expect(login(parseStored(storedLogin({ accessToken: '' }), origin)).accessToken).toBe('');
    expect(login(parseStored(storedLogin({ accessToken: ` ${CANARY}\n` }), origin)).accessToken).toBe(CANARY);
  });

  it.each([
    [NOW, NOW, []],
    [String(NOW), NOW, []],
    [` ${String(NOW)}.5 `, NOW + 0.5, []],
    [0, 0, []],
    [null, null, []],
    ['soon', null, ['expiry_unreadable']],
    ['0x10', null, ['expiry_unreadable']],
    ['', null, ['expiry_unreadable']],
    [true, null, ['expiry_unreadable']],
    [{}, null, ['expiry_unreadable']],
  ])('parseStored reads expiresAt %j as %j', (expiresAt, expected, warnings) => {
    expect(login(parseStored(storedLogin({ expiresAt }), origin))).toMatchObject({
      expiresAt: expected,
      warnings,
    });
  });

  it('parseStored takes an infinite expiry for unknown', () => {
    const text = '{"claudeAiOauth":{"accessToken":"a","expiresAt":1e999}}';
    expect(login(parseStored(text, origin))).toMatchObject({
      expiresAt: null,
      warnings: ['expiry_unreadable'],
    });
  });

  it.each([
    [['user:profile', 7], ['user:profile'], []],
    [[], [], []],
    [null, null, []],
    [[7], null, ['scopes_unreadable']],
    ['user:profile', null, ['scopes_unreadable']],
    [{ 0: 'user:profile' }, null, ['scopes_unreadable']],
  ])('parseStored reads scopes %j as %j', (scopes, expected, warnings) => {
    expect(login(parseStored(storedLogin({ scopes }), origin))).toMatchObject({ scopes: expected, warnings });
  });

  it('parseStored strips a byte order mark', () => {
    expect(login(parseStored(`\uFEFF${storedLogin()}`, origin)).accessToken).toBe(CANARY);
  });

  it('parseStored reads a login wrapped anywhere, inside a string too', () => {
    const text = storedLogin();
    const wrap = fc.tuple(fc.integer({ min: 1, max: 90 }), fc.constantFrom('\n', '\r\n', '\n   ', '\r\n\t'));
    fc.assert(
      fc.property(wrap, ([width, end]) => {
        const wrapped = text.match(new RegExp(`.{1,${String(width)}}`, 'g'))?.join(end) ?? '';
        expect(login(parseStored(wrapped, origin)).accessToken).toBe(CANARY);
      }),
      runs(150, 3_000),
    );
  });

  it('parseStored reads pretty-printed JSON', () => {
    const pretty = JSON.stringify(JSON.parse(storedLogin()), null, 2);
    expect(login(parseStored(pretty, origin)).expiresAt).toBe(NOW + 8 * HOUR);
  });

  it('parseStored finds no login in any cut of a stored text, and quotes none of it', () => {
    const text = storedLogin();
    for (let length = 0; length < text.length; length += 1) {
      const stored = parseStored(text.slice(0, length), origin);
      expect(stored.kind).toBe('malformed');
      expectNoCanary(stored);
    }
  });

  it('parseStored reads any text without throwing and without quoting it', () => {
    const oauth = fc.dictionary(
      fc.constantFrom('accessToken', 'expiresAt', 'scopes', 'subscriptionType', 'rateLimitTier'),
      fc.oneof(fc.constant(CANARY), fc.jsonValue()),
    );
    const shape = fc.oneof(fc.jsonValue(), fc.record({ claudeAiOauth: fc.oneof(oauth, fc.jsonValue()) }));
    fc.assert(
      fc.property(shape, (value) => {
        const stored = parseStored(JSON.stringify(value), origin);
        if (stored.kind !== 'login') {
          expectNoCanary(stored);
          return;
        }
        const { accessToken, expiresAt, scopes } = stored.credential;
        expect(accessToken).toMatch(/^[\x21-\x7e]*$/);
        expect(expiresAt === null || Number.isFinite(expiresAt)).toBe(true);
        expect(scopes === null || scopes.every((scope) => typeof scope === 'string')).toBe(true);
      }),
      runs(500, 20_000),
    );
  });
});
