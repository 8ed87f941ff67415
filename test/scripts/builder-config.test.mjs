import { createRequire } from 'node:module';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { defaultDataDir } from '../../electron/app/environment';
import { APP_ID, TOAST_ACTIVATOR } from '../../electron/app/lifecycle/toasts';
import { faultsOf } from '../../scripts/lib/package/contents.mjs';
import { isUniversal, sqliteFiles, unpackedDir } from '../../scripts/lib/package/index.mjs';
import { writeShellFiles } from '../../scripts/lib/package/shell-files.mjs';
import { TARGETS } from '../../scripts/lib/package/targets.mjs';

// Parsed like electron-builder does; each built package shows that its schema accepts the file.
const require = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const config = require('js-yaml').load(fs.readFileSync('electron-builder.yml', 'utf8'));

/** @param {readonly (string | {target: string})[]} targets */
const names = (targets) => targets.map((each) => (typeof each === 'string' ? each : each.target));

describe('electron-builder.yml', () => {
  it('electron-builder.yml has the targets that `npm run package` lists', () => {
    const known = (/** @type {readonly string[]} */ targets, /** @type {string[]} */ ...not) =>
      targets.filter((name) => name !== 'dir' && !not.includes(name)).sort();
    expect(names(config.linux.target).sort()).toEqual(known(TARGETS.linux, 'tar.gz'));
    expect(names(config.mac.target).sort()).toEqual(known(TARGETS.darwin));
    expect(names(config.win.target).sort()).toEqual(known(TARGETS.win32));
  });

  it('electron-builder.yml has each package for Linux and Windows for both processors, each under a name of its own', () => {
    for (const { target } of [config.linux, config.win])
      for (const { arch } of target) expect(arch).toEqual(['x64', 'arm64']);
    expect(config.portable.artifactName).toContain('-${arch}-');
    for (const system of ['linux', 'win32'])
      for (const arch of ['x64', 'arm64'])
        for (const file of [
          `better-sqlite3/prebuilds/${system}-${arch}.node`,
          `keytar/prebuilds/${system}-${arch}/keytar.node`,
        ])
          expect(fs.existsSync(path.join('node_modules', file))).toBe(true);
  });

  it('electron-builder.yml puts the command into each package', () => {
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

describe('the manual page and the completions of deb and rpm', () => {
  it('electron-builder.yml takes each file that the package script writes', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-shell-'));
    onTestFinished(() => {
      fs.rmSync(folder, { recursive: true });
    });
    await writeShellFiles(path.join(folder, 'shell'));
    const written = fs.readdirSync(path.join(folder, 'shell')).sort();
    for (const { fpm } of [config.deb, config.rpm]) {
      const taken = fpm.flatMap(
        (/** @type {string} */ word) => /^out\/shell\/([^=]+)=\/usr\/share\//.exec(word)?.[1] ?? [],
      );
      expect(taken.sort()).toEqual(written);
    }
    const page = gunzipSync(fs.readFileSync(path.join(folder, 'shell', 'quotide.1.gz'))).toString();
    expect(page).toMatch(/^\.TH QUOTIDE 1 /);
    expect(fs.readFileSync(path.join(folder, 'shell', '_quotide'), 'utf8')).toMatch(/^#compdef quotide\n/);
  });
});

describe('electron-builder.yml for macOS', () => {
  it('electron-builder.yml for macOS allows compilation at run time and no other entitlement', () => {
    const { entitlements, entitlementsInherit } = config.mac;
    expect(entitlementsInherit).toBe(entitlements);
    const keys = [...fs.readFileSync(entitlements, 'utf8').matchAll(/<key>(.*)<\/key>/g)].map(
      ([, key]) => key,
    );
    expect(keys).toEqual(['com.apple.security.cs.allow-jit']);
  });

  it('electron-builder.yml for macOS packs the same files into both halves of a universal app', () => {
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

describe('electron-builder.yml for Windows', () => {
  it('electron-builder.yml for Windows gives the shortcut the id with which the app sends toasts', () => {
    expect(config.appId).toBe(APP_ID);
  });

  it('electron-builder.yml for Windows removes at an uninstallation what the app has registered, but not at an update', () => {
    const script = fs.readFileSync(config.nsis.include, 'utf8');
    const [, block = ''] = /\$\{ifNot\} \$\{isUpdated\}([^]*)\$\{endIf\}/.exec(script) ?? [];
    expect(block).toContain(`DeleteRegKey HKCU "Software\\Classes\\CLSID\\${TOAST_ACTIVATOR}"`);
    for (const key of ['Run', 'Explorer\\StartupApproved\\Run'])
      expect(block).toContain(
        `DeleteRegValue HKCU "Software\\Microsoft\\Windows\\CurrentVersion\\${key}" "${APP_ID}"`,
      );
  });

  it('electron-builder.yml for Windows leaves the history at an uninstallation and shows its folder, but not at an update', () => {
    const script = fs.readFileSync(config.nsis.include, 'utf8');
    const dataDir = defaultDataDir('win32', { APPDATA: '$APPDATA' }, '').replaceAll('/', '\\');
    expect(script).toMatch(/customUnInstall[^]*\$\{ifNot\} \$\{isUpdated\}[^]*\/SD IDOK/);
    expect(script).toContain(`stays: ${dataDir} (`);
  });
});

describe('electron-builder.yml for Linux', () => {
  it('electron-builder.yml for Linux names scripts that exist', () => {
    for (const { afterInstall, afterRemove, fpm } of [config.deb, config.rpm]) {
      const [beforeRemove] = fpm.map((/** @type {string} */ word) => word.replace('--before-remove=', ''));
      for (const file of [afterInstall, afterRemove, beforeRemove]) expect(fs.existsSync(file)).toBe(true);
    }
  });
});
