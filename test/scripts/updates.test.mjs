import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { makeKeys, signFeed } from '../../scripts/lib/package/updates.mjs';

const { publicKey, privateKey } = makeKeys();

describe('the feed of a release', () => {
  // That the app accepts it: test/unit/sources/releases/verify.test.ts.
  it('names app and version, and is the same each time', () => {
    const text = signFeed('1.2.3', privateKey, [publicKey]);
    expect(JSON.parse(JSON.parse(text).release)).toEqual({ app: 'io.quotide.app', version: '1.2.3' });
    expect(signFeed('1.2.3', privateKey, [publicKey])).toBe(text);
  });

  it('is not made with a key that the app does not know', () => {
    expect(() => signFeed('1.2.3', privateKey, [makeKeys().publicKey])).toThrow(/does not know/);
    expect(() => signFeed('1.2.3', privateKey, [])).toThrow(/does not know/);
  });

  it('is not made without a key, and what was given for one is not repeated', () => {
    const secret = 'c2VjcmV0';
    expect(() => signFeed('1.2.3', secret, [publicKey])).toThrow(/^(?!.*c2Vj).*is no ed25519 key/);
  });

  it('is asked for by a word', () => {
    const run = (/** @type {string[]} */ ...words) =>
      spawnSync(process.execPath, ['scripts/updates.mjs', ...words], {
        env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', QUOTIDE_UPDATE_PRIVATE_KEY: '' },
        encoding: 'utf8',
      });
    expect(run('sign').stderr).toContain('sign FILE');
    expect(run('sign', '/nonexistent/updates.json').stderr).toContain('is no ed25519 key');
    const { status, stderr } = run('keys');
    expect([status, stderr]).toEqual([0, expect.stringMatching(/public, .*\n.*private, /)]);
  });
});
