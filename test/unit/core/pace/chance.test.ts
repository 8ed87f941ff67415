import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paceOf } from '../../../../electron/core/pace/pace';
import type { PaceHistory } from '../../../../electron/core/pace/learning/pace-history';
import { runOutChance } from '../../../../electron/core/pace/chance';

const runs = { seed: 20261125, numRuns: process.env['QUOTIDE_LONG'] ? 5_000 : 300 };
const [MINUTE, HOUR] = [60_000, 3_600_000];
const START = Date.UTC(2026, 10, 21, 10, 0);

/** The chance after a share of a window of `hours`, whose percent last rose `idle` minutes ago. */
function chance(used: number, elapsed: number, hours = 5, idle: number | null = 0): number {
  const lengthMs = hours * HOUR;
  const observedAt = START + elapsed * lengthMs;
  const roseAt = idle === null ? null : observedAt - idle * MINUTE;
  return runOutChance({ used, observedAt, resetsAt: START + lengthMs, lengthMs }, roseAt);
}

const used = fc.double({ min: 0, max: 99.9, noNaN: true });
const share = fc.double({ min: 0.031, max: 0.9999, noNaN: true });
const hours = fc.constantFrom(5, 168);
const idle = fc.option(fc.double({ min: 0, max: 300, noNaN: true }));

describe('runOutChance', () => {
  test('the chance is between 0 and 1 and never falls with the use', () => {
    fc.assert(
      fc.property(used, used, share, hours, idle, (a, b, elapsed, length, since) => {
        const less = chance(Math.min(a, b), elapsed, length, since);
        const more = chance(Math.max(a, b), elapsed, length, since);
        expect(less).toBeGreaterThan(0);
        expect(less).toBeLessThanOrEqual(more);
        expect(more).toBeLessThan(1);
      }),
      runs,
    );
  });

  test('the chance falls with the time since the last rise, down to that of an unknown one', () => {
    fc.assert(
      fc.property(used, share, hours, fc.nat(60), fc.nat(60), (percent, elapsed, length, a, b) => {
        const soon = chance(percent, elapsed, length, Math.min(a, b));
        const later = chance(percent, elapsed, length, Math.max(a, b));
        expect(later).toBeLessThanOrEqual(soon);
        expect(chance(percent, elapsed, length, null)).toBeLessThanOrEqual(later);
      }),
      runs,
    );
  });

  test('the chance of a week falls as its reset comes near', () => {
    expect(chance(95, 0.9, 168)).toBeLessThan(chance(95, 0.7, 168) - 0.1);
  });

  test('the chance is a number up to the last moment', () => {
    expect(chance(0, 1 - 1e-12)).toBeGreaterThan(0);
    expect(chance(99.9, 1 - 1e-12)).toBeLessThan(1);
  });
});

describe('paceOf: the verdict of a likely run-out', () => {
  const verdict = (
    percent: number,
    elapsed: number,
    length: number,
    since: number | null,
    history?: PaceHistory,
  ) => {
    const lengthMs = length * HOUR;
    const observedAt = START + elapsed * lengthMs;
    const roseAt = since === null ? null : observedAt - since * MINUTE;
    const window = { utilization: percent, resetsAt: START + lengthMs, lengthMs };
    return paceOf({ ...window, observedAt, now: observedAt, stale: false, roseAt, history: history ?? null });
  };

  test('a full range over 100 is no warning after a pause, or if the last rise is unknown', () => {
    expect(verdict(98, 0.6, 5, 0).verdict).toBe('runs_out');
    for (const since of [20, 60, null]) {
      const pace = verdict(98, 0.6, 5, since);
      expect([since, pace.verdict]).toEqual([since, 'unknown']);
      expect(pace.atReset?.low).toBeGreaterThanOrEqual(100);
      expect([pace.runsOutAt, pace.runsOutBetween]).toEqual([null, null]);
    }
  });

  test('the verdict of a week holds over a pause', () => {
    expect(verdict(90, 0.5, 168, 300).verdict).toBe('runs_out');
  });

  test('the verdict is no run-out while the low end is below 100, however likely', () => {
    const habits = { rates: Array.from({ length: 168 }, () => 0), shape: [1], burst: 1, weeks: 4 };
    const quiet = { ...habits, learnedAt: START, offsets: [{ from: 0, offsetMs: 0 }], recent: null };
    expect(verdict(99, 0.5, 5, 0).verdict).toBe('runs_out');
    const usual = verdict(99, 0.5, 5, 0, quiet);
    expect([usual.verdict, usual.atReset?.low]).toEqual(['lasts', 99]);
  });
});
