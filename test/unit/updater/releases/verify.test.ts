import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRelease, SIGNED_PREFIX } from '../../../../electron/updater/releases/verify';
import { makeKeys, renewFeed, signFeed } from '../../../../scripts/lib/package/updates.mjs';

const { publicKey, privateKey } = makeKeys();
const NOW = Date.UTC(2026, 10, 30);
const DAY = 86_400_000;
const good = signFeed('1.2.3', privateKey, [publicKey], [], NOW);
const LIFE = { signedAt: NOW, expiresAt: NOW + 60 * DAY };
const DATES = '"signedAt":"2026-11-30T00:00:00.000Z","expiresAt":"2027-01-29T00:00:00.000Z"';
const FORGED = { ok: false, error: 'signature' };
const MALFORMED = { ok: false, error: 'malformed' };

/** Signs any text with a pinned key. */
function signed(release: string, prefix = SIGNED_PREFIX): readonly [text: string, key: string] {
  const pair = generateKeyPairSync('ed25519');
  const signature = sign(null, Buffer.from(prefix + release), pair.privateKey).toString('base64');
  const key = pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  return [JSON.stringify({ schema: 1, release, signature }), key];
}

describe('the check of a feed', () => {
  it('a feed that the script of a release wrote is accepted', () => {
    expect(readRelease(good, [publicKey], NOW)).toEqual({
      ok: true,
      value: { version: '1.2.3', files: [], ...LIFE },
    });
  });

  it('a feed may be signed with any key of the app', () => {
    expect(readRelease(good, [makeKeys().publicKey, publicKey], NOW).ok).toBe(true);
  });

  it.each([
    ['another key', [makeKeys().publicKey]],
    ['no key', []],
    ['a key that is none', ['', 'AAAA']],
  ])('a feed is refused with %s', (_what, keys) => {
    expect(readRelease(good, keys, NOW)).toEqual(FORGED);
  });

  it('a feed is refused with a key of another kind', () => {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const release = '{"app":"io.quotide.app","version":"1.2.3"}';
    const raw = { key: pair.privateKey, dsaEncoding: 'ieee-p1363' } as const;
    const signature = sign('sha256', Buffer.from(SIGNED_PREFIX + release), raw).toString('base64');
    const key = pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    expect(readRelease(JSON.stringify({ schema: 1, release, signature }), [key], NOW)).toEqual(FORGED);
  });

  it('a feed is refused when a word of its signed text is changed', () => {
    expect(readRelease(good.replace('1.2.3', '1.2.4'), [publicKey], NOW)).toEqual(FORGED);
  });

  it('a feed is refused when the signature is for something else', () => {
    const [text, key] = signed('{"app":"io.quotide.app","version":"1.2.3"}', 'quotide something\n');
    expect(readRelease(text, [key], NOW)).toEqual(FORGED);
  });

  it.each([
    '{"app":"io.other.app","version":"1.2.3"}',
    '{"app":"io.quotide.app","version":"latest"}',
    '{"app":"io.quotide.app"}',
    'nonsense',
  ])('a feed is refused when its signed text is %s', (release) => {
    const [text, key] = signed(release);
    expect(readRelease(text, [key], NOW)).toEqual(MALFORMED);
  });

  it('a feed may have fields that this version does not use', () => {
    const [text, key] = signed(`{"app":"io.quotide.app","version":"1.2.3",${DATES},"notes":{"en":"…"}}`);
    expect(readRelease(text, [key], NOW)).toEqual({
      ok: true,
      value: { version: '1.2.3', files: [], ...LIFE },
    });
  });

  it('a feed holds for 60 days and is refused from then on', () => {
    for (const now of [NOW, NOW + 59 * DAY, NOW + 60 * DAY - 1])
      expect(readRelease(good, [publicKey], now).ok).toBe(true);
    for (const now of [NOW + 60 * DAY, NOW + 9999 * DAY])
      expect(readRelease(good, [publicKey], now)).toEqual({ ok: false, error: 'expired' });
  });

  it('a feed that was signed after the present time of a clock that is behind is accepted', () => {
    expect(readRelease(good, [publicKey], NOW - 3650 * DAY)).toEqual({
      ok: true,
      value: { version: '1.2.3', files: [], ...LIFE },
    });
  });

  it.each([
    ['no dates', ''],
    ['no end', ',"signedAt":"2026-11-30T00:00:00.000Z"'],
    [
      'an end before its beginning',
      ',"signedAt":"2027-11-30T00:00:00.000Z","expiresAt":"2027-01-29T00:00:00.000Z"',
    ],
    ['a life of years', ',"signedAt":"2026-11-30T00:00:00.000Z","expiresAt":"2036-01-29T00:00:00.000Z"'],
    ['dates without a zone', ',"signedAt":"2026-11-30T00:00:00","expiresAt":"2027-01-29T00:00:00"'],
    ['dates that are numbers', ',"signedAt":1795996800000,"expiresAt":1801180800000'],
    [
      'a day that does not exist',
      ',"signedAt":"2026-11-30T00:00:00.000Z","expiresAt":"2027-02-30T00:00:00.000Z"',
    ],
  ])('a feed with %s counts as expired, although its signature is right', (_what, dates) => {
    const [text, key] = signed(`{"app":"io.quotide.app","version":"1.2.3"${dates}}`);
    expect(readRelease(text, [key], NOW)).toEqual({ ok: false, error: 'expired' });
  });

  it('a renewed feed names the same release with new dates, and no feed of another key is renewed', () => {
    const own = signFeed('1.2.3', privateKey, [publicKey], [file], NOW);
    const later = NOW + 90 * DAY;
    const renewed = renewFeed(own, privateKey, [publicKey], later);
    expect(readRelease(renewed, [publicKey], later)).toEqual({
      ok: true,
      value: { version: '1.2.3', files: [file], signedAt: later, expiresAt: later + 60 * DAY },
    });
    const other = makeKeys();
    const foreign = signFeed('1.2.3', other.privateKey, [other.publicKey], [], NOW);
    expect(() => renewFeed(foreign, privateKey, [publicKey], later)).toThrow('No key of the app');
    expect(() => renewFeed(own.replace('1.2.3', '9.9.9'), privateKey, [publicKey], later)).toThrow('No key');
  });

  const file = { name: 'Quotide-1.2.3-x64.exe', bytes: 9, sha512: `${'A'.repeat(86)}==` };
  const naming = (...files: readonly unknown[]) =>
    readRelease(
      ...readable(`{"app":"io.quotide.app","version":"1.2.3",${DATES},"files":${JSON.stringify(files)}}`),
      NOW,
    );
  const readable = (release: string): [string, string[]] => {
    const [text, key] = signed(release);
    return [text, [key]];
  };

  it('a feed names files, each with its bytes and its sha512', () => {
    expect(naming(file)).toEqual({ ok: true, value: { version: '1.2.3', files: [file], ...LIFE } });
    const own = signFeed('1.2.3', privateKey, [publicKey], [file], NOW);
    expect(readRelease(own, [publicKey], NOW)).toEqual({
      ok: true,
      value: { version: '1.2.3', files: [file], ...LIFE },
    });
  });

  it.each<[string, object]>([
    ['a path', { name: '../../evil.exe' }],
    ['a path of Windows', { name: '..\\evil.exe' }],
    ['an address', { name: 'https://evil.example/x.exe' }],
    ['no name', { name: '' }],
    ['a hidden file', { name: '.evil.exe' }],
    ['no bytes', { bytes: 0 }],
    ['part of a byte', { bytes: 1.5 }],
    ['more bytes than fit', { bytes: 1e12 }],
    ['half a digest', { sha512: 'AAAA' }],
    ['no digest', { sha512: undefined }],
  ])('a feed is refused when it names %s', (_what, change) => {
    expect(naming({ ...file, ...change })).toEqual(MALFORMED);
    expect(naming(...Array.from({ length: 17 }, () => file))).toEqual(MALFORMED);
  });

  it('a feed that is torn anywhere is refused', () => {
    // The last two are the line's end and the closing brace.
    for (let length = 0; length < good.length - 1; length += 1)
      expect(readRelease(good.slice(0, length), [publicKey], NOW).ok).toBe(false);
  });

  it('a feed with any one character changed gives no other facts', () => {
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, character) => {
        const read = readRelease(good.slice(0, at) + character + good.slice(at + 1), [publicKey], NOW);
        expect(read.ok ? read.value.version : '1.2.3').toBe('1.2.3');
      }),
      { seed: 8, numRuns: 500 },
    );
  });

  it('the check of a feed reads any text without an error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readRelease(text, [publicKey], NOW)).toEqual(MALFORMED);
      }),
      { seed: 8, numRuns: 300 },
    );
  });
});
