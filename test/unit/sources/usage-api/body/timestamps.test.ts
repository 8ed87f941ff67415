import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  parseInstant,
  parseReset,
  rawInstant,
} from '../../../../../electron/sources/usage-api/body/timestamps';

const AT = Date.UTC(2026, 6, 8, 15, 59, 59, 800);

describe('parseInstant', () => {
  test.each([
    ['2026-07-08T15:59:59.800706+00:00', AT],
    ['2026-07-08T15:59:59.8Z', AT],
    ['2026-07-08t15:59:59.800z', AT],
    ['2026-07-08 15:59:59,800', AT],
    ['2026-07-08T17:59:59.800+02:00', AT],
    ['2026-07-08T10:29:59.800-0530', AT],
    ['2026-07-08T16:59:59.800+01', AT],
    ['2026-07-08T15:59:59', AT - 800],
    ['2026-07-08T15:59+00:00', AT - 59_800],
    ['1783526399.8', AT],
    ['1783526399800', AT],
    ['1783526399', AT - 800],
  ])('parseInstant reads a timestamp %s', (text, expected) => {
    expect(parseInstant(text)).toBeCloseTo(expected, 0);
  });

  test.each([
    ...['', 'soon', '2026-07-08', '2026-02-30T00:00:00Z', '2026-13-01T00:00:00Z', '2026-07-00T00:00:00Z'],
    ...['2026-07-08T24:00:00Z', '2026-07-08T00:60:00Z', '2026-07-08T00:00:61Z', '-1783526399', '1e12'],
    ...['Wed, 08 Jul 2026 15:59:59 GMT', '2026-07-08T15:59:59 CET', 'null', 'NaN', '99999999999999999'],
  ])('%j is no instant for parseInstant', (text) => {
    expect(parseInstant(text)).toBeNull();
  });

  test('a timestamp without a zone is UTC in every time zone of the computer', () => {
    const zone = process.env['TZ'];
    process.env['TZ'] = 'America/New_York';
    try {
      expect(new Date(AT).getTimezoneOffset()).toBe(240);
      expect(parseInstant('2026-07-08T15:59:59.800')).toBe(AT);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  test('parseInstant reads all that toISOString writes', () => {
    const range = { min: 0, max: Date.UTC(2100, 0), maxExcluded: true, noInteger: false };
    fc.assert(
      fc.property(fc.double({ ...range, noNaN: true }).map(Math.floor), (at) => {
        expect(parseInstant(new Date(at).toISOString())).toBe(at);
      }),
      { seed: 7, numRuns: process.env['QUOTIDE_LONG'] ? 20_000 : 300 },
    );
  });
});

describe('parseReset', () => {
  const minute = Date.UTC(2026, 6, 8, 16, 0);

  test.each(['15:59:59.388', '15:59:59.720', '16:00:00.28', '15:59:58.121'])(
    'parseReset rounds %s to 16:00',
    (time) => {
      expect(parseReset(`2026-07-08T${time}+00:00`, minute)).toBe(minute);
    },
  );

  test.each([
    ...['2038-01-19T03:14:08Z', '2147483648', '2147483648000', '9999-12-31T23:59:59Z', '253402300800'],
    ...['8640000000000001', '+275760-09-13T00:00:01Z', '0', '1970-01-01T00:00:00Z', '1e308', String(1e308)],
    ...['-1', '-1783526399', '-000001-01-01T00:00:00Z', '0000-00-00T00:00:00Z', 'Infinity'],
  ])('parseReset gives no reset for %s', (text) => {
    expect(parseReset(text, minute)).toBeNull();
  });

  test('parseReset refuses a reset more than a year back or 400 days ahead', () => {
    const day = 24 * 3_600_000;
    const at = (days: number) => parseReset(new Date(minute + days * day).toISOString(), minute);
    expect(at(-365)).toBe(minute - 365 * day);
    expect(at(-366)).toBeNull();
    expect(at(400)).toBe(minute + 400 * day);
    expect(at(401)).toBeNull();
  });
});

test('parseReset gives the raw text, cut at its limit', () => {
  expect(rawInstant.parse('soon')).toBe('soon');
  expect(rawInstant.parse(1_783_526_399)).toBe('1783526399');
  expect(rawInstant.parse('x'.repeat(1000))).toHaveLength(64);
  expect([NaN, {}, [], true, null, undefined].map((value) => rawInstant.parse(value))).toEqual(
    Array(6).fill(null),
  );
});
