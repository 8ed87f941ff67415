import { describe, expect, it } from 'vitest';
import { statusText, watchLine } from '../../../../electron/cli/terminal/status-text';
import {
  formatAge,
  formatClock,
  formatCountdown,
  formatMoney,
  formatPercent,
  formatPoints,
  formatTokens,
} from '../../../../electron/core/text/format';
import { languageIds } from '../../../../electron/core/i18n/languages';
import { languageOf } from '../../../../electron/core/i18n/words';
import type { Locale } from '../../../../electron/core/locale';
import { intlLocale } from '../../../../electron/core/text/numerals';
import { refreshAnswerText } from '../../../../electron/core/polling/refresh-answer';
import { trayView } from '../../../../electron/core/tray/tray-view';
import { verdictOf } from '../../../../electron/core/verdict/verdict';
import { DAY, extraUsage, HOUR, NOW, scopedView, snapshot, weekView, windowView } from '../make-snapshot';

const primary = 'abcdefghijklmnopqrstuvwxyz'.split('');
const two = primary.flatMap((a) => primary.map((b) => a + b));
/** Locales whose region has digits, a calendar or a clock of its own. */
const regional = [
  'ar-EG',
  'ar-MA',
  'fa-IR',
  'fa-AF',
  'bn-BD',
  'mr-IN',
  'ne-NP',
  'ur-IN',
  'th-TH',
  'zh-TW',
  'pa-PK',
];
/** Every language with a code of two letters that `Intl` knows, and some regions. */
const known = Intl.DateTimeFormat.supportedLocalesOf([...regional, ...two]);
const isLong = process.env['QUOTIDE_LONG'] !== undefined;
/** A language without data, an unknown language, and a malformed tag. */
const unknown = ['xx-XX', 'tlh', 'not_a locale'];

/** The texts of tray, terminal, verdict and tables in a locale. */
function textsOf(locale: Locale): readonly string[] {
  const windows = [
    windowView({ resetsAt: NOW + 2 * HOUR }),
    weekView({ resetsAt: NOW + 3 * DAY }),
    scopedView({ severity: 'reached', utilization: 100, resetsAt: NOW + 40 * DAY }),
  ];
  const shown = snapshot({ windows, extraUsage: extraUsage(), locale });
  const options = { style: 'number', window: 'most_critical', amount: 'used', locale } as const;
  const tray = trayView(shown, { ...options, platform: 'linux' });
  const verdict = verdictOf({
    windows,
    extraUsage: shown.extraUsage,
    problem: null,
    phase: 'ready',
    stale: false,
    observedAt: NOW,
    now: NOW,
    locale,
  });
  return [
    ...[tray.tooltip, ...tray.menu.map(({ label }) => label)],
    trayView(shown, { ...options, platform: 'darwin' }).title,
    ...[statusText(shown, locale), watchLine(shown, locale)],
    ...[verdict.claim, verdict.rest, verdict.note ?? ''],
    refreshAnswerText({ kind: 'asked_to_wait', at: NOW, until: NOW + HOUR }, locale),
    ...[formatClock(NOW, NOW, locale), formatClock(NOW + DAY, NOW, locale)],
    ...[
      formatClock(NOW + 60 * DAY, NOW, locale),
      formatAge(90_000, locale),
      formatCountdown(3 * DAY, locale),
    ],
    ...[formatPercent(0.4, locale), formatPercent(129, locale), formatPoints(1.34, locale)],
    ...[formatTokens(12_345, locale), formatTokens(3_100_000, locale)],
    ...['USD', 'EUR', 'EGP', 'IRR', 'INR', '?'].map((currency) =>
      formatMoney({ amount: -1234.5, currency }, locale),
    ),
  ];
}

function faultsOf(locale: Locale): readonly string[] {
  const words = languageOf(locale);
  return textsOf(locale).filter(
    (text) =>
      /[├┤]/.test(text) ||
      /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/.test(text) ||
      /(?![0-9])\p{Nd}/u.test(text) ||
      (words !== 'ja' && /(?!\p{Script=Latin})\p{L}/u.test(text)),
  );
}

describe('each locale that Intl knows, and three that it does not', () => {
  it.each([undefined, ...languageIds])(
    'is written in Latin digits, in the letters of the words (%s) and without marks of direction',
    (words) => {
      // Electron's own data has 69 of these languages, Node's twice as many.
      expect(known.length).toBeGreaterThan(50);
      // Words other than English use the same code, so some of the locales are enough.
      const chosen = known.filter(
        (_, index) => words === undefined || isLong || index < 11 || index % 10 === 0,
      );
      const faults = [...chosen, ...unknown].flatMap((language) => {
        const locale = { language, timeZone: 'Europe/Berlin', ...(words !== undefined && { words }) };
        return faultsOf(locale).map((text) => `${language}: ${text}`);
      });
      expect(faults).toEqual([]);
    },
    120_000,
  );

  it('is written as in British English if Intl does not know it', () => {
    for (const language of unknown) {
      const locale = { language, timeZone: 'UTC' };
      expect(formatClock(NOW, NOW, locale)).toBe('12:47');
      expect(formatMoney({ amount: 92.48, currency: 'USD' }, locale)).toBe('$92.48');
      expect(intlLocale(language)).toMatch(/^en-GB/);
    }
  });

  it('keeps a 12-hour clock where its letters are not those of the words', () => {
    expect(formatClock(NOW, NOW, { language: 'ar-EG', timeZone: 'UTC' })).toMatch(/^12:47\s?pm$/i);
    expect(formatClock(NOW, NOW, { language: 'fa-IR', timeZone: 'UTC' })).toBe('12:47');
  });
});
