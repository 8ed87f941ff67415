import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { canInstall, updateChannel } from '../../../../electron/app/updates/channel';
import published from '../../../../packaging/updates.json';

const build = {
  feed: 'https://quotide.example/updates.json',
  page: 'https://quotide.example/',
  publicKeys: ['AAAA'],
};
const test = { QUOTIDE_UPDATE_FEED: 'http://127.0.0.1:4242/updates.json', QUOTIDE_UPDATE_KEY: 'AAAA' };

describe('updateChannel', () => {
  it('gives the channel that the build names', () => {
    expect(updateChannel({}, false, build)).toEqual({ ...build, isTest: false });
  });

  it('gives none when the build names no feed, no key or no https address', () => {
    const none = { feed: null, page: null, publicKeys: [] };
    const { page, ...rest } = build;
    for (const other of [
      none,
      { ...build, publicKeys: [] },
      rest,
      { ...build, feed: 'http://quotide.example/' },
    ])
      expect(updateChannel({}, false, other)).toBeNull();
    expect(updateChannel({}, false, { ...build, page: `javascript:${page}` })).toBeNull();
  });

  it('uses a channel of the environment only when the API and the feed are on this machine', () => {
    expect(updateChannel(test, false, build)?.feed).toBe(build.feed);
    expect(updateChannel(test, true, build)).toMatchObject({ feed: test.QUOTIDE_UPDATE_FEED, isTest: true });
    for (const feed of [
      'https://evil.example/f',
      'http://127.0.0.1.evil.example/f',
      'http://127.0.0.1:1@evil/f',
    ])
      expect(updateChannel({ ...test, QUOTIDE_UPDATE_FEED: feed }, true, build)).toBeNull();
  });

  it('does not use the real channel while the API is a simulated one', () => {
    expect(updateChannel({}, true, build)).toBeNull();
  });

  it('reads packaging/updates.json, which names either nothing or a whole channel', () => {
    const constant: unknown = published;
    const none = { feed: null, page: null, downloads: null, publicKeys: [] };
    if (updateChannel({}, false) === null) expect(constant).toEqual(none);
    else expect(published.publicKeys.length).toBeGreaterThan(0);
  });
});

/** A package's folder of bundles, with app-update.yml and the installer, or without. */
function built({ config = true, installer = true } = {}): string {
  const resources = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-signed-'));
  onTestFinished(() => {
    fs.rmSync(resources, { recursive: true });
  });
  const dist = path.join(resources, 'app', 'dist');
  fs.mkdirSync(dist, { recursive: true });
  if (config) fs.writeFileSync(path.join(resources, 'app-update.yml'), 'provider: generic\n');
  if (installer) fs.writeFileSync(path.join(dist, 'installer.cjs'), '');
  return dist;
}

describe('canInstall', () => {
  it('is true for an installed package whose build was signed', () => {
    expect(canInstall(built(), 'win32', { kind: 'NSIS' })).toBe(true);
    expect(canInstall(built(), 'darwin', { kind: 'app' })).toBe(true);
  });

  it('is false for an unsigned, a portable and a Linux package, and for a checkout', () => {
    expect(canInstall(built({ config: false }), 'win32', { kind: 'NSIS' })).toBe(false);
    expect(canInstall(built({ installer: false }), 'win32', { kind: 'NSIS' })).toBe(false);
    expect(canInstall(built(), 'win32', { kind: 'portable' })).toBe(false);
    expect(canInstall(built(), 'linux', { kind: 'deb' })).toBe(false);
    expect(canInstall(built(), 'linux', { kind: 'AppImage' })).toBe(false);
    expect(canInstall(built(), 'win32', null)).toBe(false);
  });
});
