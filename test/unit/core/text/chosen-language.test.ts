import { expect, it } from 'vitest';
import { LANGUAGES, languageIds } from '../../../../electron/core/i18n/languages';
import { wordsOf } from '../../../../electron/core/i18n/words';
import { currentDesktop } from '../../../../electron/platform/session-bus';
import { spanText, weekdayText } from '../../../../renderer/text/when';

const chosen = { language: 'fa-IR', timeZone: 'UTC', words: 'de' } as const;

it('dates on pages follow the chosen language, with Latin digits, in a region with other digits', () => {
  expect(weekdayText(0, chosen)).toBe('Mo');
  const nextYear = Date.UTC(2027, 0, 5);
  expect(spanText(Date.UTC(2026, 10, 17), Date.UTC(2026, 10, 24, 12), nextYear, chosen)).toMatch(
    /^17\.\D*24\. Nov\. 2026$/,
  );
});

it('each language has a name, formats that Intl knows, and words', () => {
  for (const id of languageIds) {
    expect(Intl.DateTimeFormat.supportedLocalesOf([LANGUAGES[id].formats])).toHaveLength(1);
    expect(wordsOf({ language: LANGUAGES[id].formats, timeZone: 'UTC' })).toBe(
      wordsOf({ language: 'en-GB', timeZone: 'UTC', words: id }),
    );
  }
});

it('the word undefined, which Electron writes without a desktop, is no desktop', () => {
  expect(currentDesktop({ ORIGINAL_XDG_CURRENT_DESKTOP: 'undefined' })).toBe('');
  expect(currentDesktop({ ORIGINAL_XDG_CURRENT_DESKTOP: 'undefined', XDG_CURRENT_DESKTOP: 'KDE' })).toBe(
    'KDE',
  );
});
