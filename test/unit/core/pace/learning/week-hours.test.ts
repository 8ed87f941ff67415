import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { offsetOf, slotOf, zoneOffsets } from '../../../../../electron/core/pace/learning/week-hours';

const runs = { seed: 20261124, numRuns: process.env['QUOTIDE_LONG'] ? 5_000 : 300 };
const HOUR = 3_600_000;
const from = Date.UTC(2026, 0, 1);
const to = Date.UTC(2027, 0, 1);

describe('zoneOffsets', () => {
  test('the offset changes at the same instant as the clocks', () => {
    expect(zoneOffsets('Europe/Berlin', from, to)).toEqual([
      { from, offsetMs: HOUR },
      { from: Date.UTC(2026, 2, 29, 1), offsetMs: 2 * HOUR },
      { from: Date.UTC(2026, 9, 25, 1), offsetMs: HOUR },
    ]);
    expect(zoneOffsets('Asia/Kolkata', from, to)).toEqual([{ from, offsetMs: 5.5 * HOUR }]);
  });

  test('an unknown time zone throws a RangeError', () => {
    expect(() => zoneOffsets('Mars/Olympus', from, to)).toThrow(RangeError);
  });
});

test.each(['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Tokyo', 'UTC'])(
  'slotOf gives the local weekday and hour in %s',
  (timeZone) => {
    const offsets = zoneOffsets(timeZone, from, to);
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      weekday: 'short',
      hour: 'numeric',
      hourCycle: 'h23',
    });
    const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), (at) => {
        const parts = format.formatToParts(at);
        const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
        expect(slotOf(offsets, at)).toBe(days.indexOf(part('weekday')) * 24 + Number(part('hour')));
      }),
      runs,
    );
  },
);

test('offsetOf gives the first offset before the first known instant', () => {
  expect(offsetOf(zoneOffsets('Asia/Tokyo', from, to), from - HOUR)).toBe(9 * HOUR);
});
