import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeKeys, releaseFiles, signFeed } from '../../scripts/lib/package/updates.mjs';

const { publicKey, privateKey } = makeKeys();

describe('the feed of a release', () => {
  // That the app accepts it: test/unit/updater/releases/verify.test.ts.
  it('the feed of a release names app, version and 60 days of life, and is the same each time of one moment', () => {
    const now = Date.UTC(2026, 10, 30);
    const text = signFeed('1.2.3', privateKey, [publicKey], [], now);
    expect(JSON.parse(JSON.parse(text).release)).toEqual({
      app: 'io.quotide.app',
      version: '1.2.3',
      signedAt: '2026-11-30T00:00:00.000Z',
      expiresAt: '2027-01-29T00:00:00.000Z',
    });
    expect(signFeed('1.2.3', privateKey, [publicKey], [], now)).toBe(text);
  });

  it('the feed of a release signs the files that replace a signed package, and no other file beside them', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-release-'));
    onTestFinished(() => fs.rmSync(folder, { recursive: true }));
    const own = ['Quotide-1.2.3-universal.zip', 'Quotide-1.2.3-x64.exe'];
    const others = [
      ...['Quotide-1.2.3-portable.exe', 'Quotide-1.2.4-x64.exe', 'Quotide-1.2.3-x64.exe.blockmap'],
      ...['Quotide-1.2.3-universal.dmg', 'quotide_1.2.3_amd64.deb', 'latest.yml', 'Quotide-1x2.3-x64.exe'],
    ];
    for (const name of [...own, ...others]) fs.writeFileSync(path.join(folder, name), name);
    const files = releaseFiles(folder, '1.2.3');
    expect(files).toEqual(
      own.map((name) => ({
        name,
        bytes: name.length,
        sha512: createHash('sha512').update(name).digest('base64'),
      })),
    );
    const text = signFeed('1.2.3', privateKey, [publicKey], files);
    expect(JSON.parse(JSON.parse(text).release)).toMatchObject({
      app: 'io.quotide.app',
      version: '1.2.3',
      files,
    });
    // The app reads no more than 16 KiB of it, 4 of them the release.
    expect(JSON.parse(text).release.length).toBeLessThan(2048);
  });

  it('the feed of a release is not made with a key that the app does not know', () => {
    expect(() => signFeed('1.2.3', privateKey, [makeKeys().publicKey])).toThrow(/does not know/);
    expect(() => signFeed('1.2.3', privateKey, [])).toThrow(/does not know/);
  });

  it('the feed of a release is not made without a key, and the error does not repeat a wrong one', () => {
    const secret = 'c2VjcmV0';
    expect(() => signFeed('1.2.3', secret, [publicKey])).toThrow(/^(?!.*c2Vj).*is no ed25519 key/);
  });

  it('the feed of a release is made with the word release', () => {
    const run = (/** @type {string[]} */ ...words) =>
      spawnSync(process.execPath, ['scripts/updates.mjs', ...words], {
        env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', QUOTIDE_UPDATE_PRIVATE_KEY: '' },
        encoding: 'utf8',
      });
    expect(run('sign').stderr).toContain('sign FILE');
    expect(run('renew').stderr).toContain('renew FILE');
    expect(run('sign', '/nonexistent/updates.json').stderr).toContain('is no ed25519 key');
    const { status, stderr } = run('keys');
    expect([status, stderr]).toEqual([0, expect.stringMatching(/public, .*\n.*private, /)]);
  });
});
