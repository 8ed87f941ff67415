import { createRequire } from 'node:module';
import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultDataDir } from '../../electron/app/environment';
import { APP_ID } from '../../electron/app/toasts';
import { faultsOf } from '../../scripts/lib/package/contents.mjs';
import { isUniversal, sqliteFiles, unpackedDir } from '../../scripts/lib/package/index.mjs';
import { TARGETS } from '../../scripts/lib/package/targets.mjs';

// As electron-builder itself reads it; that its schema takes it is shown by each package that is built.
const require = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const config = require('js-yaml').load(fs.readFileSync('electron-builder.yml', 'utf8'));

/** @param {readonly (string | {target: string})[]} targets */
const names = (targets) => targets.map((each) => (typeof each === 'string' ? each : each.target));

describe('what is built', () => {
  it('is the same in the configuration as in what `npm run package` knows', () => {
    const known = (/** @type {readonly string[]} */ targets, /** @type {string[]} */ ...not) =>
      targets.filter((name) => name !== 'dir' && !not.includes(name)).sort();
    expect(names(config.linux.target).sort()).toEqual(known(TARGETS.linux, 'tar.gz'));
    expect(names(config.mac.target).sort()).toEqual(known(TARGETS.darwin));
    expect(names(config.win.target).sort()).toEqual(known(TARGETS.win32));
  });

  it('comes with nothing downloaded, changed or published by itself', () => {
    expect(config).toMatchObject({
      npmRebuild: false,
      publish: null,
      afterPack: expect.stringContaining('after-pack'),
    });
  });

  it('has the command in each', () => {
    for (const { extraResources } of [config.linux, config.mac, config.win]) {
      const [{ from, to }] = extraResources;
      expect(to).toMatch(/^bin\/quotide/);
      expect(fs.existsSync(from)).toBe(true);
    }
    const script = { from: 'bin/statusline.sh', to: 'bin/statusline.sh' };
    for (const { extraResources } of [config.linux, config.mac])
      expect(extraResources).toContainEqual(script);
  });
});

describe('for macOS', () => {
  it('it is universal, in the menu bar alone, hardened, and notarized from the environment', () => {
    for (const { arch } of config.mac.target) expect(arch).toBe('universal');
    expect(config.mac).toMatchObject({
      hardenedRuntime: true,
      notarize: true,
      extendInfo: { LSUIElement: true },
    });
    expect(fs.readFileSync('scripts/lib/package/index.mjs', 'utf8')).toContain('process.env.APPLE_API_KEY');
  });

  it('it may compile at run time and nothing else', () => {
    const { entitlements, entitlementsInherit } = config.mac;
    expect(entitlementsInherit).toBe(entitlements);
    const keys = [...fs.readFileSync(entitlements, 'utf8').matchAll(/<key>(.*)<\/key>/g)].map(
      ([, key]) => key,
    );
    expect(keys).toEqual(['com.apple.security.cs.allow-jit']);
  });

  it('both halves have the same files', () => {
    expect(isUniversal(['dmg', 'zip'], 'darwin')).toBe(true);
    expect(isUniversal(['dir'], 'darwin')).toBe(false);
    expect(isUniversal(['deb'], 'linux')).toBe(false);
    const own = [...config.mac.files, ...sqliteFiles('darwin')];
    expect(own.filter((file) => file.includes('${arch}'))).toEqual([]);
    expect(config.mac.x64ArchFiles).toBe('**/prebuilds/**');
    expect(unpackedDir('darwin', 'arm64', true)).toMatch(/mac-universal$/);
    const halves = ['x64', 'arm64'].flatMap((arch) => [
      `/node_modules/better-sqlite3/prebuilds/darwin-${arch}.node`,
      `/node_modules/keytar/prebuilds/darwin-${arch}/keytar.node`,
    ]);
    expect(faultsOf(halves, 'darwin')).toEqual([]);
    expect(faultsOf(halves.slice(1), 'darwin')).not.toEqual([]);
    expect(faultsOf(halves, 'linux')).not.toEqual([]);
  });
});

describe('for Windows', () => {
  it('it is installed for one user without an administrator, and its shortcut is who sends toasts', () => {
    expect(config.nsis).toMatchObject({ oneClick: true, perMachine: false, createStartMenuShortcut: true });
    expect(config.appId).toBe(APP_ID);
  });

  it('it leaves the history when it goes, and says where it is, but not when a new version takes its place', () => {
    expect(config.nsis.deleteAppDataOnUninstall).toBe(false);
    const script = fs.readFileSync(config.nsis.include, 'utf8');
    const dataDir = defaultDataDir('win32', { APPDATA: '$APPDATA' }, '').replaceAll('/', '\\');
    expect(script).toMatch(/customUnInstall[^]*\$\{ifNot\} \$\{isUpdated\}[^]*\/SD IDOK/);
    expect(script).toContain(`stays: ${dataDir} (`);
  });
});

describe('for Linux', () => {
  it('entry and scripts are there, and no window is waited for', () => {
    expect(config.linux).toMatchObject({
      executableName: 'quotide',
      syncDesktopName: true,
      category: 'Utility',
    });
    expect(config.linux.desktop.entry.StartupNotify).toBe('false');
    for (const { afterInstall, afterRemove, fpm } of [config.deb, config.rpm]) {
      const [beforeRemove] = fpm.map((/** @type {string} */ word) => word.replace('--before-remove=', ''));
      for (const file of [afterInstall, afterRemove, beforeRemove]) expect(fs.existsSync(file)).toBe(true);
    }
  });
});
