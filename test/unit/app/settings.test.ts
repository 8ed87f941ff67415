import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { execFileSync } from 'node:child_process';
import { confirmedApi, openSettings } from '../../../electron/app/settings';
import { defaultSettings } from '../../../electron/core/settings';

const NOW = Date.UTC(2026, 10, 24, 12);

describe('settings', () => {
  let dir = '';
  let now = NOW;
  beforeEach(() => {
    now = NOW;
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-settings-'));
  });
  afterEach(() => {
    fs.rmSync(dir, { recursive: true, force: true });
  });
  const file = (suffix = '') => path.join(dir, `settings.json${suffix}`);
  const open = () => openSettings(dir, now);
  const well = { setAside: null, unreadable: null, wrong: [] };
  const written = (): unknown => JSON.parse(fs.readFileSync(file(), 'utf8'));

  it('are the defaults before anything was chosen, and looking writes nothing', () => {
    const settings = open();
    expect(settings.get()).toEqual(defaultSettings);
    expect(settings.trouble()).toEqual(well);
    expect(fs.readdirSync(dir)).toEqual([]);
  });

  it('survive a restart, for the owner alone, with the ones before as a backup', () => {
    expect(open().change({ tray: { style: 'bars' } })).toBeNull();
    expect(open().change({ appearance: { theme: 'dark' } })).toBeNull();
    expect(open().get()).toEqual({
      ...defaultSettings,
      tray: { ...defaultSettings.tray, style: 'bars' },
      appearance: { ...defaultSettings.appearance, theme: 'dark' },
    });
    expect(JSON.parse(fs.readFileSync(file('.bak'), 'utf8'))).toMatchObject({ tray: { style: 'bars' } });
    expect(fs.readdirSync(dir).sort()).toEqual(['settings.json', 'settings.json.bak']);
    expect(fs.statSync(file()).mode & 0o777).toBe(0o600);
  });

  it('that are wrong are refused: nothing changes, nobody is told', () => {
    const settings = open();
    const heard = vi.fn();
    settings.subscribe(heard);
    expect(settings.change({ popover: { keepMinutes: 90 } })).toEqual({
      kind: 'invalid',
      fault: 'minutes',
    });
    expect(heard).not.toHaveBeenCalled();
    expect(fs.existsSync(file())).toBe(false);
  });

  it('tell each change to whoever listens still', () => {
    const settings = open();
    const heard = vi.fn();
    const stop = settings.subscribe(heard);
    settings.change({ tray: { style: 'bars' } });
    expect(heard.mock.calls).toEqual([[settings.get()]]);
    stop();
    settings.change({ tray: { style: 'icon' } });
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('of a newer version keep their keys, and what is wrong is named until the next change', () => {
    const newer = {
      schema: 9,
      tray: { style: 'rings', halo: true },
      accounts: { avatars: {} },
      alerts: {
        quietHours: { on: true, from: '22:00', until: '07:00', days: ['sat'] },
      },
    };
    fs.writeFileSync(file(), JSON.stringify(newer));
    const settings = open();
    expect(settings.trouble()).toEqual({ ...well, wrong: ['tray.style'] });
    settings.change({ accounts: { showNames: false }, alerts: { mutedWindows: ['seven_day'] } });
    const after = written();
    expect(after).toMatchObject({
      schema: 9,
      tray: { halo: true },
      accounts: { avatars: {}, showNames: false },
    });
    expect(after).toMatchObject({ alerts: { quietHours: newer.alerts.quietHours } });
    expect(open().get().alerts.mutedWindows).toEqual(['seven_day']);
    expect(settings.trouble()).toEqual(well);
  });

  it('in a damaged file: it is set aside whole, the defaults are used, three such files are kept', () => {
    for (let round = 0; round < 5; round += 1) {
      now += 1000;
      fs.writeFileSync(file(), `{"round":${round}`);
      const settings = open();
      expect(settings.get()).toEqual(defaultSettings);
      expect(fs.readFileSync(settings.trouble().setAside ?? '', 'utf8')).toBe(`{"round":${round}`);
      expect(fs.existsSync(file())).toBe(false);
    }
    expect(fs.readdirSync(dir)).toHaveLength(3);
  });

  it.each<[string, string | Buffer]>([
    ['nothing', ''],
    ['NUL bytes', Buffer.alloc(300)],
    ['a list', '[]'],
    ['a number', '5'],
    ['null', 'null'],
    ['no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
    ['more than a file of ours can have', JSON.stringify({ tray: { style: 'x'.repeat(2 ** 20) } })],
    ['nesting without end', '['.repeat(500_000)],
  ])('in a file that holds %s are set aside', (_name, content) => {
    fs.writeFileSync(file(), content);
    const settings = open();
    expect(settings.get()).toEqual(defaultSettings);
    expect(settings.trouble().setAside).toContain('settings.json.corrupt-');
    expect(settings.change({ tray: { style: 'bars' } })).toBeNull();
    expect(settings.trouble().setAside).toContain('settings.json.corrupt-');
    expect(open().get().tray.style).toBe('bars');
  });

  it('cut off at any byte are either whole or set aside, and the text is never lost', () => {
    const text = `${JSON.stringify({ tray: { style: 'bars' }, x: '日本' }, null, 2)}\n`;
    const bytes = Buffer.from(text);
    for (let length = 0; length <= bytes.length; length += 1) {
      now += 1000;
      fs.writeFileSync(file(), bytes.subarray(0, length));
      const settings = open();
      const style = settings.get().tray.style;
      expect(style).toBe(length >= bytes.length - 1 ? 'bars' : 'number');
      const kept = settings.trouble().setAside ?? file();
      expect(fs.readFileSync(kept)).toEqual(bytes.subarray(0, length));
    }
  });

  it('with a BOM are read', () => {
    fs.writeFileSync(file(), '\uFEFF{"tray":{"style":"bars"}}');
    expect(open().get().tray.style).toBe('bars');
  });

  it('changed by an editor are kept: a change goes on top of them', () => {
    const settings = open();
    settings.change({ tray: { style: 'bars' } });
    fs.writeFileSync(file(), JSON.stringify({ tray: { style: 'bars' }, popover: { keepMinutes: 1 } }));
    settings.change({ tray: { style: 'icon' } });
    expect(settings.get()).toMatchObject({ popover: { keepMinutes: 1 }, tray: { style: 'icon' } });
  });

  it('half written by an editor stay in use, twice in a row; each half is set aside', () => {
    const settings = open();
    settings.change({ tray: { style: 'bars' } });
    for (const half of ['{"tray":{"sty', '{"tra']) {
      fs.writeFileSync(file(), half);
      expect(settings.change({ popover: { keepMinutes: 2 } })).toBeNull();
      expect(fs.readFileSync(settings.trouble().setAside ?? '', 'utf8')).toBe(half);
      expect(written()).toMatchObject({ tray: { style: 'bars' }, popover: { keepMinutes: 2 } });
    }
    expect(fs.readdirSync(dir).filter((name) => name.includes('corrupt'))).toHaveLength(2);
  });

  it('that are a folder, a pipe or a link to nowhere end in no crash and no wait', () => {
    fs.mkdirSync(file());
    const settings = open();
    expect(settings.trouble().unreadable).toContain('not a file');
    expect(settings.change({ tray: { style: 'bars' } })).toMatchObject({ kind: 'not_stored' });
    fs.rmdirSync(file());
    execFileSync('mkfifo', [file()]);
    expect(open().trouble().unreadable).toContain('not a file');
    fs.rmSync(file());
    fs.symlinkSync(path.join(dir, 'gone'), file());
    expect(open().get()).toEqual(defaultSettings);
  });

  it('are only looked at for the API that was confirmed', () => {
    fs.writeFileSync(file(), '{');
    expect(confirmedApi(dir)).toBeNull();
    expect(fs.readdirSync(dir)).toEqual(['settings.json']);
    fs.writeFileSync(file(), '{"refresh":{"confirmedApi":"https://proxy.example"}}');
    expect(confirmedApi(dir)).toBe('https://proxy.example');
  });

  it('behind a link stay there', () => {
    const elsewhere = path.join(dir, 'dotfiles');
    fs.mkdirSync(elsewhere);
    fs.writeFileSync(path.join(elsewhere, 'quotide.json'), '{}');
    fs.symlinkSync(path.join(elsewhere, 'quotide.json'), file());
    expect(open().change({ tray: { style: 'bars' } })).toBeNull();
    expect(fs.lstatSync(file()).isSymbolicLink()).toBe(true);
    expect(fs.readFileSync(path.join(elsewhere, 'quotide.json'), 'utf8')).toContain('bars');
  });

  it('left as a draft by a crash are no hindrance', () => {
    fs.writeFileSync(file('.draft'), '{"half');
    fs.writeFileSync(file('.bak.draft'), '{"half');
    const settings = open();
    settings.change({ tray: { style: 'bars' } });
    settings.change({ tray: { style: 'icon' } });
    expect(fs.readdirSync(dir).sort()).toEqual(['settings.json', 'settings.json.bak']);
  });

  it('on a disk that refuses: a reason, the old ones stay, nothing is left lying about', () => {
    open().change({ tray: { style: 'bars' } });
    const settings = open();
    const refuse = vi.spyOn(fs, 'fsyncSync').mockImplementation(() => {
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    });
    try {
      expect(settings.change({ tray: { style: 'icon' } })).toEqual({
        kind: 'not_stored',
        reason: 'no space',
      });
    } finally {
      refuse.mockRestore();
    }
    expect(settings.get().tray.style).toBe('bars');
    expect(open().get().tray.style).toBe('bars');
    expect(fs.readdirSync(dir)).toEqual(['settings.json']);
  });
});
