import type { ElectronApplication } from '@playwright/test';
import path from 'node:path';
import type { Release } from '../../electron/core/updates/release';
import type { InstallerModule } from '../../electron/updater/installer/main';
import { type Spoiling, UpdateServer } from '../faults/support/update-server';
import { installerBody, NEW, releaseOf, UpdateWorld } from '../faults/support/update-world';
import { expect, test } from './support/test';

const bundle = path.resolve('dist', 'installer.cjs');

interface Task {
  /** Path of the installer's bundle. */
  readonly bundle: string;
  readonly release: Release;
  /** Folder of the simulated Windows machine. */
  readonly dir: string;
}

/** Downloads a release in the app's process, with Electron's own fetch; `ready 100` or the failure. */
function fetchInApp(app: ElectronApplication, task: Task): Promise<string> {
  return app.evaluate(async ({ session }, { bundle: file, release, dir }) => {
    const { createRequire } = process.getBuiltinModule('node:module');
    const { createInstaller } = createRequire(file)(file) as InstallerModule;
    const own = session.fromPartition('updates', { cache: false });
    const installer = createInstaller({
      platform: 'win32',
      arch: 'x64',
      stallMs: 1000,
      warn: () => undefined,
      quiet: () => Promise.resolve(() => undefined),
      fetch: (url, init) => own.fetch(url, init),
      verify: (_names, checked, logger) => {
        logger.info(`LiteralPath: ${checked}`);
        return Promise.resolve(null);
      },
      app: {
        version: '0.1.0',
        name: 'quotide',
        isPackaged: true,
        appUpdateConfigPath: `${dir}/app-update.yml`,
        userDataPath: `${dir}/data`,
        baseCachePath: `${dir}/cache`,
        whenReady: () => Promise.resolve(),
        relaunch: () => undefined,
        quit: () => undefined,
        onQuit: () => undefined,
      },
    });
    let last = 0;
    const percent = (now: number) => (last = now);
    const outcome = await installer.fetch(release, percent, new AbortController().signal);
    return outcome.ok ? `ready ${last}` : outcome.error;
  }, task);
}

/**
 * Packages for Linux do not contain the installer. This test loads it into the running app, since Electron's fetch is
 * not Node's. The other cases: test/faults/update-*.test.ts.
 */
test("the installer downloads with Electron's own fetch, and refuses downloads that are cut off or stop", async ({
  world,
}) => {
  const body = installerBody(2_000_000);
  const server = await UpdateServer.start(body);
  const machine = new UpdateWorld(`${server.origin}/`);
  const app = await world.start();
  const whole = server.wire().length;
  const attempt = (spoiling: Spoiling) => {
    server.spoiling = spoiling;
    return fetchInApp(app, { bundle, release: releaseOf(body), dir: machine.dir });
  };

  for (const ending of ['fin', 'rst', 'silence'] as const)
    for (const after of [0, 60, whole - body.length, 1_000_000, whole - 1]) {
      const outcome = await attempt({ after, ending });
      expect([ending, after, outcome, machine.cached()]).toEqual([ending, after, 'unreachable', []]);
    }
  expect(await attempt({ status: 404 })).toBe('status');
  server.body = Buffer.alloc(body.length, 'evil');
  expect(await attempt({})).toBe('digest');
  server.body = body;
  expect(await attempt({})).toBe('ready 100');
  expect(machine.cached()).toEqual([`Quotide-${NEW}-x64.exe`, 'update-info.json']);
  // The request must not contain the headers that Electron adds by itself.
  const [request = ''] = server.requests;
  expect(request).toMatch(/user-agent: Quotide\r\n/i);
  expect(request).not.toMatch(/cookie|authorization|electron|chrom|linux|0\.1\.0/i);
  expect([machine.oldIsWhole(), machine.dataFiles()]).toEqual([true, []]);
  machine.end();
  await server.stop();
});
