import { describe, expect, it } from 'vitest';
import { localeWith, systemLocale } from '../../../../electron/app/settings/locale';

describe('systemLocale on Linux', () => {
  it.each<[Record<string, string>, string, string | undefined]>([
    [{ LANG: 'de_DE.UTF-8' }, 'de-DE', 'de'],
    [{ LANG: 'en_US.UTF-8', LC_TIME: 'de_DE.UTF-8' }, 'de-DE', 'en'],
    [{ LANG: 'de_DE.UTF-8', LC_MESSAGES: 'ja_JP.UTF-8' }, 'de-DE', 'ja'],
    [{ LANG: 'de_DE.UTF-8', LC_MESSAGES: 'ja_JP.UTF-8', LC_ALL: 'en_GB.UTF-8' }, 'en-GB', 'en'],
    [{ LANG: 'fr_FR.UTF-8' }, 'fr-FR', 'fr'],
    [{ LANG: 'it_IT.UTF-8' }, 'it-IT', 'en'],
    [{ LANG: 'C' }, 'en-GB', undefined],
    [{}, 'en-GB', undefined],
  ])('%j', (variables, language, words) => {
    const locale = systemLocale(variables, 'linux');
    expect([locale.language, locale.words]).toEqual([language, words]);
  });
});

describe('localeWith', () => {
  const system = systemLocale({ LANG: 'de_DE.UTF-8' }, 'linux');

  it('changes the words alone, and nothing for the system', () => {
    expect(localeWith(system, 'ja')).toEqual({ ...system, words: 'ja' });
    expect(localeWith(system, 'system')).toBe(system);
  });
});
