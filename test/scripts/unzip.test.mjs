import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { safePath, unzip } from '../../scripts/fallback-runtime/unzip.mjs';
import { makeZip } from './zip-fixture.mjs';

describe('unzip', () => {
  const place = { dir: '' };
  beforeEach(() => {
    place.dir = fs.mkdtempSync(path.join(tmpdir(), 'unzip-'));
  });
  afterEach(() => fs.rmSync(place.dir, { recursive: true }));
  const what = { folder: 'App/', skip: ['resources/'] };
  const write = (/** @type {Buffer} */ zip) => {
    fs.writeFileSync(path.join(place.dir, 'a.zip'), zip);
    return path.join(place.dir, 'a.zip');
  };

  it('unzip unpacks one folder with its modes, and leaves excluded files out', () => {
    const zip = makeZip({
      'App/exe': 'binary',
      'App/locales/de.pak': 'x',
      'App/resources/app': 'no',
      other: 'no',
    });
    unzip(write(zip), path.join(place.dir, 'out'), what);
    expect(fs.readdirSync(path.join(place.dir, 'out')).sort()).toEqual(['exe', 'locales']);
    expect(fs.readFileSync(path.join(place.dir, 'out', 'exe'), 'utf8')).toBe('binary');
    expect(fs.statSync(path.join(place.dir, 'out', 'exe')).mode & 0o777).toBe(0o755);
  });

  it('unzip refuses an archive that is cut short, at every length', () => {
    const zip = makeZip({ 'App/exe': 'binary' });
    for (let length = 0; length < zip.length; length++) {
      const file = write(zip.subarray(0, length));
      expect(() => unzip(file, path.join(place.dir, 'out'), what), String(length)).toThrow();
    }
  });

  it('unzip refuses names that leave the target', () => {
    const file = write(makeZip({ 'App/../../evil': 'x' }));
    expect(() => unzip(file, path.join(place.dir, 'out'), what)).toThrow('bad name');
    expect(() => safePath('/a/b', '/etc/passwd')).toThrow('bad name');
  });
});
