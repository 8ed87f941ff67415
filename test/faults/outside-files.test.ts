import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { treeState } from '../unit/sources/credentials/support';
import { exportToFile } from '../../electron/app/reports/export-file';
import { writeAutostart } from '../../electron/app/lifecycle/autostart-file';
import { openTestParts } from '../support/test-parts';
import { commandWorld, QUOTIDE, run, type Run } from './support/command';
import { childEnv, type Places } from './support/places';
import { spawnSync } from 'node:child_process';

/** Draws a line in a process of its own; its limits are saved for the app. */
function drawLine(places: Places): Run {
  const input = JSON.stringify({
    session_id: 's1',
    rate_limits: { five_hour: { used_percentage: 42, resets_at: 4e9 } },
  });
  const { status, stdout, stderr } = spawnSync(QUOTIDE, ['statusline'], {
    input,
    encoding: 'utf8',
    env: childEnv(places, {}),
  });
  return { code: status, signal: null, out: stdout, err: stderr };
}

describe('a data folder that is not Quotide’s', () => {
  it('a folder with other files keeps its rights and gets no file from any command, and the command names it', async () => {
    const { api, places } = await commandWorld();
    fs.mkdirSync(path.join(places.dataDir, 'Documents'), { recursive: true });
    fs.writeFileSync(path.join(places.dataDir, '.bashrc'), 'mine');
    fs.chmodSync(places.dataDir, 0o755);
    const before = treeState(places.home);
    const env = { QUOTIDE_API_URL: api.url };
    for (const args of [['status'], ['history'], ['watch'], ['proxy', '--port', '0']]) {
      const { code, err } = await run(places, args, env);
      expect(code).toBe(1);
      expect(err).toContain('it holds files of other programs, such as .bashrc');
    }
    // These two have an answer without a data folder.
    for (const args of [['scan'], ['doctor']]) await run(places, args, env);
    expect(drawLine(places)).toEqual({ code: 0, signal: null, out: '5h 42%\n', err: '' });
    expect(treeState(places.home)).toEqual(before);
    expect(fs.statSync(places.dataDir).mode & 0o777).toBe(0o755);
  });
});

describe('links planted in a data folder that was open to every user', () => {
  const FILES = [
    ...['settings.json', 'settings.json.bak', 'settings.json.draft', 'settings.json.bak.draft', 'clock.json'],
    ...['quotide.log', 'quotide.log.old', 'history.sqlite', 'history.sqlite-wal', 'history.sqlite.damaged'],
    ...['history.sqlite-import', 'statusline.draft'],
  ];

  /** A data folder with a link in the place of each file and folder of Quotide's. */
  function plant(places: Places, mode: number, names: readonly string[]): () => void {
    const [victim, folder] = [path.join(places.home, 'victim'), path.join(places.home, 'folder')];
    fs.writeFileSync(victim, 'mine');
    fs.chmodSync(victim, 0o644);
    fs.mkdirSync(folder);
    fs.chmodSync(folder, 0o755);
    fs.mkdirSync(places.dataDir);
    for (const name of names) fs.symlinkSync(victim, path.join(places.dataDir, name));
    for (const name of ['statusline', 'run']) fs.symlinkSync(folder, path.join(places.dataDir, name));
    fs.chmodSync(places.dataDir, mode);
    return () => {
      expect(fs.readFileSync(victim, 'utf8')).toBe('mine');
      expect(fs.statSync(victim).mode & 0o777).toBe(0o644);
      expect(fs.readdirSync(folder)).toEqual([]);
      expect(fs.statSync(folder).mode & 0o777).toBe(0o755);
      expect(fs.statSync(places.dataDir).mode & 0o777).toBe(0o700);
    };
  }

  it('the command and the status line write nothing through them', { timeout: 60_000 }, async () => {
    const { api, places } = await commandWorld();
    const expectUntouched = plant(places, 0o777, FILES);
    expect(drawLine(places).out).toBe('5h 42%\n');
    expect((await run(places, ['status'], { QUOTIDE_API_URL: api.url })).code).toBe(0);
    expect((await run(places, ['scan'])).code).toBe(0);
    drawLine(places);
    expectUntouched();
    expect(fs.lstatSync(path.join(places.dataDir, 'history.sqlite')).isFile()).toBe(true);
    expect(fs.lstatSync(path.join(places.dataDir, 'statusline')).isDirectory()).toBe(true);
  });

  it('where the folder was closed since, no file but the user’s own settings is written through them', async () => {
    const { api, places } = await commandWorld();
    const expectUntouched = plant(
      places,
      0o700,
      FILES.filter((name) => !['settings.json', 'history.sqlite'].includes(name)),
    );
    drawLine(places);
    await run(places, ['status'], { QUOTIDE_API_URL: api.url });
    drawLine(places);
    expectUntouched();
    expect(fs.lstatSync(path.join(places.dataDir, 'quotide.log')).isFile()).toBe(true);
  });

  it('a link that is set aside is named in the log', async () => {
    const { api, places } = await commandWorld();
    fs.mkdirSync(places.dataDir);
    fs.chmodSync(places.dataDir, 0o777);
    fs.symlinkSync(path.join(places.home, 'victim'), path.join(places.dataDir, 'settings.json'));
    await run(places, ['status'], { QUOTIDE_API_URL: api.url });
    const log = fs.readFileSync(path.join(places.dataDir, 'quotide.log'), 'utf8');
    expect(log).toMatch(/was set aside file=settings\.json\.planted-\d+/);
  });
});

describe('a folder into which others may write', () => {
  it('an export and the file of the start at login go into new files of the user, whatever was planted there', async () => {
    const { places } = await commandWorld();
    const parts = openTestParts({ environment: { dataDir: places.dataDir, homeDir: places.home } });
    const shared = path.join(places.home, 'shared');
    fs.mkdirSync(shared);
    fs.chmodSync(shared, 0o777);
    const victim = path.join(places.home, 'victim');
    fs.writeFileSync(victim, 'mine');
    const writers = {
      'history.csv': (file: string) =>
        exportToFile(
          parts.history,
          { format: 'csv', since: 0, until: Number.MAX_SAFE_INTEGER, account: null, window: null },
          file,
        ),
      'quotide.desktop': (file: string) => writeAutostart(file, '[Desktop Entry]\n'),
    };
    for (const [name, write] of Object.entries(writers)) {
      const file = path.join(shared, name);
      // The names of drafts that could be guessed: with the id of the process, or fixed.
      for (const draft of [`.${name}.${String(process.pid)}`, `${name}.draft`, `${name}.tmp`])
        fs.symlinkSync(victim, path.join(shared, draft));
      fs.writeFileSync(file, 'planted');
      fs.chmodSync(file, 0o666);
      const planted = fs.statSync(file).ino;
      await write(file);
      expect(fs.readFileSync(victim, 'utf8')).toBe('mine');
      expect(fs.statSync(file).ino).not.toBe(planted);
      expect(fs.statSync(file).mode & 0o022).toBe(0);
    }
    parts.close();
  });
});
