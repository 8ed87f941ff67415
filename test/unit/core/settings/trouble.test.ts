import { describe, expect, it } from 'vitest';
import { languageIds } from '../../../../electron/core/i18n/languages';
import { wordsOf } from '../../../../electron/core/i18n/words';
import {
  noSettingsTrouble,
  settingsNotice,
  type SettingsFault,
  type SettingsTrouble,
} from '../../../../electron/core/settings/trouble';

const faults: readonly SettingsFault[] = [
  { kind: 'syntax', line: 3, column: 14 },
  { kind: 'too_deep', line: 1, column: 65 },
  { kind: 'empty' },
  { kind: 'not_text' },
  { kind: 'not_object' },
  { kind: 'too_large' },
  { kind: 'not_a_file' },
  { kind: 'refused', reason: 'EACCES: permission denied' },
];

describe.each(languageIds)('the notice of the settings file in %s', (words) => {
  const { settingsFile } = wordsOf({ language: 'en-GB', timeZone: 'UTC', words });
  const notice = (trouble: Partial<SettingsTrouble>) =>
    settingsNotice({ ...noSettingsTrouble, ...trouble }, settingsFile);

  it.each(faults)(
    'the notice names the file, the place of the fault and the settings in use: $kind',
    (fault) => {
      const { message = '', advice = '' } = notice({ fault }) ?? {};
      expect(message).toContain('settings.json');
      expect(message).toMatch(/[.。]$/);
      expect(advice).toBe(settingsFile.defaultsUsed);
      if ('line' in fault) {
        expect(message).toContain(String(fault.line));
        expect(message).toContain(String(fault.column));
      }
      if (fault.kind === 'refused') expect(message).toContain('EACCES');
      expect(notice({ fault, keepsEarlier: true })?.advice).toBe(settingsFile.earlierUsed);
    },
  );

  it('the notice names each setting with an unusable value', () => {
    expect(notice({ wrong: ['tray.style'] })?.message).toContain('tray.style');
    const { message = '' } = notice({ wrong: ['tray.style', 'proxy.port'] }) ?? {};
    expect(message).toContain('tray.style');
    expect(message).toContain('proxy.port');
  });

  it('there is no notice while the whole file is used, or after an earlier file was moved', () => {
    expect(notice({})).toBeNull();
    expect(notice({ setAside: '/d/settings.json.corrupt-1' })).toBeNull();
  });
});
