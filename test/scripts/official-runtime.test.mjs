import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installedRuntime } from '../../scripts/lib/runtime/installed.mjs';
import { installOfficial } from '../../scripts/lib/runtime/official.mjs';

describe("Electron's own download", () => {
  const at = { dir: '' };
  beforeEach(() => {
    at.dir = fs.mkdtempSync(path.join(tmpdir(), 'official-'));
    fs.writeFileSync(path.join(at.dir, 'package.json'), '{"version":"45.4.1"}');
    fs.writeFileSync(path.join(at.dir, 'install.js'), '');
    fs.writeFileSync(path.join(at.dir, 'checksums.json'), '{}');
  });
  afterEach(() => fs.rmSync(at.dir, { recursive: true }));

  /**
   * @param {string} dir
   * @param {string} version
   * @param {boolean} whole
   */
  const unpack = (dir, version, whole) => {
    fs.mkdirSync(path.join(dir, 'dist'));
    fs.writeFileSync(path.join(dir, 'dist', 'version'), version);
    if (!whole) return;
    fs.writeFileSync(path.join(dir, 'dist', 'electron'), 'exe');
    fs.writeFileSync(path.join(dir, 'path.txt'), 'electron');
  };
  const ended = (code = 0, stderr = '') => ({ code, signal: null, stdout: '', stderr, timedOut: false });

  it("Electron's own download is moved into place when it is whole", async () => {
    await installOfficial(at.dir, {
      download: async (dir) => {
        unpack(dir, '45.4.1', true);
        return ended();
      },
    });
    expect(installedRuntime(at.dir)).toEqual({ version: '45.4.1', npmPin: null });
  });

  it.each([
    [
      'fails',
      ended(1, 'x\nTypeError: fetch failed\n at y'),
      true,
      'could not be downloaded: TypeError: fetch failed',
    ],
    ['breaks off without a word', ended(), false, 'what arrived is not whole'],
    ['takes too long', { ...ended(1), timedOut: true }, false, 'nothing after 300 s'],
    ['fills the disk', ended(1, 'Error: ENOSPC: no space left on device'), false, 'The disk is full'],
  ])("Electron's own download leaves no file where it %s", async (_name, result, whole, message) => {
    const before = fs.readdirSync(at.dir);
    const download = async (/** @type {string} */ dir) => {
      unpack(dir, '45.4.1', whole);
      return result;
    };
    await expect(installOfficial(at.dir, { download })).rejects.toThrow(message);
    expect(fs.readdirSync(at.dir)).toEqual(before);
  });
});
