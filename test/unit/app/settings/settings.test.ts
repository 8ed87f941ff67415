import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { execFileSync } from 'node:child_process';
import { confirmedApi, lookAtSettings, openSettings } from '../../../../electron/app/settings/settings';
import { defaultSettings } from '../../../../electron/core/settings/settings';
import { noSettingsTrouble, type SettingsFault } from '../../../../electron/core/settings/trouble';

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
  const well = noSettingsTrouble;
  const written = (): unknown => JSON.parse(fs.readFileSync(file(), 'utf8'));

  it('settings are the defaults before the first change, and reading them writes nothing', () => {
    const settings = open();
    expect(settings.get()).toEqual(defaultSettings);
    expect(settings.trouble()).toEqual(well);
    expect(fs.readdirSync(dir)).toEqual([]);
  });

  it('settings are saved over a restart, for the owner alone, with a backup of the file before', () => {
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

  it('an invalid change is refused, and no listener is called', () => {
    const settings = open();
    const heard = vi.fn();
    settings.changed.listen(heard);
    expect(settings.change({ popover: { keepMinutes: 90 } })).toEqual({
      kind: 'invalid',
      fault: 'minutes',
    });
    expect(heard).not.toHaveBeenCalled();
    expect(fs.existsSync(file())).toBe(false);
  });

  it('each change is published to the listeners that have not ended', () => {
    const settings = open();
    const heard = vi.fn();
    const stop = settings.changed.listen(heard);
    settings.change({ tray: { style: 'bars' } });
    expect(heard.mock.calls).toEqual([[settings.get()]]);
    stop();
    settings.change({ tray: { style: 'icon' } });
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('watch calls back only when the selected part has changed', () => {
    const settings = open();
    const themes: string[] = [];
    const orders: number[] = [];
    const stop = settings.watch(
      ({ appearance }) => appearance.theme,
      (theme) => themes.push(theme),
    );
    settings.watch(
      ({ alerts }) => ({ thresholds: alerts.thresholds }),
      ({ thresholds }) => orders.push(...thresholds),
    );
    settings.change({ tray: { style: 'bars' } });
    expect([themes, orders]).toEqual([[], []]);
    settings.change({ appearance: { theme: 'dark' } });
    settings.change({ appearance: { theme: 'dark' } });
    settings.change({ alerts: { thresholds: [50] } });
    expect([themes, orders]).toEqual([['dark'], [50]]);
    stop();
    settings.change({ appearance: { theme: 'light' } });
    expect(themes).toEqual(['dark']);
  });

  it('a change is stored and published to the other listeners although one throws', () => {
    const settings = open();
    const heard: string[] = [];
    settings.changed.listen(() => {
      throw new Error('a fault of the listener');
    });
    settings.changed.listen(({ tray }) => heard.push(tray.style));
    expect(() => settings.change({ tray: { style: 'bars' } })).toThrow('a fault of the listener');
    expect([heard, settings.get().tray.style]).toEqual([['bars'], 'bars']);
    expect(JSON.parse(fs.readFileSync(file(), 'utf8'))).toMatchObject({ tray: { style: 'bars' } });
  });

  it('keys of a newer version stay in the file, and errors are given until the next change', () => {
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

  it('a file with a syntax error stays as it is, byte for byte, and the place of the error is given', () => {
    const text = '{\n  "tray": {\n    "style": "bars",\n    "amount" "left"\n  }\n}\n';
    fs.writeFileSync(file(), text);
    for (let round = 0; round < 3; round += 1) {
      const settings = open();
      expect(settings.get()).toEqual(defaultSettings);
      expect(settings.trouble()).toEqual({ ...well, fault: { kind: 'syntax', line: 4, column: 14 } });
      expect(lookAtSettings(dir).trouble.fault).toEqual({ kind: 'syntax', line: 4, column: 14 });
    }
    expect(fs.readFileSync(file(), 'utf8')).toBe(text);
    expect(fs.readdirSync(dir)).toEqual(['settings.json']);
  });

  it('a file that cannot be read is renamed when the app has to write, and the newest three of them stay', () => {
    for (let round = 0; round < 5; round += 1) {
      now += 1000;
      fs.writeFileSync(file(), `{"round":${round}`);
      const settings = open();
      expect(settings.change({ tray: { style: 'bars' } })).toBeNull();
      expect(fs.readFileSync(settings.trouble().setAside ?? '', 'utf8')).toBe(`{"round":${round}`);
      expect(settings.trouble().fault).toBeNull();
      expect(open().get().tray.style).toBe('bars');
    }
    expect(fs.readdirSync(dir).filter((name) => name.includes('.corrupt-'))).toHaveLength(3);
  });

  it.each<[string, string | Buffer, SettingsFault]>([
    ['nothing', '', { kind: 'empty' }],
    ['white space', ' \r\n\t', { kind: 'empty' }],
    ['NUL bytes', Buffer.alloc(300), { kind: 'not_text' }],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), { kind: 'not_text' }],
    ['a list', '[]', { kind: 'not_object' }],
    ['a number', '5', { kind: 'not_object' }],
    ['null', 'null', { kind: 'not_object' }],
    ['no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), { kind: 'not_text' }],
    ['half a UTF-16 character', Buffer.from([0xff, 0xfe, 0x7b, 0x00, 0x7d]), { kind: 'not_text' }],
    ['UTF-16 without a mark', Buffer.from('{}', 'utf16le'), { kind: 'not_text' }],
    ['more than settings need', `{"x":"${'x'.repeat(2 ** 20)}"}`, { kind: 'too_large' }],
    ['nesting without end', '['.repeat(500_000), { kind: 'too_deep', line: 1, column: 65 }],
    ['two objects', '{}\n{}', { kind: 'syntax', line: 2, column: 1 }],
    ['a key without quotes', '{\n  tray: {}\n}', { kind: 'syntax', line: 2, column: 3 }],
    ['a comment without end', '{} /* never', { kind: 'syntax', line: 1, column: 4 }],
    ['a mistake behind wide characters', '{"日本👋": x}', { kind: 'syntax', line: 1, column: 9 }],
    ['a conflict of git', '{}\n<<<<<<< HEAD\n', { kind: 'syntax', line: 2, column: 1 }],
  ])(
    'a settings file that holds %s is not changed until settings have to be stored',
    (_name, content, fault) => {
      fs.writeFileSync(file(), content);
      const settings = open();
      expect(settings.get()).toEqual(defaultSettings);
      expect(settings.trouble()).toEqual({ ...well, fault });
      expect(fs.readdirSync(dir)).toEqual(['settings.json']);
      expect(fs.readFileSync(file()).equals(Buffer.from(content))).toBe(true);
      expect(settings.change({ tray: { style: 'bars' } })).toBeNull();
      expect(fs.readFileSync(settings.trouble().setAside ?? '').equals(Buffer.from(content))).toBe(true);
      expect(open().get().tray.style).toBe('bars');
    },
  );

  it('a file that is cut off at any byte gives all settings or the defaults, and its text is never lost', () => {
    const bytes = Buffer.from(`${JSON.stringify({ tray: { style: 'bars' }, x: '日本' }, null, 2)}\n`);
    for (let length = 0; length <= bytes.length; length += 1) {
      fs.writeFileSync(file(), bytes.subarray(0, length));
      const settings = open();
      expect(settings.get().tray.style).toBe(length >= bytes.length - 1 ? 'bars' : 'line');
      expect(settings.trouble().fault === null).toBe(length >= bytes.length - 1);
      expect(fs.readFileSync(file())).toEqual(bytes.subarray(0, length));
    }
  });

  // Root may read every file.
  it.runIf(process.getuid?.() !== 0)(
    'a file without permission to read is not changed, and the reason is given',
    () => {
      fs.writeFileSync(file(), '{"tray":{"style":"bars"}}', { mode: 0o000 });
      const settings = open();
      expect(settings.trouble().fault).toEqual({ kind: 'refused', reason: 'EACCES: permission denied' });
      expect(settings.change({ tray: { style: 'icon' } })).toMatchObject({ kind: 'not_stored' });
      fs.chmodSync(file(), 0o600);
      expect(fs.readFileSync(file(), 'utf8')).toBe('{"tray":{"style":"bars"}}');
    },
  );

  it('names are hidden if the file exists and cannot be read', () => {
    expect(open().isPrivate()).toBe(false);
    fs.writeFileSync(file(), '{"privacy":{"on":true}');
    expect(open().isPrivate()).toBe(true);
    fs.writeFileSync(file(), '{"privacy":{"on":"yes"}}');
    expect(open().isPrivate()).toBe(true);
    fs.writeFileSync(file(), '{"privacy":{"on":false}}');
    expect(open().isPrivate()).toBe(false);
  });

  it('a file with a byte order mark is read', () => {
    fs.writeFileSync(file(), '\uFEFF{"tray":{"style":"bars"}}');
    expect(open().get().tray.style).toBe('bars');
  });

  it('a change keeps the edits that an editor made before it', () => {
    const settings = open();
    settings.change({ tray: { style: 'bars' } });
    fs.writeFileSync(file(), JSON.stringify({ tray: { style: 'bars' }, popover: { keepMinutes: 1 } }));
    settings.change({ tray: { style: 'icon' } });
    expect(settings.get()).toMatchObject({ popover: { keepMinutes: 1 }, tray: { style: 'icon' } });
  });

  it('a file that an editor has half written twice leaves the settings in use, and each half is renamed', () => {
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

  it('a folder, a pipe or a broken link in the place of the file causes no crash and no wait', () => {
    fs.mkdirSync(file());
    const settings = open();
    expect(settings.trouble().fault).toEqual({ kind: 'not_a_file' });
    expect(settings.change({ tray: { style: 'bars' } })).toMatchObject({ kind: 'not_stored' });
    expect(fs.readdirSync(dir)).toEqual(['settings.json']);
    expect(settings.useDefaults()).toBeNull();
    expect(fs.statSync(settings.trouble().setAside ?? '').isDirectory()).toBe(true);
    fs.rmSync(file());
    execFileSync('mkfifo', [file()]);
    expect(open().trouble().fault).toEqual({ kind: 'not_a_file' });
    fs.rmSync(file());
    fs.symlinkSync(path.join(dir, 'gone'), file());
    expect(open().get()).toEqual(defaultSettings);
  });

  it('confirmedApi only reads the file', () => {
    fs.writeFileSync(file(), '{');
    expect(confirmedApi(dir)).toBeNull();
    expect(fs.readdirSync(dir)).toEqual(['settings.json']);
    fs.writeFileSync(file(), '{"refresh":{"confirmedApi":"https://proxy.example"}}');
    expect(confirmedApi(dir)).toBe('https://proxy.example');
  });

  it('a link to the settings file stays a link', () => {
    const elsewhere = path.join(dir, 'dotfiles');
    fs.mkdirSync(elsewhere);
    fs.writeFileSync(path.join(elsewhere, 'quotide.json'), '{}');
    fs.symlinkSync(path.join(elsewhere, 'quotide.json'), file());
    fs.writeFileSync(path.join(elsewhere, 'quotide.json'), '{');
    expect(open().useDefaults()).toBeNull();
    expect(fs.readFileSync(path.join(elsewhere, 'quotide.json'), 'utf8')).toBe('{');
    fs.rmSync(file());
    fs.writeFileSync(path.join(elsewhere, 'quotide.json'), '{}');
    fs.symlinkSync(path.join(elsewhere, 'quotide.json'), file());
    expect(open().change({ tray: { style: 'bars' } })).toBeNull();
    expect(fs.lstatSync(file()).isSymbolicLink()).toBe(true);
    expect(fs.readFileSync(path.join(elsewhere, 'quotide.json'), 'utf8')).toContain('bars');
  });

  it('the draft of a crash does not prevent a change, and goes with the next one a day later', () => {
    const draft = path.join(dir, '.settings.json.00112233445566ff.draft');
    fs.writeFileSync(draft, '{"half');
    fs.utimesSync(draft, 0, 0);
    const settings = open();
    settings.change({ tray: { style: 'bars' } });
    settings.change({ tray: { style: 'icon' } });
    expect(fs.readdirSync(dir).sort()).toEqual(['settings.json', 'settings.json.bak']);
  });

  it('a disk that refuses gives a reason, and the old file stays without a draft beside it', () => {
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
