import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PaceSample } from '../../../../electron/core/pace/learning/pace-history';
import { fullSessions } from '../../../../electron/core/week-in-hand/full-sessions';
import { learnSessionCost, sharedStretches } from '../../../../electron/core/week-in-hand/session-cost';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WEEK = 168 * HOUR;
const MONDAY = Date.UTC(2026, 8, 7);
const LONG = process.env['QUOTIDE_LONG'] !== undefined;

interface Session {
  /** Percents of the five-hour window. */
  readonly used: number;
  /** Percents of the week for 100 % of the five-hour window. */
  readonly cost: number;
}

/** Readings of both windows, every ten minutes: two sessions a day, one period each. */
function readings(sessions: readonly Session[], cut = true) {
  const fiveHour: PaceSample[] = [];
  const week: PaceSample[] = [];
  const shown = (percent: number) => (cut ? Math.floor(percent) : percent);
  let used = 0;
  sessions.forEach(({ used: percent, cost }, index) => {
    const start = MONDAY + Math.floor(index / 2) * 24 * HOUR + (index % 2) * 6 * HOUR;
    const weekStart = MONDAY + Math.floor((start - MONDAY) / WEEK) * WEEK;
    if (start === weekStart) used = 0;
    for (let step = 0; step <= 24; step += 1) {
      const at = start + step * 10 * MINUTE;
      const now = (percent * step) / 24;
      fiveHour.push({ at, utilization: shown(now), resetsAt: start + 5 * HOUR });
      week.push({ at, utilization: shown(used + (now * cost) / 100), resetsAt: weekStart + WEEK });
    }
    used += (percent * cost) / 100;
  });
  return { fiveHour, week };
}

const alike = (count: number, cost = 6): readonly Session[] =>
  Array.from({ length: count }, () => ({ used: 60, cost }));

const learned = (sessions: readonly Session[]) => {
  const { fiveHour, week } = readings(sessions);
  return learnSessionCost(fiveHour, week);
};

describe('learnSessionCost', () => {
  test('sessions that were used in part give the cost', () => {
    const cost = learned(alike(28));
    expect(cost?.percent).toBeCloseTo(6, 0);
    expect(cost?.sessions).toBe(28);
  });

  test('fewer than twelve sessions give no cost: six to learn from, six to test it', () => {
    expect(learned(alike(11))).toBeNull();
    expect(learned(alike(12))).not.toBeNull();
  });

  test('the cost follows a week that becomes smaller', () => {
    const cost = learned([...alike(42, 6), ...alike(56, 9)]);
    expect(cost?.percent).toBeGreaterThan(8);
  });

  test('there is no cost if it would have been wrong about this account’s past', () => {
    // Each session takes a tenth more than the one before: every learned cost is wrong.
    const rising = Array.from({ length: 26 }, (_, index) => ({ used: 60, cost: 2 * 1.1 ** index }));
    expect(learned(rising)).toBeNull();
    expect(learned(alike(26))).not.toBeNull();
  });

  test('a week that sessions did not move gives no cost', () => {
    expect(learned(alike(28, 0))).toBeNull();
  });

  test('use while a window is full, across a reset or after a fall does not count', () => {
    const at = (minutes: number) => MONDAY + minutes * MINUTE;
    const first = MONDAY + 5 * HOUR;
    const fiveHour = [
      [0, 10, first],
      [10, 40, first],
      [20, 100, first],
      [30, 100, first],
      [310, 5, first + 6 * HOUR],
      [320, 25, first + 6 * HOUR],
      [330, 2, first + 6 * HOUR],
      [340, 12, first + 6 * HOUR],
    ].map(([minutes = 0, utilization = 0, resetsAt = 0]) => ({ at: at(minutes), utilization, resetsAt }));
    const week = [0, 2, 7, 9, 10, 12, 13, 14].map((utilization, index) => ({
      at: fiveHour[index]?.at ?? 0,
      utilization,
      resetsAt: MONDAY + WEEK,
    }));
    expect(sharedStretches(fiveHour, week)).toEqual([
      { at: at(10), session: 30, week: 2 },
      { at: at(320), session: 20, week: 2 },
      { at: at(340), session: 10, week: 1 },
    ]);
  });

  test('any readings give a positive cost or none', () => {
    const sample = fc.record({
      at: fc.integer({ min: MONDAY, max: MONDAY + 3 * WEEK }),
      utilization: fc.option(fc.double({ min: 0, max: 130, noNaN: true })),
      resetsAt: fc.option(fc.integer({ min: MONDAY, max: MONDAY + 4 * WEEK })),
    });
    const inOrder = fc.array(sample, { maxLength: 60 }).map((all) => all.toSorted((a, b) => a.at - b.at));
    fc.assert(
      fc.property(inOrder, inOrder, (fiveHour, week) => {
        const cost = learnSessionCost(fiveHour, week);
        if (cost === null) return;
        expect(cost.percent).toBeGreaterThan(0);
        expect(Number.isFinite(cost.spread + cost.error)).toBe(true);
      }),
      { seed: 17, numRuns: LONG ? 20_000 : 300 },
    );
  });
});

describe('fullSessions', () => {
  const cost = { percent: 10, spread: 0.1, error: 0.02, sessions: 20 };

  test('the sessions are a range around the mean', () => {
    const { low, high } = fullSessions(cost, 40);
    expect(low).toBeLessThan(5.95);
    expect(high).toBeGreaterThan(5.95);
    expect(high - low).toBeLessThan(1.5);
  });

  test('the range is wider if sessions differ more or the cost is less certain', () => {
    const width = (change: Partial<typeof cost>) => {
      const { low, high } = fullSessions({ ...cost, ...change }, 40);
      return high - low;
    };
    expect(width({ spread: 0.3 })).toBeGreaterThan(width({}));
    expect(width({ error: 0.2 })).toBeGreaterThan(width({}));
  });

  test('the range never rises with the use of the week, and ends at 0', () => {
    const percent = fc.double({ min: 0, max: 120, noNaN: true });
    fc.assert(
      fc.property(percent, percent, fc.double({ min: 1, max: 60, noNaN: true }), (a, b, each) => {
        const [less, more] = [Math.floor(Math.min(a, b)), Math.floor(Math.max(a, b))];
        const [before, after] = [less, more].map((used) => fullSessions({ ...cost, percent: each }, used));
        expect(after?.low).toBeLessThanOrEqual((before?.low ?? 0) + 1e-9);
        expect(after?.low).toBeLessThanOrEqual(after?.high ?? -1);
      }),
      { seed: 5, numRuns: LONG ? 20_000 : 300 },
    );
    expect(fullSessions(cost, 100)).toEqual({ low: 0, high: 0 });
  });
});
