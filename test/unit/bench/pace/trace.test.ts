import { describe, expect, test } from 'vitest';
import { figuresOf } from '../../../../bench/pace/figures';
import { makeTrace } from '../../../../bench/pace/trace';
import { JUDGING_SEEDS } from '../../../../bench/pace/seeds-judging';
import { tuningSeeds } from '../../../../bench/pace/seeds-tuning';

const HOUR = 3_600_000;
const traces = tuningSeeds(2_400)
  .slice(0, 12)
  .map((seed) => makeTrace(seed));

test('the seeds for tuning and for judging are apart, and at least 200', () => {
  expect(JUDGING_SEEDS.length).toBeGreaterThanOrEqual(200);
  expect(tuningSeeds(2_400).filter((seed) => JUDGING_SEEDS.includes(seed))).toEqual([]);
});

test('a seed gives the same trace again', () => {
  expect(JSON.stringify(makeTrace(7))).toBe(JSON.stringify(makeTrace(7)));
  expect(JSON.stringify(makeTrace(7))).not.toBe(JSON.stringify(makeTrace(8)));
});

describe('a trace', () => {
  test('has periods of the right length that never exceed 100, and stops where it is full', () => {
    for (const { windows } of traces) {
      for (const { truth } of windows) {
        for (const { startsAt, resetsAt, peak, reachedAt } of truth.periods) {
          expect(resetsAt - startsAt).toBe(truth.lengthMs);
          expect(peak).toBeLessThanOrEqual(100);
          expect(peak === 100).toBe(reachedAt !== null);
        }
      }
    }
  });

  test('is read in time order, whole percents, never more than was used', () => {
    for (const { windows } of traces) {
      for (const { samples, truth } of windows) {
        const peaks = new Map(truth.periods.map(({ resetsAt, peak }) => [resetsAt, peak]));
        samples.forEach(({ at, utilization, resetsAt }, index) => {
          expect(at).toBeGreaterThan(samples[index - 1]?.at ?? 0);
          expect(utilization).toBe(Math.floor(utilization ?? NaN));
          if (resetsAt === null) expect(utilization).toBe(0);
          else expect(utilization).toBeLessThanOrEqual(peaks.get(resetsAt) ?? NaN);
        });
      }
    }
  });

  test('the five-hour window begins with a use', () => {
    for (const { windows } of traces) {
      const truth = windows[0]?.truth;
      expect(truth?.lengthMs).toBe(5 * HOUR);
      expect(truth?.periods.every(({ peak }) => peak > 0)).toBe(true);
    }
  });
});

describe('the figures', () => {
  const forecast = {
    kind: 'seven_day',
    low: 40,
    mid: 50,
    high: 70,
    linear: 90,
    workDays: 60,
    came: 60,
    lasts: true,
  } as const;
  const period = {
    kind: 'seven_day',
    reachedAt: null,
    warnedAt: null,
    maybeAt: null,
    linearWarnedAt: null,
  } as const;

  test('pinball loss by hand', () => {
    const { loss, toLinear, coverage } = figuresOf({ forecasts: [forecast], watched: [] }, null);
    // (0.1 · 20 + 0.5 · 10 + 0.1 · 10) / 3; of linear's 90 three times: (0.9 + 0.5 + 0.1) · 30 / 3.
    expect(loss).toBeCloseTo(8 / 3, 10);
    expect(toLinear).toBeCloseTo(8 / 3 / 15, 10);
    expect(coverage).toBe(1);
  });

  test('a false alarm is a warned period that lasted; in time is half an hour before', () => {
    const at = (minutes: number) => 1e12 + minutes * 60_000;
    const watched = [
      { ...period, warnedAt: at(0) },
      { ...period, warnedAt: at(0), reachedAt: at(30) },
      { ...period, warnedAt: at(0), reachedAt: at(29) },
      { ...period, reachedAt: at(0) },
    ];
    const { falseAlarms, warnedInTime, warnedBefore } = figuresOf({ forecasts: [], watched }, null);
    expect(falseAlarms).toBeCloseTo(1 / 3, 10);
    expect(warnedBefore).toBeCloseTo(2 / 3, 10);
    expect(warnedInTime).toBeCloseTo(1 / 3, 10);
  });
});
