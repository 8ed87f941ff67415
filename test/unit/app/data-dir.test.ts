import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it as base, vi } from 'vitest';
import { othersFile, prepareDataDir } from '../../../electron/app/data-dir';
import { makeDataDir } from '../../../electron/app/lifecycle/start-fault';
import { treeState } from '../sources/credentials/support';

const it = base.extend<{ readonly folder: string }>({
  folder: async ({}, use) => {
    const home = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-data-'));
    const folder = path.join(home, 'data');
    fs.mkdirSync(folder);
    fs.chmodSync(folder, 0o755);
    // The one of a user; prepareDataDir sets a narrower one.
    const umask = process.umask(0o022);
    await use(folder);
    process.umask(umask);
    vi.unstubAllEnvs();
    fs.rmSync(home, { recursive: true, force: true });
  },
});

const modeOf = (file: string) => fs.statSync(file).mode & 0o777;

describe('prepareDataDir', () => {
  it.skipIf(process.platform === 'win32' /* Windows has no modes */)(
    'makes an empty folder and Quotide’s own one private',
    ({ folder }) => {
      expect(prepareDataDir(folder)).toEqual({ setAside: [] });
      expect(modeOf(folder)).toBe(0o700);
      for (const name of ['history.sqlite', 'quotide.log', 'settings.json', 'SingletonLock', 'lost+found']) {
        fs.writeFileSync(path.join(folder, name), '');
        fs.chmodSync(folder, 0o755);
        prepareDataDir(folder);
        expect(modeOf(folder)).toBe(0o700);
        fs.rmSync(path.join(folder, name));
      }
    },
  );

  it.for(['.bashrc', 'Documents', 'main.ts', 'projects', 'settings.json.d/x', 'Local State'])(
    'refuses a folder with %s in it and leaves rights and content as they are',
    (name, { folder }) => {
      const file = path.join(folder, name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, 'mine');
      if (name.includes('/')) fs.writeFileSync(path.join(folder, 'x'), 'mine');
      const before = treeState(folder);
      expect(() => prepareDataDir(folder)).toThrow('it holds files of other programs, such as');
      expect(makeDataDir(folder)).toMatchObject({ kind: 'not_ours', folder });
      expect(treeState(folder)).toEqual(before);
      if (process.platform !== 'win32') expect(modeOf(folder)).toBe(0o755); // Windows has no modes
    },
  );

  it('uses the folder that belongs to Quotide by its name, whatever Chromium left there', ({ folder }) => {
    fs.writeFileSync(path.join(folder, 'Local State'), '');
    expect(othersFile(folder)).toBe('Local State');
    const named = path.join(path.dirname(folder), 'Quotide');
    fs.renameSync(folder, named);
    vi.stubEnv('XDG_CONFIG_HOME', path.dirname(folder));
    vi.stubEnv('APPDATA', path.dirname(folder));
    if (process.platform !== 'darwin') expect(othersFile(named)).toBeNull();
  });

  it.skipIf(process.platform === 'win32' /* Windows has no modes */)(
    'leaves the rights of a home folder in which an earlier version kept its history',
    ({ folder }) => {
      vi.stubEnv('HOME', folder);
      fs.writeFileSync(path.join(folder, 'history.sqlite'), '');
      expect(os.homedir()).toBe(folder);
      prepareDataDir(folder);
      expect(modeOf(folder)).toBe(0o755);
    },
  );

  it.skipIf(process.platform === 'win32' /* links need a right on Windows */)(
    'sets each link aside where every user could write, so that nothing is written through it',
    ({ folder }) => {
      fs.chmodSync(folder, 0o777);
      const victim = path.join(path.dirname(folder), 'victim');
      fs.writeFileSync(victim, 'mine');
      const names = ['quotide.log', 'settings.json', 'history.sqlite', 'statusline', 'clock.json'];
      for (const name of names) fs.symlinkSync(victim, path.join(folder, name));
      const { setAside } = prepareDataDir(folder);
      expect(setAside.map((name) => name.replace(/\.planted-\d+$/, '')).sort()).toEqual([...names].sort());
      expect(fs.readdirSync(folder).sort()).toEqual([...setAside].sort());
      expect(prepareDataDir(folder)).toEqual({ setAside: [] });
    },
  );

  it.skipIf(process.platform === 'win32' /* links need a right on Windows */)(
    'leaves a link of the user in a folder into which only the user could write',
    ({ folder }) => {
      fs.symlinkSync(path.join(path.dirname(folder), 'dotfile'), path.join(folder, 'settings.json'));
      expect(prepareDataDir(folder)).toEqual({ setAside: [] });
      expect(fs.readdirSync(folder)).toEqual(['settings.json']);
    },
  );

  // Only root can make a file of another user.
  it.runIf(process.getuid?.() === 0)('sets aside what a third user has put there', ({ folder }) => {
    for (const name of ['settings.json', 'history.sqlite', 'quotide.log']) {
      fs.writeFileSync(path.join(folder, name), '{}');
      if (name !== 'quotide.log') fs.lchownSync(path.join(folder, name), 65_534, 65_534);
    }
    const { setAside } = prepareDataDir(folder);
    expect(setAside.map((name) => name.replace(/\.planted-\d+$/, '')).sort()).toEqual([
      'history.sqlite',
      'settings.json',
    ]);
    expect(fs.existsSync(path.join(folder, 'quotide.log'))).toBe(true);
  });
});
