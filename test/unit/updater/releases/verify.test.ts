import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRelease, SIGNED_PREFIX } from '../../../../electron/updater/releases/verify';
import { makeKeys, signFeed } from '../../../../scripts/lib/package/updates.mjs';

const { publicKey, privateKey } = makeKeys();
const good = signFeed('1.2.3', privateKey, [publicKey]);
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
    expect(readRelease(good, [publicKey])).toEqual({ ok: true, value: { version: '1.2.3', files: [] } });
  });

  it('a feed may be signed with any key of the app', () => {
    expect(readRelease(good, [makeKeys().publicKey, publicKey]).ok).toBe(true);
  });

  it.each([
    ['another key', [makeKeys().publicKey]],
    ['no key', []],
    ['a key that is none', ['', 'AAAA']],
  ])('a feed is refused with %s', (_what, keys) => {
    expect(readRelease(good, keys)).toEqual(FORGED);
  });

  it('a feed is refused with a key of another kind', () => {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const release = '{"app":"io.quotide.app","version":"1.2.3"}';
    const raw = { key: pair.privateKey, dsaEncoding: 'ieee-p1363' } as const;
    const signature = sign('sha256', Buffer.from(SIGNED_PREFIX + release), raw).toString('base64');
    const key = pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    expect(readRelease(JSON.stringify({ schema: 1, release, signature }), [key])).toEqual(FORGED);
  });

  it('a feed is refused when a word of its signed text is changed', () => {
    expect(readRelease(good.replace('1.2.3', '1.2.4'), [publicKey])).toEqual(FORGED);
  });

  it('a feed is refused when the signature is for something else', () => {
    const [text, key] = signed('{"app":"io.quotide.app","version":"1.2.3"}', 'quotide something\n');
    expect(readRelease(text, [key])).toEqual(FORGED);
  });

  it.each([
    '{"app":"io.other.app","version":"1.2.3"}',
    '{"app":"io.quotide.app","version":"latest"}',
    '{"app":"io.quotide.app"}',
    'nonsense',
  ])('a feed is refused when its signed text is %s', (release) => {
    const [text, key] = signed(release);
    expect(readRelease(text, [key])).toEqual(MALFORMED);
  });

  it('a feed may have fields that this version does not use', () => {
    const [text, key] = signed('{"app":"io.quotide.app","version":"1.2.3","notes":{"en":"…"}}');
    expect(readRelease(text, [key])).toEqual({ ok: true, value: { version: '1.2.3', files: [] } });
  });

  const file = { name: 'Quotide-1.2.3-x64.exe', bytes: 9, sha512: `${'A'.repeat(86)}==` };
  const naming = (...files: readonly unknown[]) =>
    readRelease(...readable(JSON.stringify({ app: 'io.quotide.app', version: '1.2.3', files })));
  const readable = (release: string): [string, string[]] => {
    const [text, key] = signed(release);
    return [text, [key]];
  };

  it('a feed names files, each with its bytes and its sha512', () => {
    expect(naming(file)).toEqual({ ok: true, value: { version: '1.2.3', files: [file] } });
    const own = signFeed('1.2.3', privateKey, [publicKey], [file]);
    expect(readRelease(own, [publicKey])).toEqual({ ok: true, value: { version: '1.2.3', files: [file] } });
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
      expect(readRelease(good.slice(0, length), [publicKey]).ok).toBe(false);
  });

  it('a feed with any one character changed gives no other facts', () => {
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, character) => {
        const read = readRelease(good.slice(0, at) + character + good.slice(at + 1), [publicKey]);
        expect(read.ok ? read.value.version : '1.2.3').toBe('1.2.3');
      }),
      { seed: 8, numRuns: 500 },
    );
  });

  it('the check of a feed reads any text without an error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readRelease(text, [publicKey])).toEqual(MALFORMED);
      }),
      { seed: 8, numRuns: 300 },
    );
  });
});
