import { expect, test } from 'vitest';
import { spellAbout, spellAt, spellDuration, spellReset } from '../../../electron/core/spell';
import { DAY, HOUR, locale, MINUTE, NOW, RESET, WEEK_RESET } from './make-snapshot';

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

test('an instant of today has its preposition, others have their day', () => {
  expect(spellAt(RESET, NOW, locale)).toBe('at 15:00');
  expect(spellAt(WEEK_RESET, NOW, locale)).toBe('Tue 09:00');
  expect(spellReset(RESET, NOW, locale)).toBe('at 15:00, in 2 hours 13 minutes');
});
