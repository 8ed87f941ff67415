import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileFor, pathFor } from '../../../../electron/native/windows/page-file';
import { runs } from '../../../support/runs';

const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-pages-')));
const root = path.join(folder, 'pages');

beforeAll(() => {
  const files = [
    'pages/index.html',
    'pages/assets/page.js',
    'pages/assets/two words.woff2',
    'pages/page.js.map',
  ];
  const others = ['secret.html', 'pages-of-others/index.html'];
  for (const name of [...files, ...others]) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), name);
  }
});

afterAll(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

/** The file that is served, relative to the pages; `null`: none. */
function served(address: string): string | null {
  const file = fileFor(root, address);
  return file === null ? null : path.relative(root, file);
}

describe('fileFor', () => {
  it('finds a file of the pages, whatever its extension, query and fragment', () => {
    expect(served('app://quotide/index.html')).toBe('index.html');
    expect(served('app://quotide/index.html?a=b#/history')).toBe('index.html');
    expect(served('app://quotide/assets/page.js')).toBe(path.join('assets', 'page.js'));
    expect(served('app://quotide/assets/two%20words.woff2')).toBe(path.join('assets', 'two words.woff2'));
    expect(served('app://quotide/page.js.map')).toBe('page.js.map');
  });

  it('finds no file where the address names a folder, nothing or a missing file', () => {
    for (const name of [
      '',
      '/',
      '/assets',
      '/assets/',
      '/assets/..',
      '/missing.html',
      '/index.html/x',
      `/${'x'.repeat(5000)}`,
    ])
      expect(served(`app://quotide${name}`), name).toBeNull();
  });

  it('finds no file at another origin', () => {
    for (const origin of [
      'app://other',
      'app://quotide:80',
      'app://quotide.example',
      'file://',
      'https://quotide',
    ])
      expect(served(`${origin}/index.html`), origin).toBeNull();
    expect(served(`file://${path.join(root, 'index.html')}`)).toBeNull();
  });

  it('finds no file outside the pages by dots, plain or encoded', () => {
    const ups = ['..', '.%2e', '%2e%2e', '%2E%2E', '%252e%252e'];
    for (const up of ups)
      for (const slash of ['/', '%2f', '%2F', '//'])
        for (const name of ['secret.html', 'pages-of-others/index.html']) {
          const address = `app://quotide/assets/${up}${slash}${up}${slash}${name}`;
          expect(served(address), address).toBeNull();
        }
  });

  it('finds no file by an absolute path', () => {
    const secret = path.join(folder, 'secret.html');
    for (const name of [secret, `/${secret}`, encodeURIComponent(secret), `%2f${encodeURIComponent(secret)}`])
      expect(served(`app://quotide/${name}`), name).toBeNull();
  });

  it('finds no file, and throws no error, where the address holds a zero byte or an escape that decodes to nothing', () => {
    for (const name of ['index.html%00', '%00', 'index.html%00.png', '%', '%ff', '%c0%ae%c0%ae/secret.html'])
      expect(served(`app://quotide/${name}`), name).toBeNull();
  });
});

describe('pathFor', () => {
  it('names no path outside the pages on Windows, where a backslash separates folders too', () => {
    const pages = 'C:\\app\\pages';
    const windowsPath = (name: string) => pathFor(pages, `app://quotide/${name}`, path.win32);
    expect(windowsPath('assets/page.js')).toBe('C:\\app\\pages\\assets\\page.js');
    for (const name of [
      '..%5C..%5Csecret.html',
      'assets%5c..%5c..%5csecret.html',
      '..%5Cpages-of-others%5Cindex.html',
      '..%5C',
      '%5C..%5C..%5Csecret.html',
    ])
      expect(windowsPath(name), name).toBeNull();
  });

  it('names only paths below the pages, on each system, for any address of ours', () => {
    const part = fc.constantFrom('..', '.', '%2e%2e', '/', '%2f', '%5C', '\\', 'a', 'C:', '%00', '~', '%25');
    const systems = [
      { paths: path.posix, pages: '/app/pages' },
      { paths: path.win32, pages: 'C:\\app\\pages' },
    ];
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        for (const { paths, pages } of systems) {
          const file = pathFor(pages, `app://quotide/${parts.join('')}`, paths);
          if (file === null) continue;
          expect(file.startsWith(pages + paths.sep), file).toBe(true);
          expect(file.split(paths.sep)).not.toContain('..');
          expect(file).not.toContain('\0');
        }
      }),
      runs(300),
    );
  });
});
