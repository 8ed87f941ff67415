import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it as base } from 'vitest';
import {
  examineFiles,
  examineLock,
  isAnswered,
  makeDataDir,
} from '../../../../electron/app/lifecycle/start-fault';

const me = os.userInfo().username;

/** A home folder of its own for each test, and in it where the data folder belongs. */
const it = base.extend<{ readonly home: string; readonly folder: string }>({
  home: async ({}, use) => {
    const home = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-fault-'));
    await use(home);
    fs.rmSync(home, { recursive: true, force: true });
  },
  folder: async ({ home }, use) => {
    await use(path.join(home, 'config', 'Quotide'));
  },
});

describe('makeDataDir', () => {
  it('makes a folder for the owner alone, with those above it', ({ folder }) => {
    expect(makeDataDir(folder)).toBeNull();
    expect(fs.statSync(folder).mode & 0o777).toBe(0o700);
    expect(makeDataDir(folder)).toBeNull();
  });

  it('finds a file in the place of the folder, or of one above it', ({ home, folder }) => {
    fs.writeFileSync(path.join(home, 'config'), '');
    expect(makeDataDir(folder)).toMatchObject({
      kind: 'not_a_folder',
      at: path.join(home, 'config'),
      owner: me,
    });
    expect(makeDataDir(path.join(home, 'config'))).toMatchObject({
      kind: 'not_a_folder',
      folder: path.join(home, 'config'),
    });
  });

  it('gives the target of a broken link', ({ home, folder }) => {
    fs.symlinkSync('gone/Quotide', path.join(home, 'config'));
    for (const place of [path.join(home, 'config'), folder])
      expect(makeDataDir(place)).toMatchObject({
        kind: 'dangling_link',
        folder: place,
        at: path.join(home, 'gone', 'Quotide'),
      });
  });
});

describe('examineLock', () => {
  it('finds what has the place of Chromium’s lock', ({ folder }) => {
    fs.mkdirSync(path.join(folder, 'SingletonLock'), { recursive: true });
    expect(examineLock(folder)).toMatchObject({
      kind: 'not_lockable',
      at: path.join(folder, 'SingletonLock'),
      owner: me,
      isOwn: true,
    });
  });

  it('finds nothing in a folder that can be used, and leaves nothing in it', ({ folder }) => {
    expect(examineLock(folder).kind).toBe('other');
    expect(fs.readdirSync(folder)).toEqual([]);
  });
});

describe('examineFiles', () => {
  it('gives the reason of the caller where nothing can be seen', ({ folder }) => {
    expect(examineFiles(folder, 'the disk is on fire')).toMatchObject({
      kind: 'other',
      reason: 'the disk is on fire',
    });
  });
});

describe('isAnswered', () => {
  it('is true only while something listens on the socket of the lock', async ({ home, folder }) => {
    fs.mkdirSync(folder, { recursive: true });
    expect(await isAnswered(folder)).toBe(false);
    const real = path.join(home, 'socket');
    const server = net.createServer().listen(real);
    await new Promise((resolve) => server.once('listening', resolve));
    fs.symlinkSync(real, path.join(folder, 'SingletonSocket'));
    expect(await isAnswered(folder)).toBe(true);
    await new Promise((resolve) => server.close(resolve));
    expect(await isAnswered(folder)).toBe(false);
  });
});
