import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SetupError } from '../../scripts/lib/report.mjs';
import { prepareRuntime } from '../../scripts/lib/runtime/index.mjs';
import { hasPinned, MARKER, pinKey } from '../../scripts/fallback-runtime/pin.mjs';

const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;

// Without a pinned runtime there is nothing to go on with, so each start has to try.
describe.runIf(hasPinned())('the memory of a failed download of Electron', () => {
  const at = { dir: '', cache: '', home: '' };
  const install = vi.fn();
  const said = vi.spyOn(process.stderr, 'write');
  beforeEach(() => {
    at.home = fs.mkdtempSync(path.join(tmpdir(), 'runtime-'));
    at.dir = path.join(at.home, 'node_modules', 'electron');
    at.cache = path.join(at.home, 'cache');
    fs.mkdirSync(path.join(at.dir, 'dist'), { recursive: true });
    fs.writeFileSync(path.join(at.dir, 'package.json'), '{"version":"45.4.1"}');
    fs.writeFileSync(path.join(at.dir, 'path.txt'), 'electron');
    fs.writeFileSync(path.join(at.dir, 'dist', 'electron'), 'exe');
    fs.writeFileSync(path.join(at.dir, 'dist', 'version'), '33.2.1');
    fs.writeFileSync(path.join(at.dir, 'dist', MARKER), JSON.stringify({ pin: pinKey() }));
    install.mockReset().mockRejectedValue(new SetupError('It could not be downloaded.', 'Try later.'));
    said.mockReset().mockReturnValue(true);
  });
  afterEach(() => {
    fs.rmSync(at.home, { recursive: true, force: true });
  });
  const start = (now = NOW, more = {}) =>
    prepareRuntime({ dir: at.dir, cache: at.cache, mode: 'auto', install, now, ...more });

  it('a failed download of Electron is not tried again for a day, and nothing is printed', async () => {
    expect(await start()).toBe('ready');
    expect(install).toHaveBeenCalledTimes(1);
    said.mockClear();
    for (const hours of [0, 1, 12, 23]) expect(await start(NOW + hours * HOUR)).toBe('ready');
    expect(install).toHaveBeenCalledTimes(1);
    expect(said).not.toHaveBeenCalled();
    expect(await start(NOW + 25 * HOUR)).toBe('ready');
    expect(install).toHaveBeenCalledTimes(2);
  });

  it('a failed download of Electron is not tried again after a person broke it off', async () => {
    install.mockRejectedValueOnce(new Error('SIGINT'));
    await expect(start()).rejects.toThrow('SIGINT');
    expect(await start(NOW + HOUR)).toBe('ready');
    expect(install).toHaveBeenCalledTimes(1);
  });

  it('a failed download of Electron is remembered where the cache, or the checkout, cannot be written', async () => {
    fs.writeFileSync(at.cache, 'a file in its place');
    expect(await start()).toBe('ready');
    expect(await start(NOW + HOUR)).toBe('ready');
    expect(install).toHaveBeenCalledTimes(1);

    fs.rmSync(at.cache);
    fs.rmSync(path.join(at.dir, '..', '.quotide'), { recursive: true });
    fs.writeFileSync(path.join(at.dir, '..', '.quotide'), 'a file in its place');
    expect(await start()).toBe('ready');
    expect(await start(NOW + HOUR)).toBe('ready');
    expect(install).toHaveBeenCalledTimes(2);
  });

  it('a failed download of Electron is tried again at once on request, and forgotten after a success', async () => {
    await start();
    await expect(start(NOW + HOUR, { mode: 'official' })).rejects.toThrow('could not be downloaded');
    install.mockResolvedValue(undefined);
    expect(await start(NOW + HOUR, { mode: 'official' })).toBe('ready');
    install.mockRejectedValue(new SetupError('It could not be downloaded.', 'Try later.'));
    expect(await start(NOW + 2 * HOUR)).toBe('ready');
    expect(install).toHaveBeenCalledTimes(4);
  });
});
