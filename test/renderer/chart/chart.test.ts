import { describe, expect, test } from 'vitest';
import { createCalendar } from '../../../electron/core/time/calendar';
import type { Segment } from '../../../electron/core/reports/segments';
import { frameOf, instantAt, xOf, yOf } from '../../../renderer/chart/frame';
import { areaPath, bridgePaths, linePath, valueAt } from '../../../renderer/chart/paths';
import { timeTicks } from '../../../renderer/chart/ticks';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (iso: string) => Date.parse(iso);
const berlin = createCalendar('Europe/Berlin');

describe('frame', () => {
  const frame = frameOf(800, 336);
  const span = { since: 0, until: DAY };

  test('xOf and instantAt are inverse to each other, and yOf maps percents', () => {
    expect(xOf(frame, span)(0)).toBe(30);
    expect(xOf(frame, span)(DAY)).toBe(794);
    expect(yOf(frame)(0)).toBe(310);
    expect(yOf(frame)(100)).toBe(26);
    expect(instantAt(frame, span, xOf(frame, span)(HOUR * 7))).toBeCloseTo(7 * HOUR, -5);
  });

  test('values beyond the edges are mapped to the edges', () => {
    expect(yOf(frame)(140)).toBe(26);
    expect(instantAt(frame, span, -50)).toBe(0);
    expect(instantAt(frame, span, 5000)).toBe(DAY);
  });
});

describe('timeTicks', () => {
  const ticks = (since: string, until: string, width = 700) =>
    timeTicks({ since: at(since), until: at(until) }, berlin, width);

  test('gives a day the hours of the local clock', () => {
    const found = ticks('2026-11-23T11:30:00Z', '2026-11-24T11:30:00Z');
    expect(found.map(({ kind }) => kind).filter((kind) => kind !== 'time')).toEqual(['midnight']);
    expect(found[0]?.at).toBe(at('2026-11-23T14:00:00Z'));
    expect(found.length).toBeLessThanOrEqual(9);
  });

  test('gives a week its days, labelled in their middle', () => {
    const found = ticks('2026-11-17T11:00:00Z', '2026-11-24T11:00:00Z');
    expect(found.map(({ kind }) => kind)).toEqual(found.map(() => 'day'));
    expect(found).toHaveLength(8);
    expect(found[1]).toEqual({
      at: at('2026-11-17T23:00:00Z'),
      kind: 'day',
      count: 1,
      labelAt: at('2026-11-18T11:00:00Z'),
    });
  });

  test('has each hour once when the clock changes', () => {
    const found = ticks('2026-10-24T22:00:00Z', '2026-10-26T00:00:00Z', 760);
    const hours = found.map(({ at: tick }) => berlin.hour(tick));
    expect(hours).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 0]);
    expect(new Set(found.map(({ at: tick }) => tick)).size).toBe(found.length);
  });

  test('starts the weeks of a month on Mondays, and gives a year months', () => {
    for (const { at: tick } of ticks('2026-10-24T22:00:00Z', '2026-11-24T22:00:00Z', 500).slice(1))
      expect(berlin.weekday(tick)).toBe(0);
    expect(
      ticks('2025-11-24T22:00:00Z', '2026-11-24T22:00:00Z', 840).every(({ kind }) => kind === 'month'),
    ).toBe(true);
  });
});

describe('paths', () => {
  const scales = { x: (instant: number) => instant, y: (percent: number) => 100 - percent };
  const line = (end: Segment['end'], ...points: [number, number][]): Segment => ({
    points: points.map(([instant, value]) => ({ at: instant, value })),
    end,
  });

  test('areaPath closes the line down to zero', () => {
    expect(linePath(line('end', [0, 10], [5, 20]), scales)).toBe('M0 90L5 80');
    expect(areaPath(line('end', [0, 10], [5, 20]), scales)).toBe('M0 90L5 80L5 100L0 100Z');
    expect(linePath(line('end', [4, 10]), scales)).toBe('M3 90h2');
  });

  test('bridgePaths joins lines over a time without readings, but not over a reset or downwards', () => {
    const [a, b, c] = [line('gap', [0, 10]), line('reset', [9, 30]), line('end', [12, 5])];
    expect(bridgePaths([a, b, c], scales)).toEqual(['M0 90L9 70']);
    expect(bridgePaths([line('gap', [0, 50]), c], scales)).toEqual([]);
    expect(bridgePaths([a, b], scales, 8)).toEqual([]);
  });

  test('valueAt has a value between readings and null in a gap', () => {
    const lines = [line('gap', [0, 10], [5, 20]), line('end', [9, 30], [12, 40])];
    expect([0, 4, 5, 7, 10, 13].map((instant) => valueAt(lines, instant))).toEqual([
      10,
      10,
      20,
      null,
      30,
      null,
    ]);
  });
});
