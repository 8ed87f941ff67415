import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCalendar } from '../../../../electron/core/time/calendar';
import { createWallClock } from '../../../../electron/core/time/wall-clock';

const at = (iso: string) => Date.parse(iso);
const HOUR = 3_600_000;

describe('days of a zone', () => {
  const berlin = createCalendar('Europe/Berlin');

  test('begin at local midnight', () => {
    expect(berlin.dayStart(at('2026-11-24T21:30:00Z'))).toBe(at('2026-11-23T23:00:00Z'));
    expect(berlin.nextDay(at('2026-11-24T21:30:00Z'))).toBe(at('2026-11-24T23:00:00Z'));
  });

  test('have 23 and 25 hours when the clock changes', () => {
    const spring = berlin.dayStart(at('2026-03-29T12:00:00Z'));
    expect(berlin.nextDay(spring) - spring).toBe(23 * HOUR);
    const autumn = berlin.dayStart(at('2026-10-25T12:00:00Z'));
    expect(berlin.nextDay(autumn) - autumn).toBe(25 * HOUR);
  });

  test('begin at one o’clock where midnight is skipped', () => {
    const cairo = createCalendar('Africa/Cairo');
    // 24 April 2026: the clock goes from 00:00 to 01:00.
    expect(cairo.dayStart(at('2026-04-24T12:00:00Z'))).toBe(at('2026-04-23T22:00:00Z'));
    expect(cairo.hour(at('2026-04-23T22:00:00Z'))).toBe(1);
  });

  test('have their clock times, the first of two and the next after a skipped one', () => {
    const half = 2.5 * HOUR;
    expect(berlin.atClock(at('2026-10-25T12:00:00Z'), half)).toBe(at('2026-10-25T00:30:00Z'));
    expect(berlin.atClock(at('2026-03-29T12:00:00Z'), 3 * HOUR)).toBe(at('2026-03-29T01:00:00Z'));
    expect(berlin.atClock(at('2026-11-24T12:00:00Z'), half)).toBe(at('2026-11-24T01:30:00Z'));
  });

  test('know the weekday and the hour, also half an hour off', () => {
    const kolkata = createCalendar('Asia/Kolkata');
    expect(kolkata.weekday(at('2026-11-22T18:31:00Z'))).toBe(0);
    expect(kolkata.hour(at('2026-11-22T18:31:00Z'))).toBe(0);
    expect(kolkata.offset(at('2026-11-22T18:31:00Z'))).toBe(5.5 * HOUR);
  });
});

test('months begin at local midnight of the first', () => {
  const tokyo = createCalendar('Asia/Tokyo');
  expect(tokyo.monthStart(at('2026-11-24T00:00:00Z'))).toBe(at('2026-10-31T15:00:00Z'));
  expect(tokyo.nextMonth(at('2026-12-24T00:00:00Z'))).toBe(at('2026-12-31T15:00:00Z'));
});

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'];

test('is what Intl says at each quarter of the days around a change of the clocks', () => {
  for (const zone of zones) {
    const calendar = createCalendar(zone);
    const wallClock = createWallClock(zone);
    for (const noon of ['2026-03-08T12:00Z', '2026-03-29T12:00Z', '2026-04-04T12:00Z', '2026-10-25T12:00Z'])
      for (let instant = at(noon) - 24 * HOUR; instant < at(noon) + 24 * HOUR; instant += HOUR / 4) {
        const wall = wallClock(instant);
        expect(calendar.offset(instant)).toBe(wall - instant);
        expect(calendar.day(instant)).toBe(new Date(wall).toISOString().slice(0, 10));
      }
  }
});

test('each instant lies in its day, in every zone', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: at('2020-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') }),
      (zone, instant) => {
        const calendar = createCalendar(zone);
        const [start, next] = [calendar.dayStart(instant), calendar.nextDay(instant)];
        expect(start).toBeLessThanOrEqual(instant);
        expect(next).toBeGreaterThan(instant);
        expect(calendar.dayStart(next)).toBe(next);
        expect(calendar.dayStart(start)).toBe(start);
      },
    ),
    { seed: 5, numRuns: 300 },
  );
});
