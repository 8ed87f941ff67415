import { expect, test } from 'vitest';
import {
  spellAbout,
  spellAge,
  spellAround,
  spellAt,
  spellBy,
  spellDuration,
  spellReset,
  spellRoughly,
  spellRoughSpan,
} from '../../../../electron/core/text/spell';
import { DAY, HOUR, locale, MINUTE, NOW, RESET, WEEK_RESET } from '../make-snapshot';

const plain = (text: string) => text.replace(/\s/g, ' ');

test.each([
  [59_999, 'less than a minute', 'less than a minute'],
  [MINUTE, '1 minute', '1 minute'],
  [37 * MINUTE, '37 minutes', '37 minutes'],
  [HOUR, '1 hour', '1 hour'],
  [2 * HOUR + 13 * MINUTE, '2 hours 13 minutes', '2 hours'],
  [DAY, '1 day', '24 hours'],
  [2 * DAY + HOUR, '2 days 1 hour', '2 days'],
])('%d ms in words', (ms, exact, about) => {
  expect(spellDuration(ms, locale)).toBe(exact);
  expect(spellAbout(ms, locale)).toBe(about);
});

test('an instant of today has a preposition, and others have their day', () => {
  expect(spellAt(RESET, NOW, locale)).toBe('at 15:00');
  expect(spellAt(WEEK_RESET, NOW, locale)).toBe('Tue 09:00');
  expect(spellReset(RESET, NOW, locale)).toBe('at 15:00, in 2 hours 13 minutes');
});

test.each([
  ['de', ['weniger als eine Minute', '1 Minute', '2 Stunden 13 Minuten', '2 Tage 1 Stunde']],
  ['ja', ['1 分未満', '1 分', '2 時間 13 分', '2 日 1 時間']],
  ['fr', ['moins d’une minute', '1 minute', '2 heures 13 minutes', '2 jours 1 heure']],
  ['es', ['menos de un minuto', '1 minuto', '2 horas 13 minutos', '2 días 1 hora']],
])('an instant has the same parts in %s', (language, words) => {
  const spans = [59_999, MINUTE, 2 * HOUR + 13 * MINUTE, 2 * DAY + HOUR];
  const spelled = spans.map((ms) => plain(spellDuration(ms, { language, timeZone: 'UTC' })));
  expect(spelled).toEqual(words);
});

test('German declines the words after “in” and “vor”', () => {
  const german = { language: 'de-DE', timeZone: 'UTC' };
  expect(spellReset(NOW + 3 * DAY, NOW, german)).toBe('am Di 12:47, in 3 Tagen');
  expect(spellReset(NOW + 59_000, NOW, german)).toBe('um 12:47, in weniger als einer Minute');
  expect([12_345, 2 * DAY].map((ms) => spellAge(ms, german))).toEqual(['12 Sekunden', '2 Tagen']);
  expect(spellAbout(3 * DAY, german)).toBe('3 Tage');
});

test('Japanese puts relative times last, in brackets', () => {
  const japanese = { language: 'ja-JP', timeZone: 'UTC' };
  expect(plain(spellReset(RESET, NOW, japanese))).toBe('15:00（2 時間 13 分後）');
  expect(plain(spellReset(NOW + 59_000, NOW, japanese))).toBe('12:47（1 分以内）');
});

test('a rough instant is rounded, but never past the reset or now', () => {
  expect(spellRoughly(NOW + 35 * MINUTE, NOW, RESET, locale)).toBe('around 13:20');
  expect(spellRoughly(NOW + 2 * MINUTE, NOW, RESET, locale)).toBe('around 12:50');
  expect(spellRoughly(RESET - 2 * MINUTE, NOW, RESET, locale)).toBe('around 14:58');
  expect(spellRoughly(NOW + 10_000, NOW, NOW + 20_000, locale)).toBeNull();
  expect(spellRoughly(NOW + 2 * DAY, NOW, WEEK_RESET, locale)).toBe('on Mon');
  expect(spellRoughly(WEEK_RESET - 2.4 * HOUR, NOW, WEEK_RESET, locale)).toBe('Tue 07:00');
  expect(spellRoughly(NOW + 9 * DAY, NOW, NOW + 12 * DAY, locale)).toBe('on 30 Nov');
  expect(
    plain(spellRoughly(NOW + 2 * DAY, NOW, WEEK_RESET, { language: 'de-DE', timeZone: 'UTC' }) ?? ''),
  ).toBe('am Mo');
});

test('rough spans, days and times are rounded', () => {
  expect(spellRoughSpan(3 * HOUR + 23 * MINUTE, locale)).toBe('3 hours 20 minutes');
  expect(spellRoughSpan(4 * MINUTE, locale)).toBe('4 minutes');
  expect(spellRoughSpan(3 * DAY + HOUR, locale)).toBe('3 days');
  expect([spellBy(RESET, NOW, locale), spellBy(WEEK_RESET, NOW, locale)]).toEqual(['15:00', 'Tue']);
  expect([spellAround(RESET, NOW, locale), spellAround(WEEK_RESET, NOW, locale)]).toEqual([
    'around 15:00',
    'Tue 09:00',
  ]);
});
