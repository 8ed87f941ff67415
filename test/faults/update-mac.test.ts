import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Installer } from '../../electron/core/updates/install';
import type { Release } from '../../electron/core/updates/release';
import { beElectron, Squirrel } from './support/squirrel';
import { updateRuns } from './support/update-run';
import { fileOf, NEW } from './support/update-world';

const current = updateRuns();
const NAME = `Quotide-${NEW}-universal.zip`;
const processes = createRequire(import.meta.url)('node:child_process') as { execFileSync: () => string };

describe('a new version for macOS (with a stand-in for Squirrel.Mac)', () => {
  let squirrel: Squirrel;
  let installer: Installer;
  let release: Release;

  beforeEach(() => {
    // Which processor it is asks electron-updater two programs of a Mac.
    vi.spyOn(processes, 'execFileSync').mockReturnValue('');
    squirrel = new Squirrel();
    beElectron(squirrel);
    const run = current();
    // No name of a publisher: the system compares the new app's signature with the running one's.
    run.world.configure(
      `provider: generic\nurl: ${run.server.origin}/\nupdaterCacheDirName: quotide-updater\n`,
    );
    installer = run.installer({ platform: 'darwin', arch: 'arm64' });
    release = { version: NEW, files: [fileOf(run.body), fileOf(run.body, NAME)] };
  });

  /** Squirrel.Mac was given nothing, and nothing was swapped. */
  const untouched = () => ({ taken: squirrel.taken.length, installs: squirrel.installs });
  const UNTOUCHED = { taken: 0, installs: 0 };

  it('a new version is downloaded and checked, and before the restart no server listens and Squirrel gets nothing', async () => {
    const run = current();
    expect(await run.fetch(installer, release)).toBe('ready');
    expect(run.server.requests.map((head) => head.split(' ')[1])).toEqual([`/${NAME}`]);
    expect(fs.readFileSync(path.join(run.world.pending, NAME)).equals(run.body)).toBe(true);
    expect(untouched()).toEqual(UNTOUCHED);
    expect(await squirrel.isOffered()).toBe(false);
  });

  it('a new version is handed over whole at a restart, without another download', async () => {
    const run = current();
    await run.fetch(installer, release);
    expect(await installer.restart()).toEqual({ ok: true, value: null });
    expect(squirrel.taken.map((bytes) => bytes.equals(run.body))).toEqual([true]);
    expect([squirrel.installs, run.server.requests.length, run.pauses]).toEqual([1, 1, ['quiet']]);
  });

  it('a new version whose signature is not the running app’s is not installed, and can be tried again', async () => {
    const run = current();
    await run.fetch(installer, release);
    squirrel.refusal = 'Code signature at URL file:///… did not pass validation';
    expect(await installer.restart()).toEqual({ ok: false, error: 'signature' });
    expect([squirrel.installs, run.world.quits, run.world.oldIsWhole()]).toEqual([0, 0, true]);
    // Nothing was made to end for it.
    expect(run.pauses).toEqual([]);
    expect(await squirrel.isOffered()).toBe(false);
    squirrel.refusal = 'Cannot update while running on a read-only volume';
    expect(await installer.restart()).toEqual({ ok: false, error: 'other' });
    squirrel.refusal = null;
    expect((await installer.restart()).ok).toBe(true);
    expect(squirrel.installs).toBe(1);
  });

  it.each<[string, (file: string) => void]>([
    ['changed', (file) => fs.appendFileSync(file, 'x')],
    ['deleted', (file) => fs.rmSync(file)],
  ])('a new version that was %s after the check is not handed over', async (_what, spoil) => {
    const run = current();
    await run.fetch(installer, release);
    spoil(path.join(run.world.pending, NAME));
    expect(await installer.restart()).toEqual({ ok: false, error: 'digest' });
    expect([untouched(), run.world.cached()]).toEqual([UNTOUCHED, []]);
    expect(await run.fetch(installer, release)).toBe('ready');
  });

  it('a file that is not the signed one is refused', async () => {
    const run = current();
    run.server.body = Buffer.alloc(run.body.length, 'evil');
    expect(await run.fetch(installer, release)).toBe('digest');
    expect([untouched(), run.world.cached()]).toEqual([UNTOUCHED, []]);
    expect(await installer.restart()).toEqual({ ok: false, error: 'other' });
  });

  it.each([0, 40, 500, 150_000, 299_000])(
    'a download that is cut after %i bytes is not ready, and the next try succeeds',
    async (after) => {
      const run = current();
      run.server.spoiling = { after };
      expect(await run.fetch(installer, release)).toBe('unreachable');
      expect([untouched(), run.world.cached(), run.world.oldIsWhole()]).toEqual([UNTOUCHED, [], true]);
      run.server.spoiling = {};
      expect(await run.fetch(installer, release)).toBe('ready');
    },
  );

  it('a file that the feed does not name is not requested', async () => {
    const run = current();
    expect(await run.fetch(installer, { version: NEW, files: [fileOf(run.body)] })).toBe('unlisted');
    expect(run.server.requests).toEqual([]);
  });
});
