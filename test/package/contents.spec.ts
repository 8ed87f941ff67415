import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { examineContents } from '../../scripts/lib/package/contents.mjs';
import { binary, expect, folder, resources, test } from './support/installed';

/** As a fuse is written into the binary: a digit. */
const OFF = '0'.charCodeAt(0);
const ON = '1'.charCodeAt(0);

test('every fuse stands as it should', async () => {
  const wire = await getCurrentFuseWire(binary);
  const off = [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
    FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
    FuseV1Options.EnableCookieEncryption,
  ];
  const on = [FuseV1Options.OnlyLoadAppFromAsar];
  for (const fuse of off) expect([fuse, Number(wire[fuse])]).toEqual([fuse, OFF]);
  for (const fuse of on) expect([fuse, Number(wire[fuse])]).toEqual([fuse, ON]);
});

test('only what runs was packed: no source, no map, no test, no demo, one binary of each native module', () => {
  const { files, faults, bytes } = examineContents(resources);
  expect(faults).toEqual([]);
  expect(files).toEqual(expect.arrayContaining(['/dist/entry.cjs', '/dist/main.cjs', '/dist/cli.cjs']));
  expect(files).toEqual(expect.arrayContaining(['/dist/preload.cjs', '/dist/renderer/index.html']));
  expect(files.length).toBeLessThan(80);
  expect(bytes).toBeLessThan(12_000_000);
});

test('nothing of the development runtime came along', () => {
  expect(existsSync(join(resources, 'default_app.asar'))).toBe(false);
  expect(existsSync(join(folder, '.npm-runtime.json'))).toBe(false);
});

// An unpacked folder has none.
const isInstalled = folder === '/opt/Quotide';
if (isInstalled) test('the menu entry is valid and starts this program', checkMenuEntry);

function checkMenuEntry(): void {
  const entry = '/usr/share/applications/quotide.desktop';
  execFileSync('desktop-file-validate', [entry]);
  const text = execFileSync('cat', [entry]).toString();
  expect(text).toContain(`Exec=${binary}`);
  expect(text).toContain('StartupWMClass=quotide');
  for (const size of [16, 48, 512])
    expect(existsSync(`/usr/share/icons/hicolor/${String(size)}x${String(size)}/apps/quotide.png`)).toBe(
      true,
    );
  expect(execFileSync('readlink', ['-f', '/usr/bin/quotide']).toString().trim()).toBe(
    join(resources, 'bin', 'quotide'),
  );
}
