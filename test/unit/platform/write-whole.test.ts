import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it as base } from 'vitest';
import {
  appendPlainly,
  backUp,
  makeOwnFolder,
  replaceDurably,
  replaceQuickly,
  writeAnew,
  writeNew,
  writeWhole,
} from '../../../electron/platform/write-whole';

const ELECTRON = fileURLToPath(new URL('../../../electron', import.meta.url));

/** A folder of its own for each test, and in it a file of the user that must stay as it is. */
const it = base.extend<{ readonly dir: string; readonly victim: string }>({
  dir: async ({}, use) => {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-write-'));
    await use(dir);
    fs.rmSync(dir, { recursive: true, force: true });
  },
  victim: async ({ dir }, use) => {
    const victim = path.join(dir, 'victim');
    fs.writeFileSync(victim, 'mine', { mode: 0o644 });
    await use(victim);
    expect(fs.readFileSync(victim, 'utf8')).toBe('mine');
    expect(fs.statSync(victim).mode & 0o777).toBe(0o644);
  },
});

const nothing = () => undefined;

/** Every way in which Quotide writes a file. */
const WAYS: readonly (readonly [string, (file: string) => unknown])[] = [
  ['writeWhole', (file) => writeWhole(file, 0o600, (handle) => handle.writeFile('new'))],
  ['replaceDurably', (file) => replaceDurably(file, Buffer.from('new'), { mode: 0o600, clear: nothing })],
  ['replaceQuickly', (file) => replaceQuickly(file, 'new')],
  ['writeAnew', (file) => writeAnew(file, Buffer.from('new'))],
  ['appendPlainly', (file) => appendPlainly(file, 'new', 1000)],
];

describe('a file that Quotide writes', () => {
  for (const [name, write] of WAYS) {
    it.skipIf(process.platform === 'win32' /* links need a right on Windows, which has no modes */)(
      `${name} puts a new file of the user in the place of a link, a hard link or a file of wider rights`,
      async ({ dir, victim }) => {
        const plant: readonly ((file: string) => void)[] = [
          (file) => fs.symlinkSync(victim, file),
          (file) => fs.linkSync(victim, file),
          (file) => fs.symlinkSync(path.join(dir, 'not-there'), file),
        ];
        for (const [index, planted] of plant.entries()) {
          const file = path.join(dir, `file${String(index)}`);
          planted(file);
          await write(file);
          expect(fs.lstatSync(file).isFile()).toBe(true);
          expect(fs.readFileSync(file, 'utf8')).toBe('new');
          expect(fs.statSync(file).mode & 0o777).toBe(0o600);
        }
        expect(fs.existsSync(path.join(dir, 'not-there'))).toBe(false);
        expect(fs.readdirSync(dir).filter((each) => each.endsWith('.draft'))).toEqual([]);
      },
    );
  }

  it('the content goes into a draft that is new, hidden and named by chance', async ({ dir }) => {
    const drafts: string[] = [];
    for (let round = 0; round < 20; round += 1)
      await writeWhole(path.join(dir, 'file'), 0o600, (handle) => {
        drafts.push(...fs.readdirSync(dir).filter((name) => name.endsWith('.draft')));
        return handle.writeFile('new');
      });
    expect(new Set(drafts).size).toBe(20);
    expect(drafts.every((name) => /^\.file\.[0-9a-f]{16}\.draft$/.test(name))).toBe(true);
  });

  it('a draft that a killed process left a day ago is removed, and a new one is not', ({ dir }) => {
    const old = path.join(dir, '.file.00112233445566aa.draft');
    const young = path.join(dir, '.file.00112233445566bb.draft');
    const foreign = path.join(dir, '.file.notes.draft');
    for (const draft of [old, young, foreign]) fs.writeFileSync(draft, '');
    for (const draft of [old, foreign]) fs.utimesSync(draft, 0, 0);
    replaceQuickly(path.join(dir, 'file'), 'new');
    expect(fs.readdirSync(dir).sort()).toEqual([path.basename(young), path.basename(foreign), 'file'].sort());
  });

  it.skipIf(process.platform === 'win32' /* links need a right on Windows, which has no modes */)(
    'writeNew refuses a file that exists and a link to nothing',
    ({ dir, victim }) => {
      const link = path.join(dir, 'link');
      fs.symlinkSync(path.join(dir, 'not-there'), link);
      for (const file of [link, victim])
        expect(() => writeNew(file, Buffer.from('new'), 0o600)).toThrow('EEXIST');
    },
  );

  it.skipIf(process.platform === 'win32' /* links need a right on Windows, which has no modes */)(
    'backUp gives the file a second name in the place of a link, also where it has that name already',
    ({ dir, victim }) => {
      const file = path.join(dir, 'settings.json');
      const backup = `${file}.bak`;
      fs.writeFileSync(file, 'old');
      fs.symlinkSync(victim, backup);
      for (let round = 0; round < 2; round += 1) backUp(file, backup);
      expect(fs.lstatSync(backup).isFile()).toBe(true);
      expect(fs.readFileSync(backup, 'utf8')).toBe('old');
      expect(fs.readdirSync(dir).sort()).toEqual(['settings.json', 'settings.json.bak', 'victim']);
    },
  );

  it('appendPlainly adds to the user’s file and renames one that became too large', ({ dir }) => {
    const file = path.join(dir, 'quotide.log');
    for (const line of ['a', 'b', 'c']) appendPlainly(file, line, 1);
    expect(fs.readFileSync(file, 'utf8')).toBe('c');
    expect(fs.readFileSync(`${file}.old`, 'utf8')).toBe('ab');
  });

  it.skipIf(process.platform === 'win32' /* links need a right on Windows, which has no modes */)(
    'makeOwnFolder makes a folder for the owner alone and refuses a link',
    ({ dir }) => {
      const link = path.join(dir, 'link');
      fs.symlinkSync(dir, link);
      expect(() => makeOwnFolder(link)).toThrow('is a link');
      makeOwnFolder(path.join(dir, 'new', 'folder'));
      expect(fs.statSync(path.join(dir, 'new', 'folder')).mode & 0o777).toBe(0o700);
    },
  );
});

describe('the sources', () => {
  it('write files in one module; the updater’s download and the copy of a locked history are exclusive too', () => {
    const writes =
      /\b(?:writeFile|appendFile|copyFile|createWriteStream)(?:Sync)?\(|\bopen(?:Sync)?\([^)]*'[wa]/;
    const files = fs
      .readdirSync(ELECTRON, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith(path.join('platform', 'write-whole.ts')));
    const lines = files.flatMap((name) =>
      fs
        .readFileSync(path.join(ELECTRON, name), 'utf8')
        .split('\n')
        .filter((line) => writes.test(line) && !/\bhandle\.writeFile\(/.test(line))
        .map((line) => `${name}: ${line.trim()}`),
    );
    expect(lines.sort()).toEqual([
      `${path.join('history', 'integrity', 'locked-copy.ts')}: if (fs.existsSync(file + suffix)) fs.copyFileSync(file + suffix, copy + suffix, EXCLUSIVE);`,
      `${path.join('updater', 'installer', 'download.ts')}: const handle = await fs.open(destination, 'wx', 0o600);`,
    ]);
  });
});
