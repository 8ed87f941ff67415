import { describe, expect, it } from 'vitest';
import { installerFaults } from '../../scripts/lib/package/contents.mjs';
import { publishOf } from '../../scripts/lib/package/publish.mjs';
import { PROGRAMS } from '../../scripts/lib/build/entries.mjs';

const downloads = 'https://quotide.example/releases/';
const channel = { feed: 'https://quotide.example/updates.json', publicKeys: ['AAAA'], downloads };
const apple = { APPLE_API_KEY: 'k.p8', APPLE_API_KEY_ID: 'k', APPLE_API_ISSUER: 'i' };
const windows = {
  platform: 'win32',
  release: true,
  targets: ['dir', 'nsis', 'portable'],
  channel,
  env: /** @type {Record<string, string>} */ ({ CSC_LINK: 'c' }),
};
const mac = {
  ...windows,
  platform: 'darwin',
  targets: ['dir', 'dmg', 'zip'],
  env: { CSC_LINK: 'c', ...apple },
};

describe('a package that can install new versions', () => {
  it.each([
    ['Windows', windows],
    ['macOS', mac],
  ])('a package that can install new versions is a signed release for %s', (_system, facts) => {
    expect(publishOf(facts)).toEqual({ publish: { provider: 'generic', url: downloads }, why: null });
  });

  /** @type {[string, import('../../scripts/lib/package/publish.mjs').PublishFacts, RegExp][]} */
  const others = [
    ['on Linux', { ...windows, platform: 'linux', targets: ['deb'] }, /the system installs/],
    ['that is no release', { ...windows, release: false }, /no release/],
    ['without a certificate', { ...windows, env: {} }, /not signed/],
    ['with an empty certificate', { ...windows, env: { CSC_LINK: '' } }, /not signed/],
    ["with the name of another system's", { ...windows, env: { CSC_NAME: 'n' } }, /not signed/],
    ['that is not notarized', { ...mac, env: { CSC_LINK: 'c' } }, /not notarized/],
    ['that is notarized by half', { ...mac, env: { ...mac.env, APPLE_API_ISSUER: '' } }, /not notarized/],
    ['without what is fetched', { ...windows, targets: ['portable'] }, /nsis/],
    ['without the archive', { ...mac, targets: ['dmg'] }, /zip/],
    ['without a place', { ...windows, channel: { ...channel, downloads: null } }, /no downloads/],
    ['without a feed', { ...windows, channel: { ...channel, feed: null } }, /cannot be checked/],
    ['without a key', { ...windows, channel: { ...channel, publicKeys: [] } }, /cannot be checked/],
  ];
  it.each(others)('a package cannot install new versions %s', (_what, facts, why) => {
    const { publish, why: said } = publishOf(facts);
    expect([publish, said]).toEqual([null, expect.stringMatching(why)]);
  });

  it.each([
    ...['http://quotide.example/', 'https://quotide.example/a', 'https://a@b/', 'https://q/?a=/', 'ftp://q/'],
  ])('a package cannot install new versions from %s', (url) => {
    const { publish, why } = publishOf({ ...windows, channel: { ...channel, downloads: url } });
    expect([publish, why]).toEqual([null, expect.stringContaining('https folder')]);
  });
});

describe('the files of a package for updates', () => {
  const INSTALLER = '/dist/installer.cjs';

  const config = 'provider: generic\nurl: https://quotide.example/\n';
  const named = `${config}publisherName:\n  - CN=Quotide\n`;

  it('a package has both the installer and its app-update.yml, or neither', () => {
    expect(installerFaults(['/dist/main.cjs'], null, false, 'linux')).toEqual([]);
    expect(installerFaults([INSTALLER], config, true, 'darwin')).toEqual([]);
    expect(installerFaults([INSTALLER], null, false, 'linux')).toHaveLength(1);
    expect(installerFaults([], config, false, 'win32')).toHaveLength(1);
    expect(installerFaults([], null, true, 'darwin')).toHaveLength(2);
  });

  it('a package for Windows names the publisher whose signature a new version needs', () => {
    expect(installerFaults([INSTALLER], named, true, 'win32')).toEqual([]);
    expect(installerFaults([INSTALLER], config, true, 'win32')).toEqual([
      expect.stringContaining('names no publisher'),
    ]);
  });

  it('a package is recognized by its file name', () => {
    expect(PROGRAMS.map(({ output }) => `/dist/${output}`)).toContain(INSTALLER);
  });
});
