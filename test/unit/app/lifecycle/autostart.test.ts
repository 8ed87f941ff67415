import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createAutostart } from '../../../../electron/app/lifecycle/autostart';
import { autostartPath } from '../../../../electron/app/lifecycle/autostart-file';
import type { Installation, LoginItemFacts } from '../../../../electron/core/lifecycle/autostart';
import { wordsOf } from '../../../../electron/core/i18n/words';

const run = promisify(execFile);
const words = () => wordsOf({ language: 'en-GB', timeZone: 'UTC' });
const linux: Installation = {
  platform: 'linux',
  packaged: true,
  execPath: '/opt/Quotide/quotide',
  appPath: '/opt/Quotide/resources/app.asar',
  appImage: null,
  confined: false,
  root: false,
};

/** A home folder of this test's own. */
function newHome(): string {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-autostart-'));
  onTestFinished(() => {
    fs.rmSync(home, { recursive: true, force: true });
  });
  return home;
}

/** The switch on a home folder of its own; login items are a fake of what macOS and Windows keep. */
function setUp(
  installation: Partial<Installation> = {},
  facts: LoginItemFacts = { openAtLogin: false },
  home = newHome(),
) {
  const file = autostartPath({}, home);
  const loginItems = { get: vi.fn(() => facts), set: vi.fn() };
  const autostart = createAutostart({ installation: { ...linux, ...installation }, file, loginItems, words });
  return { autostart, file, home, loginItems };
}

describe('where the file is', () => {
  it.each([
    ['by default', {}, '/home/m/.config/autostart/quotide.desktop'],
    ['XDG_CONFIG_HOME', { XDG_CONFIG_HOME: '/cfg' }, '/cfg/autostart/quotide.desktop'],
    [
      'a relative one is to be ignored',
      { XDG_CONFIG_HOME: 'cfg' },
      '/home/m/.config/autostart/quotide.desktop',
    ],
    ['an empty one', { XDG_CONFIG_HOME: '' }, '/home/m/.config/autostart/quotide.desktop'],
  ])('%s', (_name, env, file) => {
    expect(autostartPath(env, '/home/m')).toBe(file);
  });
});

describe('on Linux', () => {
  it('on Linux, start at login is off, can be switched on, and off again without a file left', async () => {
    const { autostart, file } = setUp();
    expect(await autostart.get()).toEqual({ on: false, state: 'off', note: null });
    expect(await autostart.set(true)).toEqual({ on: true, state: 'on', note: null });
    expect(fs.readdirSync(path.dirname(file))).toEqual(['quotide.desktop']);
    expect(await autostart.set(false)).toEqual({ on: false, state: 'off', note: null });
    expect(fs.readdirSync(path.dirname(file))).toEqual([]);
  });

  it('on Linux, the state follows a change of the file by another program', async () => {
    const { autostart, file } = setUp();
    await autostart.set(true);
    fs.appendFileSync(file, 'Hidden=true\n');
    expect((await autostart.get()).on).toBe(false);
    expect((await autostart.set(true)).on).toBe(true);
    fs.rmSync(file);
    expect((await autostart.get()).on).toBe(false);
  });

  it('on Linux, a file that cannot be written gives a reason and leaves no draft', async () => {
    const { autostart, file, home } = setUp();
    fs.mkdirSync(path.dirname(path.dirname(file)), { recursive: true });
    fs.writeFileSync(path.dirname(file), 'a file where the folder should be');
    const state = await autostart.set(true);
    expect(state.on).toBe(false);
    expect(state.note).toContain('Couldn’t change that');
    expect(fs.readdirSync(path.join(home, '.config'))).toEqual(['autostart']);
  });

  it('on Linux, a file that cannot be read gives a reason', async () => {
    const { autostart, file } = setUp();
    fs.mkdirSync(file, { recursive: true });
    expect(await autostart.get()).toMatchObject({ on: false, state: 'unsupported' });
    expect((await autostart.get()).note).toContain('Couldn’t check');
  });

  it('is accepted by desktop-file-validate', async () => {
    const { autostart, file } = setUp({ execPath: `/opt/it's "50 %" \\ $HOME/quotide` });
    await autostart.set(true);
    await expect(run('desktop-file-validate', [file])).resolves.toMatchObject({ stdout: '', stderr: '' });
  });

  it.each(['quotide', 'with space', 'per%cent', 'do$llar', 'back\\slash', 'quo"te', 'tick`', 'ümläut 日本'])(
    'a desktop runs what was meant: a folder called %j',
    async (name) => {
      const home = newHome();
      const folder = path.join(home, name);
      const log = path.join(home, 'ran');
      fs.mkdirSync(folder);
      const program = path.join(folder, 'quotide');
      fs.writeFileSync(
        program,
        `#!/bin/sh\nprintf '%s\\n' "$0" "$@" > '${log}.draft'\nmv '${log}.draft' '${log}'\n`,
      );
      fs.chmodSync(program, 0o755);
      const { autostart, file } = setUp({ execPath: program }, undefined, home);
      await autostart.set(true);
      // GLib's own launcher: what GNOME, XFCE and Cinnamon start their autostart entries with.
      await run('gio', ['launch', file]);
      await vi.waitFor(() => expect(fs.existsSync(log)).toBe(true), 5000);
      expect(fs.readFileSync(log, 'utf8').split('\n')).toEqual([program, '--autostart', '']);
    },
  );
});

describe('on macOS and Windows', () => {
  it('on macOS and Windows, the state is the system’s', async () => {
    const { autostart, loginItems } = setUp(
      { platform: 'darwin' },
      { openAtLogin: false, status: 'requires-approval' },
    );
    const state = await autostart.set(true);
    expect(loginItems.set).toHaveBeenCalledWith(true);
    expect(state).toMatchObject({ on: false, state: 'requires_approval' });
    expect(state.note).toContain('Login Items');
  });

  it('on Windows, a start that the Task Manager has switched off names the place to switch it on', async () => {
    const facts = { openAtLogin: true, executableWillLaunchAtLogin: false };
    const { autostart } = setUp({ platform: 'win32' }, facts);
    const state = await autostart.get();
    expect(state).toMatchObject({ on: false, state: 'blocked_by_system' });
    expect(state.note).toContain('Task Manager');
  });

  it('does not register a checkout', async () => {
    const { autostart, loginItems } = setUp({ platform: 'win32', packaged: false });
    expect(await autostart.set(true)).toMatchObject({ state: 'unsupported' });
    expect(loginItems.set).not.toHaveBeenCalled();
  });
});
