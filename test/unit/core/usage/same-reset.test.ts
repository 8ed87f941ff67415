import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newCalibration } from '../../../../electron/core/estimate/learning/calibration';
import { learn } from '../../../../electron/core/estimate/learning/learn-budget';
import type { OfficialReading } from '../../../../electron/core/estimate/estimate-types';
import type { PaceSample } from '../../../../electron/core/pace/learning/pace-history';
import { bucketsOf, isSamePeriod } from '../../../../electron/core/pace/learning/buckets';
import { burstOf } from '../../../../electron/core/pace/learning/misses';
import { isSameReset, SAME_RESET_MS, startsFrom } from '../../../../electron/core/usage/same-reset';

const HOUR = 3_600_000;
const instant = fc.integer({ min: 0, max: 4e12 });

describe('isSameReset', () => {
  it('two resets are one exactly if they are less than 120 s apart', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 3 * SAME_RESET_MS }), (reset, apart) => {
        expect(isSameReset(reset, reset + apart)).toBe(apart < 120_000);
        expect(isSameReset(reset + apart, reset)).toBe(apart < 120_000);
      }),
    );
  });

  it('an unknown reset equals no known one', () => {
    expect(isSameReset(null, null)).toBe(true);
    expect(isSameReset(null, 0)).toBe(false);
    expect(isSameReset(0, null)).toBe(false);
  });
});

describe('startsFrom', () => {
  it('a period follows on if it starts less than 120 s before the reset, or later', () => {
    expect(startsFrom(1_000_000 - 119_999, 1_000_000)).toBe(true);
    expect(startsFrom(1_000_000 - 120_000, 1_000_000)).toBe(false);
    expect(startsFrom(-Infinity, 0)).toBe(false);
  });
});

/** A reading of a full week, one percent an hour. */
const week = (resetsAt: number): readonly PaceSample[] =>
  Array.from({ length: 99 }, (_, hour) => ({ at: (hour + 1) * HOUR, utilization: hour, resetsAt }));

describe('resets that are exactly 120 s apart', () => {
  it('resets 120 s apart are two periods for the learned burst and for the buckets of the same readings', () => {
    const reset = 168 * HOUR;
    const one = week(reset);
    const two = [...one, { at: 100 * HOUR, utilization: 99, resetsAt: reset + SAME_RESET_MS }];
    const usual = { rates: Array.from({ length: 168 }, () => 0.3), shape: [1], offsets: [] };
    const buckets = bucketsOf(one, 168 * HOUR, 0, 400 * HOUR);
    const seen = { ...buckets, hours: { ...buckets.hours, seen: buckets.hours.seen.map(() => 1) } };
    const burst = (samples: readonly PaceSample[]) => burstOf(samples, seen, usual, 168 * HOUR);
    const [last, next] = two.slice(-2);
    expect(last && next && isSamePeriod(last, next)).toBe(false);
    expect(burst(two)).not.toBe(burst(one));
  });

  it('a window whose start is 120 s before the last reading does not begin at 0 in the estimate', () => {
    const before: OfficialReading = {
      window: 'five_hour',
      utilization: 40,
      resetsAt: 9 * HOUR,
      at: 8 * HOUR,
    };
    const after = { ...before, utilization: 50, at: before.at + HOUR };
    const calibration = learn(newCalibration('a', 'pro'), before, []);
    // The window starts 120 s before the earlier reading.
    const [window] = learn(
      calibration,
      { ...after, resetsAt: before.at - SAME_RESET_MS + 5 * HOUR },
      [],
    ).windows;
    expect(window?.pairs).toEqual([]);
  });
});
