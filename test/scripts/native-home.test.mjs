import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildFolder, isPlain, plainFolder } from '../../scripts/fallback-runtime/native/plain-folder.mjs';

const HOMES = [
  '/home/Jörg',
  '/home/Ann Smith',
  "/home/Conor O'Hara",
  '/home/a&b',
  '/home/a$b',
  '/home/a(b)',
  '/home/山田',
];

describe('the folder in which a native module is built', () => {
  it.each(HOMES)('the build folder is not below %s, which make and the shell misread', (home) => {
    expect(isPlain(`${home}/.cache/quotide`)).toBe(false);
    expect(plainFolder([`${home}/.cache/quotide`, '/tmp'], () => true)).toBe('/tmp');
  });

  it('the build folder is the cache itself where its path is plain', () => {
    for (const plain of ['/home/ann/.cache/quotide', '/root/.cache', '/srv/a-b_c+d.e', 'C:\\Users\\ann\\x'])
      expect(plainFolder([plain, '/tmp'], () => true)).toBe(plain);
  });

  it('the build folder is the first that can be written, and without one the error names what to do', () => {
    expect(plainFolder(['/a', '/b'], (folder) => folder === '/b')).toBe('/b');
    expect(() => plainFolder(['/home/Ann Smith', '/b'], () => false)).toThrow(
      'no folder for temporary files',
    );
  });

  it('the build folder is found on this machine for any home', () => {
    const home = fs.mkdtempSync(path.join(tmpdir(), "Jörg O'Hara "));
    onTestFinished(() => fs.rmSync(home, { recursive: true }));
    expect(isPlain(buildFolder(path.join(home, '.cache')))).toBe(true);
  });

  // A build takes a minute or two: only in the long tests.
  it.runIf(process.env['QUOTIDE_LONG'] && process.platform === 'linux')(
    'a module that was built in a home with a space, an apostrophe and an umlaut loads',
    { timeout: 600_000 },
    () => {
      const home = fs.mkdtempSync(path.join(tmpdir(), "Jörg O'Hara & Söhne "));
      onTestFinished(() => fs.rmSync(home, { recursive: true }));
      const file = new URL('../../scripts/fallback-runtime/native/build.mjs', import.meta.url).href;
      const program =
        `const { build, cachedModule } = await import(${JSON.stringify(file)});` +
        'const module = cachedModule(); await build(module); console.log(module);';
      const env = { PATH: process.env['PATH'], HOME: home, LC_ALL: 'C.UTF-8' };
      const out = execFileSync('node', ['--input-type=module', '-e', program], { env, encoding: 'utf8' });
      const built = out.trim().split('\n').at(-1) ?? '';
      expect(built.startsWith(home)).toBe(true);
      expect(fs.statSync(built).size).toBeGreaterThan(1_000_000);
      expect(fs.readdirSync(path.join(home, '.cache', 'quotide', 'better-sqlite3'))).toHaveLength(1);
    },
  );
});
