import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseHttpDate, parseRetryAfter } from '../../../../electron/sources/usage-api/retry-after';

const NOW = Date.UTC(2026, 10, 21, 20, 0);

test.each([
  ['0', 0],
  ['10', 10_000],
  [' 300 ', 300_000],
  ['3242', 3_242_000],
  ['1.5', 1500],
  ['86400', 86_400_000],
  ['1000000000000', 1e15],
  ['9'.repeat(400), Number.MAX_SAFE_INTEGER],
  ['Sat, 21 Nov 2026 20:14:00 GMT', 840_000],
  ['Saturday, 21-Nov-26 20:14:00 GMT', 840_000],
  ['Sat Nov 21 20:14:00 2026', 840_000],
  ['Sat, 21 Nov 2026 19:00:00 GMT', 0],
])('a Retry-After of %s asks for %d ms', (header, expected) => {
  expect(parseRetryAfter(header, NOW)).toBe(expected);
});

test.each([
  null,
  '',
  ' ',
  '-5',
  '-0',
  '+5',
  'abc',
  '1e12',
  '0x10',
  'NaN',
  'Infinity',
  '10, 10',
  '10s',
  '2026-11-21T20:14:00Z',
  'Sat, 99 Nov 2026 99:99:99 GMT',
  'soon, 10:00:00',
])('a Retry-After of %j asks for no wait', (header) => {
  expect(parseRetryAfter(header, NOW)).toBeNull();
});

test('a Retry-After date without a zone is GMT in every time zone of the computer', () => {
  const zone = process.env['TZ'];
  process.env['TZ'] = 'Asia/Kolkata';
  try {
    expect(parseHttpDate('Sat Nov 21 20:14:00 2026')).toBe(NOW + 840_000);
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
});

test('any Retry-After gives a wait from 0 on, or none', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.double().map(String), fc.date().map(String)), (header) => {
      const wait = parseRetryAfter(header, NOW);
      expect(wait === null || (Number.isFinite(wait) && wait >= 0)).toBe(true);
    }),
    { seed: 11, numRuns: process.env['QUOTIDE_LONG'] ? 50_000 : 500 },
  );
});
