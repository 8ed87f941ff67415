import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  daysBetween,
  formatAge,
  formatClock,
  formatCountdown,
  formatMoney,
  formatPercent,
  formatTokens,
  type Locale,
  wholePercent,
} from '../../../../electron/core/text/format';

const runs = { seed: 20261121, numRuns: process.env['QUOTIDE_LONG'] ? 5_000 : 300 };
const THIN = '\u202f';
const british: Locale = { language: 'en-GB', timeZone: 'Europe/London' };
const american: Locale = { language: 'en-US', timeZone: 'America/New_York' };
const german: Locale = { language: 'de-DE', timeZone: 'Europe/Berlin' };
/** Replaces spaces of any width by plain ones, for tests that are not about spaces. */
const plain = (text: string) => text.replace(/\s/g, ' ');

describe('formatPercent', () => {
  test.each([
    [0, '0'],
    [0.004, '<1'],
    [0.98, '<1'],
    [1, '1'],
    [21.5, '22'],
    [98.4, '98'],
    [99.49, '99'],
    [99.5, '99'],
    [99.99, '99'],
    [100, '100'],
    [104.6, '105'],
    [-3, '0'],
  ])('shows %d as %s', (utilization, digits) => {
    expect(formatPercent(utilization, british)).toBe(`${digits}${THIN}%`);
  });

  test('shows 100 only for 100 and more', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 99.9999999, noNaN: true }), (used) => wholePercent(used) < 100),
      runs,
    );
  });

  test('never shows a smaller number for a fuller window', () => {
    const used = fc.double({ min: 0, max: 300, noNaN: true });
    fc.assert(
      fc.property(used, used, (a, b) => wholePercent(Math.min(a, b)) <= wholePercent(Math.max(a, b))),
      runs,
    );
  });
});

describe('formatCountdown and formatAge', () => {
  test.each([
    [0, 'under a minute'],
    [-5000, 'under a minute'],
    [59_999, 'under a minute'],
    [60_000, '1 min'],
    [37 * 60_000 + 59_000, '37 min'],
    [2 * 3_600_000 + 13 * 60_000, '2 h 13 min'],
    [3 * 3_600_000, '3 h'],
    [86_400_000 - 1, '23 h 59 min'],
    [2 * 86_400_000 + 20 * 3_600_000 + 59 * 60_000, '2 d 20 h'],
    [7 * 86_400_000, '7 d'],
  ])('a countdown of %d ms is "%s"', (ms, text) => {
    expect(plain(formatCountdown(ms, british))).toBe(text);
  });

  test('a number and its unit are never separated by a line break, but two pairs may be', () => {
    expect(formatCountdown(2 * 3_600_000 + 13 * 60_000, british)).toBe(`2${THIN}h 13${THIN}min`);
  });

  test.each([
    [12_345, '12 s'],
    [-1, '0 s'],
    [4 * 60_000 + 59_999, '4 min'],
    [2 * 3_600_000, '2 h'],
    [50 * 3_600_000, '2 d'],
  ])('an age of %d ms is "%s"', (ms, text) => {
    expect(plain(formatAge(ms, british))).toBe(text);
  });
});

describe('formatCountdown and formatAge in other languages', () => {
  const spans = [59_000, 37 * 60_000, (2 * 60 + 13) * 60_000, (2 * 24 + 20) * 3_600_000];

  test.each([
    ['de', ['weniger als 1 min', '37 min', '2 h 13 min', '2 d 20 h'], ['59 s', '37 min', '2 h', '2 d']],
    ['ja', ['1 分未満', '37 分', '2 時間 13 分', '2 日 20 時間'], ['59 秒', '37 分', '2 時間', '2 日']],
    ['fr', ['moins d’une minute', '37 min', '2 h 13 min', '2 j 20 h'], ['59 s', '37 min', '2 h', '2 j']],
    ['es', ['menos de un minuto', '37 min', '2 h 13 min', '2 d 20 h'], ['59 s', '37 min', '2 h', '2 d']],
  ])('%s', (language, countdowns, ages) => {
    const locale = { language, timeZone: 'UTC' };
    expect(spans.map((ms) => plain(formatCountdown(ms, locale)))).toEqual(countdowns);
    expect(spans.map((ms) => plain(formatAge(ms, locale)))).toEqual(ages);
  });
});

describe('formatClock', () => {
  const now = Date.UTC(2026, 10, 21, 12, 47);

  test.each([
    ['today', Date.UTC(2026, 10, 21, 15, 0), '15:00'],
    ['in three days', Date.UTC(2026, 10, 24, 9, 0), 'Tue 09:00'],
    ['yesterday', Date.UTC(2026, 10, 20, 9, 5), 'Fri 09:05'],
    ['in six days', Date.UTC(2026, 10, 27, 9, 0), 'Fri 09:00'],
    ['in seven days', Date.UTC(2026, 10, 28, 9, 0), '28 Nov 09:00'],
  ])('%s', (_, at, text) => {
    expect(formatClock(at, now, british)).toBe(text);
  });

  test('uses the usual clock of the language, or the user’s choice', () => {
    const at = Date.UTC(2026, 10, 21, 20, 5);
    expect(plain(formatClock(at, now, american))).toBe('3:05 PM');
    expect(formatClock(at, now, { ...american, hour12: false })).toBe('15:05');
    expect(plain(formatClock(at, now, { ...british, hour12: true }))).toBe('8:05 pm');
  });

  test('names days in the language of the words, and writes times in the user’s format', () => {
    const days = [Date.UTC(2026, 10, 24, 21, 0), Date.UTC(2026, 10, 28, 21, 0)];
    const written = (locale: Locale) => days.map((at) => plain(formatClock(at, now, locale)));
    const utc = { timeZone: 'UTC' };
    expect(written({ language: 'de-DE', ...utc })).toEqual(['Di 21:00', '28. Nov. 21:00']);
    expect(written({ language: 'de-DE', words: 'en', ...utc })).toEqual(['Tue 21:00', '28 Nov 21:00']);
    expect(written({ language: 'en-US', words: 'de', ...utc })).toEqual(['Di 9:00 PM', '28. Nov. 9:00 PM']);
    expect(written({ language: 'ja-JP', ...utc })).toEqual(['火曜 21:00', '11月28日 21:00']);
    expect(written({ language: 'en-US', ...utc })).toEqual(['Tue 9:00 PM', 'Nov 28 9:00 PM']);
  });

  test('writes midnight as 00:00, never as 24:00 or 0:00 am', () => {
    const at = Date.UTC(2026, 10, 21, 5, 0);
    expect(formatClock(at, now, { ...american, hour12: false })).toBe('00:00');
    const midnight = formatClock(Date.UTC(2026, 10, 21), now, { ...british, hour12: true });
    expect(plain(midnight)).toBe('12:00 am');
  });

  test('counts days of the user’s zone, also across a change of the clocks', () => {
    const sydney: Locale = { ...british, timeZone: 'Australia/Sydney' };
    expect(formatClock(Date.UTC(2026, 10, 21, 15, 0), now, sydney)).toBe('Sun 02:00');
    const beforeChange = Date.UTC(2026, 9, 24, 22, 30);
    const afterChange = Date.UTC(2026, 9, 25, 23, 30);
    expect(daysBetween(beforeChange, afterChange, { ...british, timeZone: 'Europe/Berlin' })).toBe(1);
    expect(daysBetween(afterChange, beforeChange, british)).toBe(-1);
  });
});

describe('formatTokens', () => {
  test.each([
    [0, '0'],
    [842, '842'],
    [999, '999'],
    [1000, '1 k'],
    [4230, '4.2 k'],
    [46_400, '46 k'],
    [290_000, '290 k'],
    [999_499, '999 k'],
    [999_500, '1 M'],
    [3_149_000, '3.1 M'],
    [84_600_000, '84.6 M'],
    [120_400_000, '120 M'],
    [999_960_000, '1 B'],
    [1_240_000_000, '1.2 B'],
  ])('writes %d as %s', (count, text) => {
    expect(plain(formatTokens(count, british))).toBe(text);
  });

  test('uses the decimal sign of the language', () => {
    expect(formatTokens(3_100_000, german)).toBe(`3,1${THIN}Mio.`);
  });

  test.each([
    [842, '842', '842'],
    [4230, '4,2 Tsd.', '4230'],
    [46_400, '46 Tsd.', '4.6 万'],
    [999_500, '1 Mio.', '100 万'],
    [84_600_000, '84,6 Mio.', '8460 万'],
    [99_996_000, '100 Mio.', '1 億'],
    [1_240_000_000, '1,2 Mrd.', '12.4 億'],
  ])('writes %d in German and Japanese', (count, inGerman, inJapanese) => {
    expect(plain(formatTokens(count, german))).toBe(inGerman);
    expect(plain(formatTokens(count, { language: 'ja-JP', timeZone: 'UTC' }))).toBe(inJapanese);
  });

  test('never writes four digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_000_000_000 }), (count) => {
        expect(formatTokens(count, british)).toMatch(/^(\d{1,3}|\d{1,3}(\.\d)?\u202f[kMB])$/);
      }),
      runs,
    );
  });
});

describe('formatMoney', () => {
  test('writes an amount in the locale’s format, with the short sign', () => {
    expect(formatMoney({ amount: 92.48, currency: 'USD' }, british)).toBe('$92.48');
    expect(plain(formatMoney({ amount: 92.48, currency: 'USD' }, german))).toBe('92,48 $');
    expect(formatMoney({ amount: 1200, currency: 'JPY' }, british)).toBe('¥1,200');
  });

  test('accepts an unknown currency code', () => {
    expect(formatMoney({ amount: 250, currency: 'credits' }, british)).toBe('250 credits');
    expect(formatMoney({ amount: 250, currency: '' }, british)).toBe('250');
  });
});
