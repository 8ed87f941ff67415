import { createPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { afterPack, isHalf } from '../../scripts/lib/package/after-pack.mjs';
import { FUSES } from '../../scripts/lib/package/fuses.mjs';

const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
/** The part of electron-builder that joins the halves. */
const JOIN = '@electron/universal';
const { makeUniversalApp } = createRequire(builder.resolve('app-builder-lib'))(JOIN);

const APP = 'Quotide.app';
const FRAMEWORK = 'Contents/Frameworks/Electron Framework.framework/Electron Framework';
const SIGNATURE = 'Contents/_CodeSignature/CodeResources';
/** What stands before the fuses in Electron's binary, their version and their number. */
const WIRE = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 8]),
  Buffer.from('01100101'),
]);
/** The first bytes of a program for macOS. */
const MACH_O = Buffer.from([0xcf, 0xfa, 0xed, 0xfe]);

/** Tools of macOS that the join and the signature run: each does the part of its work that shows in files. */
const TOOLS = {
  file: `for last; do :; done
[ "$(head -c 4 "$last" | od -An -tx1 | tr -d ' \\n')" = cffaedfe ] && echo 'Mach-O 64-bit' || echo data`,
  lipo: 'cat "$1" "$2" > "$5.joined" && mv "$5.joined" "$5"',
  codesign: `for app; do :; done
mkdir -p "$app/Contents/_CodeSignature"
cksum < "$app/${FRAMEWORK}" > "$app/${SIGNATURE}"`,
};

/** @type {string} */
let folder;
/** @type {string} */
let merged;

// The tools are scripts of a POSIX shell.
describe.skipIf(process.platform === 'win32')('the steps after packing an app for macOS', () => {
  beforeEach(() => {
    // In Electron's own Node an archive looks like a folder, which nothing can remove.
    process.noAsar = true;
    onTestFinished(() => {
      process.noAsar = false;
    });
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-after-pack-'));
    merged = path.join(folder, 'mac-universal');
    onTestFinished(() => {
      vi.unstubAllEnvs();
      fs.rmSync(folder, { recursive: true });
    });
    const tools = path.join(folder, 'tools');
    fs.mkdirSync(tools);
    for (const [name, body] of Object.entries(TOOLS))
      fs.writeFileSync(path.join(tools, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
    vi.stubEnv('PATH', `${tools}${path.delimiter}${process.env['PATH'] ?? ''}`);
    const real = process.platform;
    Object.defineProperty(process, 'platform', { value: 'darwin' });
    onTestFinished(() => {
      Object.defineProperty(process, 'platform', { value: real });
    });
  });

  it('the fuses of a universal app are set and signed once, in the joined app, for both processors', async () => {
    const halves = [await makeHalf('x64'), await makeHalf('arm64')];
    for (const half of halves) {
      await afterPack(packed(half));
      expect(fs.existsSync(path.join(half, APP, SIGNATURE))).toBe(false);
      expect(fs.readFileSync(path.join(half, APP, 'Contents/Resources/runtime'), 'utf8')).toMatch(/\n$/);
    }
    await join(halves);
    await afterPack(packed(merged));
    expect(fs.existsSync(path.join(merged, APP, SIGNATURE))).toBe(true);
    const joined = fs.readFileSync(path.join(merged, APP, FRAMEWORK));
    const wires = [joined.indexOf(WIRE.subarray(0, 34)), joined.lastIndexOf(WIRE.subarray(0, 34))];
    expect(new Set(wires).size).toBe(2);
    for (const at of wires) expect(joined.subarray(at + 34, at + 42).toString()).toBe('00001100');
  });

  it('halves whose fuses are set before they are joined are refused, because of their signatures', async () => {
    const halves = [await makeHalf('x64'), await makeHalf('arm64')];
    for (const half of halves) await flipFuses(path.join(half, APP), FUSES('darwin'));
    await expect(join(halves)).rejects.toThrow(SIGNATURE);
  });

  it('the fuses of an app for one processor are set and signed at once', async () => {
    const half = await makeHalf('arm64');
    const single = path.join(folder, 'mac-arm64');
    fs.renameSync(half, single);
    await afterPack(packed(single));
    expect(fs.existsSync(path.join(single, APP, SIGNATURE))).toBe(true);
    expect(await getCurrentFuseWire(path.join(single, APP))).toMatchObject({
      [FuseV1Options.RunAsNode]: '0'.charCodeAt(0),
      [FuseV1Options.OnlyLoadAppFromAsar]: '1'.charCodeAt(0),
    });
  });
});

it.each([
  ['/out/mac-universal-x64-temp', 'darwin', true],
  ['/out/mac-universal-arm64-temp', 'darwin', true],
  ['/out/mac-universal-arm64-temp/', 'darwin', true],
  ['/out/mac-universal', 'darwin', false],
  ['/out/mac-arm64', 'darwin', false],
  ['/out/linux-x64-temp', 'linux', false],
])('%s on %s is half of a universal app: %s', (appOutDir, electronPlatformName, half) => {
  expect(isHalf({ appOutDir, electronPlatformName })).toBe(half);
});

it.each(['linux', 'darwin', 'win32'])(
  'a package for %s keeps no cookies, so it never fetches a key for them from the keychain',
  (platform) => {
    expect(FUSES(platform)).toMatchObject({
      version: FuseVersion.V1,
      [FuseV1Options.EnableCookieEncryption]: false,
    });
  },
);

/** @param {string} appOutDir */
function packed(appOutDir) {
  return { appOutDir, electronPlatformName: 'darwin', packager: { appInfo: { productFilename: 'Quotide' } } };
}

/**
 * The smallest app that the join takes: the framework differs by processor, and nothing else does.
 * @param {string} processor
 */
async function makeHalf(processor) {
  const half = `${merged}-${processor}-temp`;
  const contents = path.join(half, APP, 'Contents');
  const code = path.join(folder, `code-${processor}`);
  for (const each of [path.dirname(path.join(half, APP, FRAMEWORK)), path.join(contents, 'Resources'), code])
    fs.mkdirSync(each, { recursive: true });
  fs.writeFileSync(path.join(half, APP, FRAMEWORK), Buffer.concat([MACH_O, Buffer.from(processor), WIRE]));
  fs.writeFileSync(
    path.join(contents, 'Info.plist'),
    '<plist version="1.0"><dict><key>CFBundleName</key><string>Quotide</string></dict></plist>',
  );
  fs.writeFileSync(path.join(code, 'package.json'), '{"main": "index.js"}');
  await createPackage(code, path.join(contents, 'Resources', 'app.asar'));
  return half;
}

/** @param {readonly string[]} halves */
async function join([x64 = '', arm64 = '']) {
  await makeUniversalApp({
    x64AppPath: path.join(x64, APP),
    arm64AppPath: path.join(arm64, APP),
    outAppPath: path.join(merged, APP),
    force: true,
    mergeASARs: true,
  });
}
