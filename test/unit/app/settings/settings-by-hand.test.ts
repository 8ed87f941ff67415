import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSettings } from '../../../../electron/app/settings/settings';
import { defaultSettings } from '../../../../electron/core/settings/settings';
import { noSettingsTrouble } from '../../../../electron/core/settings/trouble';

const NOW = Date.UTC(2026, 10, 24, 12);

describe('a settings file', () => {
  let dir = '';
  beforeEach(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-settings-'));
  });
  afterEach(() => {
    fs.rmSync(dir, { recursive: true, force: true });
  });
  const file = (suffix = '') => path.join(dir, `settings.json${suffix}`);
  const open = () => openSettings(dir, NOW);
  const well = noSettingsTrouble;
  const written = (): unknown => JSON.parse(fs.readFileSync(file(), 'utf8'));

  describe('edited by hand', () => {
    const byHand = [
      '// Mine. Please keep.',
      '{',
      '\t"tray": {',
      '\t\t"style": "bars", // two of them',
      '\t\t/* "amount": "left", */',
      '\t},',
      '\t"alerts": { "thresholds": [50, 75,], },',
      '}',
      '',
    ].join('\r\n');

    it('a settings file may have comments, commas at the end, a byte order mark and line ends of Windows', () => {
      fs.writeFileSync(file(), `\uFEFF${byHand}`);
      const settings = open();
      expect(settings.trouble()).toEqual(well);
      expect(settings.get()).toMatchObject({ tray: { style: 'bars' }, alerts: { thresholds: [50, 75] } });
      expect(fs.readFileSync(file(), 'utf8')).toBe(`\uFEFF${byHand}`);
    });

    it.each<[string, readonly number[], boolean]>([
      ['little-endian', [0xff, 0xfe], false],
      ['big-endian', [0xfe, 0xff], true],
    ])('a settings file in UTF-16 with a mark, %s, is read and keeps its encoding', (_name, mark, swaps) => {
      const encode = (text: string) => {
        const body = Buffer.from(text, 'utf16le');
        return Buffer.concat([Buffer.from(mark), swaps ? body.swap16() : body]);
      };
      fs.writeFileSync(file(), encode(byHand));
      const settings = open();
      expect(settings.get().tray.style).toBe('bars');
      settings.change({ tray: { style: 'icon' } });
      expect(fs.readFileSync(file()).equals(encode(byHand.replace('"bars"', '"icon"')))).toBe(true);
    });

    it('a change of a value keeps comments, order and indentation', () => {
      fs.writeFileSync(file(), byHand);
      open().change({ tray: { style: 'icon' }, alerts: { thresholds: [60] } });
      const after = fs.readFileSync(file(), 'utf8');
      expect(after).toContain(
        '// Mine. Please keep.\r\n{\r\n\t"tray": {\r\n\t\t"style": "icon", // two of them',
      );
      expect(after).toContain('/* "amount": "left", */');
      expect(open().get().alerts.thresholds).toEqual([60]);
      expect(fs.readFileSync(file('.bak'), 'utf8')).toBe(byHand);
    });

    it('adding and removing a value keeps comments', () => {
      fs.writeFileSync(
        file(),
        byHand.replace('[50, 75,],', '[50], "windowThresholds": {"five_hour": [5], },'),
      );
      open().change({ popover: { keepMinutes: 1 }, alerts: { windowThresholds: {} } });
      const after = fs.readFileSync(file(), 'utf8');
      for (const comment of ['// Mine. Please keep.', '// two of them', '/* "amount": "left", */'])
        expect(after).toContain(comment);
      expect(open().get()).toMatchObject({
        popover: { keepMinutes: 1 },
        tray: { style: 'bars' },
        alerts: { thresholds: [50], windowThresholds: {} },
      });
      expect(open().trouble()).toEqual(well);
    });

    it('the app adds no defaults to a settings file', () => {
      fs.writeFileSync(file(), '{ "tray": { "style": "bars" } }');
      open().change({ tray: { style: 'icon' } });
      expect(fs.readFileSync(file(), 'utf8')).toBe('{ "tray": { "style": "icon" } }');
    });

    it('a settings file may be commented out as a whole', () => {
      fs.writeFileSync(file(), '// { "tray": { "style": "bars" } }\n');
      const settings = open();
      expect(settings.trouble()).toEqual(well);
      expect(settings.get()).toEqual(defaultSettings);
      settings.change({ tray: { style: 'icon' } });
      expect(fs.readFileSync(file(), 'utf8')).toContain('// { "tray": { "style": "bars" } }');
      expect(open().get().tray.style).toBe('icon');
    });

    it('of a key that occurs twice the last one counts, the key is given, and a change of it takes effect', () => {
      const twice =
        '{\n  // first\n  "tray": { "style": "icon" },\n  "tray": { "style": "both", "style": "bars" }\n}';
      fs.writeFileSync(file(), twice);
      const settings = open();
      expect(settings.get().tray.style).toBe('bars');
      expect(settings.trouble()).toEqual({ ...well, repeated: ['tray', 'tray.style'] });
      settings.change({ tray: { amount: 'left' } });
      expect(open().get().tray).toMatchObject({ style: 'bars', amount: 'left' });
      expect(open().trouble()).toEqual(well);
    });

    it('a wrong value is ignored alone, and unknown keys stay', () => {
      fs.writeFileSync(
        file(),
        '{"tray":{"style":"rings","amount":"left","glow":1},"accounts":{"configDirs":["/a","b","/c"]},"mine":[1]}',
      );
      const settings = open();
      expect(settings.get()).toMatchObject({
        tray: { style: 'line', amount: 'left' },
        accounts: { configDirs: ['/a', '/c'] },
      });
      expect(settings.trouble()).toEqual({ ...well, wrong: ['accounts.configDirs', 'tray.style'] });
      settings.change({ popover: { keepMinutes: 1 } });
      expect(written()).toMatchObject({ tray: { glow: 1, amount: 'left' }, mine: [1] });
    });

    it('a key __proto__ changes no prototype and stays', () => {
      fs.writeFileSync(file(), '{"__proto__":{"tray":{"style":"bars"}},"tray":{"amount":"left"}}');
      open().change({ tray: { amount: 'used' } });
      expect(fs.readFileSync(file(), 'utf8')).toBe(
        '{"__proto__":{"tray":{"style":"bars"}},"tray":{"amount":"used"}}',
      );
      expect(open().get()).toEqual(defaultSettings);
    });
  });

  it('edits take effect while the app runs, and a syntax error leaves the settings before it in use', async () => {
    const settings = open();
    settings.change({ tray: { style: 'bars' } });
    settings.follow(20);
    try {
      const edited = (text: string) =>
        new Promise<void>((resolve) => {
          const stop = settings.changed.listen(() => {
            stop();
            resolve();
          });
          fs.writeFileSync(file(), text);
        });
      await edited('{"tray":{"style":"icon"}}');
      expect(settings.get().tray.style).toBe('icon');
      await edited('{"tray":{"style":"icon"');
      expect(settings.get().tray.style).toBe('icon');
      expect(settings.trouble()).toMatchObject({ fault: { kind: 'syntax' }, keepsEarlier: true });
      await edited('{"tray":{"style":"both"}} // mended');
      expect(settings.get().tray.style).toBe('both');
      expect(settings.trouble()).toEqual(well);
    } finally {
      settings.close();
    }
  });

  it('repair stores the defaults in place of unusable values, and loses no text', () => {
    fs.writeFileSync(file(), '{"tray":{"style":"bars"');
    const settings = open();
    expect(settings.useDefaults()).toBeNull();
    expect(settings.trouble().fault).toBeNull();
    expect(written()).toEqual(defaultSettings);
    expect(fs.readFileSync(settings.trouble().setAside ?? '', 'utf8')).toBe('{"tray":{"style":"bars"');

    fs.writeFileSync(file(), '{"tray":{"style":"rings","amount":"left"}}');
    const other = open();
    expect(other.trouble().wrong).toEqual(['tray.style']);
    expect(other.useDefaults()).toBeNull();
    expect(other.trouble().wrong).toEqual([]);
    expect(written()).toEqual({ tray: { style: 'line', amount: 'left' } });
  });
});
