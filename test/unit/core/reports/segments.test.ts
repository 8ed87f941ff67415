import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gapsOf, segmentsOf, type Point } from '../../../../electron/core/reports/segments';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const read = (minutes: number, last: number | null): Point => ({ at: minutes * MINUTE, last, max: last });

describe('segmentsOf', () => {
  test('a line goes on to the reset and a new line starts after it', () => {
    const lines = segmentsOf([read(0, 40), read(5, 50), read(15, 2)], [10 * MINUTE], 5 * MINUTE);
    expect(lines).toEqual([
      {
        points: [
          { at: 0, value: 40 },
          { at: 5 * MINUTE, value: 50 },
          { at: 10 * MINUTE, value: 50 },
        ],
        end: 'reset',
      },
      { points: [{ at: 15 * MINUTE, value: 2 }], end: 'end' },
    ]);
  });

  test('a line ends in a gap, and is not drawn through a night to a reset', () => {
    const lines = segmentsOf([read(0, 40), read(600, 3)], [5 * HOUR], 5 * MINUTE);
    expect(lines.map(({ end }) => end)).toEqual(['gap', 'end']);
    expect(lines[0]?.points).toHaveLength(1);
    expect(segmentsOf([read(0, 40), read(80, 41)], [], 5 * MINUTE)).toHaveLength(2);
    expect(segmentsOf([read(0, 40), read(60, 41)], [], 5 * MINUTE)).toHaveLength(1);
  });

  test('a line ends at an unknown percent', () => {
    expect(segmentsOf([read(0, 1), read(5, null), read(10, 2)], [], 5 * MINUTE)).toHaveLength(2);
  });

  test('a long bucket shows its highest percent', () => {
    const day: Point = { at: 0, last: 3, max: 88 };
    expect(segmentsOf([day], [], 24 * HOUR)[0]?.points).toEqual([{ at: 0, value: 88 }]);
  });

  test('no reading is lost and no value is added', () => {
    const reading = fc.record({
      step: fc.integer({ min: 1, max: 200 }),
      used: fc.option(fc.integer({ min: 0, max: 100 })),
    });
    fc.assert(
      fc.property(
        fc.array(reading, { maxLength: 40 }),
        fc.uniqueArray(fc.nat(4000), { maxLength: 5 }),
        (steps, resets) => {
          let minute = 0;
          const points = steps.map(({ step, used }) => read((minute += step), used));
          const drops = resets.sort((a, b) => a - b).map((at) => at * MINUTE);
          const drawn = segmentsOf(points, drops, 5 * MINUTE).flatMap((segment) => segment.points);
          const known = points.filter(({ last }) => last !== null);
          for (const { at, last } of known) expect(drawn).toContainEqual({ at, value: last });
          const values = new Set(known.map(({ last }) => last));
          for (const { value } of drawn) expect(values.has(value)).toBe(true);
          expect(drawn.map(({ at }) => at)).toEqual(drawn.map(({ at }) => at).sort((a, b) => a - b));
        },
      ),
      { seed: 9 },
    );
  });
});

describe('gapsOf', () => {
  test('a longer time than an hour without readings is a gap', () => {
    const times = [0, 1, 2, 8, 9].map((hour) => hour * HOUR);
    expect(gapsOf(times, { since: 0, until: 10 * HOUR }, MINUTE)).toEqual([
      { from: 2 * HOUR, until: 8 * HOUR },
    ]);
  });

  test('without readings the whole span is a gap', () => {
    expect(gapsOf([], { since: 0, until: 10 * HOUR }, MINUTE)).toEqual([{ from: 0, until: 10 * HOUR }]);
  });
});
