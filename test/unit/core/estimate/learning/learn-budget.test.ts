import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateWindow } from '../../../../../electron/core/estimate/estimate';
import { newCalibration } from '../../../../../electron/core/estimate/learning/calibration';
import { unwatched } from '../../../../../electron/core/estimate/learning/elsewhere';
import { learn } from '../../../../../electron/core/estimate/learning/learn-budget';
import {
  reviveCalibration,
  reviveMisses,
  reviveWeek,
} from '../../../../../electron/core/estimate/learning/load-calibration';
import { weekFrom } from '../../../../../electron/core/week-estimate/week-anchor';
import { byPrice, DAY, HOUR, live, reading, use } from '../make';

const life = live(byPrice(2), { rounded: true, elsewhere: 1 });

describe('learn', () => {
  it.each([
    reading(NaN, 200 * HOUR),
    reading(-1, 200 * HOUR),
    reading(5, NaN),
    reading(5, 200 * HOUR, { resetsAt: NaN }),
    reading(5, 200 * HOUR, { window: 'codename' }),
    reading(99, life.last.at),
    reading(99, life.last.at - HOUR),
  ])('an invalid or old reading changes nothing', (invalid) => {
    expect(learn(life.calibration, invalid, life.uses)).toBe(life.calibration);
  });

  it('only the use since the last reading counts, however much is given', () => {
    const higher = reading(life.last.utilization + 1, life.last.at + HOUR);
    const more = [use(life.last.at + 1, { input: 5e5 })];
    expect(learn(life.calibration, higher, [...more, ...life.uses])).toEqual(
      learn(life.calibration, higher, more),
    );
  });

  it('a fall within a period is a correction and no pair', () => {
    const [before] = life.calibration.windows;
    const [after] = learn(life.calibration, reading(1, life.last.at + HOUR), []).windows;
    expect(after?.pairs).toEqual(before?.pairs);
    expect(after?.open.percent).toBe(1);
  });

  it('a pair begins at 0 at a reset and counts the use since then', () => {
    let calibration = newCalibration('a', 'pro');
    calibration = learn(calibration, reading(90, 7 * DAY - HOUR), []);
    const uses = [use(7 * DAY - 1800_000, { input: 9e6 }), use(7 * DAY + 1800_000, { input: 1e6 })];
    const afterReset = reading(4, 7 * DAY + HOUR, { resetsAt: 14 * DAY });
    const [window] = learn(calibration, afterReset, uses).windows;
    expect(window?.pairs).toHaveLength(1);
    expect(window?.pairs[0]?.delta).toBe(4);
    expect(window?.pairs[0]?.load[3]).toBeCloseTo(1);
  });

  it('the stored pairs, trials and scores are limited in number', () => {
    const long = live(byPrice(0.3), { hours: 160 });
    expect(JSON.stringify(long.calibration).length).toBeLessThan(100_000);
  });

  it('the calibration follows a limit that has changed', () => {
    let { calibration, last } = life;
    for (let i = 1; i <= 30; i += 1) {
      const start = 7 * DAY * Math.ceil(i / 15);
      const at = start + ((i - 1) % 15) * 6 * HOUR + HOUR;
      const percent = 6 * (1 + ((i - 1) % 15));
      last = reading(percent, at, { resetsAt: start + 7 * DAY });
      calibration = learn(calibration, last, [use(at - 1000, { input: 1e6 })]);
    }
    const uses = [use(last.at + 1, { input: 1e6 })];
    const now = last.at + 2;
    const made = estimateWindow({ anchor: last, calibration, plan: 'pro', uses, now });
    expect(Math.abs((made?.utilization ?? 0) - last.utilization - 6)).toBeLessThan(1);
  });
});

describe('reviveCalibration and reviveMisses', () => {
  it('a stored calibration is loaded unchanged', () => {
    expect(reviveCalibration(JSON.parse(JSON.stringify(life.calibration)))).toEqual(life.calibration);
    const week = weekFrom(7, 'official');
    expect(reviveWeek(JSON.parse(JSON.stringify(week)))).toEqual(week);
  });

  it('any JSON value never throws, and the result is usable', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(reviveCalibration(json)).toBeNull();
        expect(reviveWeek(json)).toBeNull();
      }),
      { seed: 75, numRuns: 500 },
    );
  });

  it('a calibration with keys of a later version is loaded', () => {
    const withKeys = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(withKeys);
      if (typeof value !== 'object' || value === null) return value;
      const inside = Object.entries(value).map(([key, inner]) => [key, withKeys(inner)] as const);
      return { ...Object.fromEntries(inside), later: 1 };
    };
    const { calibration } = life;
    expect(reviveCalibration(withKeys(JSON.parse(JSON.stringify(calibration))))).toMatchObject(calibration);
  });

  it('an unreadable value costs only its own part, and the rest is usable', () => {
    const { calibration, last } = life;
    const [window] = calibration.windows;
    if (window === undefined) throw new Error('nothing was learned');
    const two = { ...calibration, windows: [window, { ...window, window: 'five_hour' }] };
    const stored = JSON.stringify(two);
    const numbers = [...stored.matchAll(/(?<=[:[,])-?\d[\d.e-]*(?=[,}\]])/g)];
    fc.assert(
      fc.property(fc.nat(numbers.length - 1), fc.constantFrom('"x"', 'null', '{}', '1e999'), (i, odd) => {
        const at = numbers[i]?.index ?? 0;
        const json = JSON.parse(
          stored.slice(0, at) + odd + stored.slice(at + (numbers[i]?.[0].length ?? 0)),
        ) as unknown;
        const revived = reviveCalibration(json);
        // Only an unreadable version, which stands first, costs the whole calibration.
        if (i === 0) {
          expect(revived).toBeNull();
          return;
        }
        const isInFirst = at < stored.indexOf('"five_hour"');
        const whole = isInFirst ? two.windows[1] : two.windows[0];
        expect(revived?.windows.find((each) => each.window === whole?.window)).toEqual(whole);
        const now = last.at + HOUR;
        const uses = [use(last.at + 1, { input: 1e5 })];
        for (const anchor of [last, { ...last, window: 'five_hour' }]) {
          const made = estimateWindow({ anchor, calibration: revived, plan: 'pro', uses, now });
          expect(Number.isFinite(made?.utilization ?? 0)).toBe(true);
        }
      }),
      { seed: 76, numRuns: 300 },
    );
  });

  it.each([
    ['a pair', 'pairs', 0, { pairs: life.calibration.windows[0]?.pairs.slice(1) }],
    ['all pairs', 'pairs', null, { pairs: [] }],
    ['the fit', 'fit', null, { fit: null }],
    ['what others use', 'elsewhere', null, { elsewhere: unwatched }],
    ['the trials', 'trials', null, { trials: [] }],
    ['the scores', 'scores', null, { scores: [] }],
  ] as const)('an unreadable value costs %s alone', (_what, key, index, change) => {
    const [window] = life.calibration.windows;
    const odd = index === null ? 'odd' : window?.[key].map((item, at) => (at === index ? 'odd' : item));
    const stored = { ...life.calibration, windows: [{ ...window, [key]: odd }] };
    expect(reviveCalibration(stored)?.windows).toEqual([{ ...window, ...change }]);
  });

  it('the readable misses are loaded', () => {
    const miss = {
      window: 'seven_day',
      at: 1,
      silentMs: 2,
      estimate: 3,
      low: 2,
      high: 4,
      official: 5,
      calibrated: true,
    };
    expect(reviveMisses([miss, { ...miss, later: 1 }, { ...miss, low: null }, 'odd'])).toEqual([miss, miss]);
    expect(reviveMisses('odd')).toEqual([]);
    expect(reviveMisses(null)).toEqual([]);
  });
});
