import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreForecasts, type ForecastRecord } from '../../../../electron/core/pace/forecast-score';
import { historyReport, type HistoryFacts } from '../../../../electron/core/reports/history-report';
import { createCalendar } from '../../../../electron/core/time/calendar';
import type { Period } from '../../../../electron/core/usage/periods';
import type { UsageEvent } from '../../../../electron/core/usage/usage';
import type { EventFields } from '../../../../electron/core/usage/usage-event';
import { usageEvent } from '../../../support/events';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const span = { since: 0, until: 30 * DAY };

const period = (over: Partial<Period>): Period => ({
  window: 'five_hour',
  startedAt: 0,
  resetsAt: 5 * HOUR,
  firstAt: 0,
  peak: 50,
  peakAt: HOUR,
  crossed: [],
  hits: [],
  ended: 'scheduled',
  endedAt: 5 * HOUR,
  ...over,
});
const event = (over: Partial<EventFields>): UsageEvent =>
  usageEvent({
    kind: 'window_reset',
    at: HOUR,
    window: 'five_hour',
    value: 80,
    early: false,
    account: 'a',
    ...over,
  });
const forecast = (over: Partial<ForecastRecord>): ForecastRecord => ({
  account: 'a',
  window: 'five_hour',
  at: HOUR,
  resetsAt: 5 * HOUR,
  used: 50,
  low: 80,
  mid: 110,
  high: 140,
  verdict: 'runs_out',
  fromHistory: false,
  ...over,
});
const facts = (over: Partial<HistoryFacts>): HistoryFacts => ({
  firstAt: 0,
  calendar: createCalendar('UTC'),
  series: [],
  events: [],
  modeEvents: [],
  periods: [],
  forecasts: [],
  weekHours: null,
  score: null,
  now: 20 * DAY,
  ...over,
});

describe('historyReport: reached limits', () => {
  const hit = period({ hits: [{ reachedAt: 3 * HOUR, clearedAt: 5 * HOUR }], peak: 100 });

  test('the hits are listed newest first, with their blocked time', () => {
    const later = period({
      startedAt: 2 * DAY,
      hits: [{ reachedAt: 2 * DAY + HOUR, clearedAt: null }],
      endedAt: 2 * DAY + 5 * HOUR,
    });
    const { hits, blockedMs } = historyReport(span, facts({ periods: [hit, later] }));
    expect(hits.map(({ from }) => from)).toEqual([2 * DAY + HOUR, 3 * HOUR]);
    expect(blockedMs).toBe(2 * HOUR + 4 * HOUR);
  });

  test('two full windows at one time block once, and a hit that goes on blocks until now', () => {
    const weekly = period({
      window: 'seven_day',
      hits: [{ reachedAt: 4 * HOUR, clearedAt: null }],
      endedAt: null,
      ended: null,
    });
    const { hits, blockedMs } = historyReport(span, facts({ periods: [hit, weekly], now: 10 * HOUR }));
    expect(hits).toHaveLength(2);
    expect(blockedMs).toBe(7 * HOUR);
  });

  test('a hit of one model does not count as blocked, since other models answer', () => {
    const scoped = period({ window: 'seven_day_opus', hits: [{ reachedAt: HOUR, clearedAt: 3 * HOUR }] });
    const report = historyReport(span, facts({ periods: [scoped] }));
    expect(report.hits).toHaveLength(1);
    expect(report.blockedMs).toBe(0);
  });

  test('a hit has startSeen only if a reading below the limit came before it', () => {
    const seenAt = (firstAt: number) =>
      historyReport(span, facts({ periods: [{ ...hit, firstAt }] })).hits[0]?.startSeen;
    const reachedAt = hit.hits[0]?.reachedAt ?? 0;
    expect([seenAt(reachedAt - HOUR), seenAt(reachedAt)]).toEqual([true, false]);
  });

  test('a hit has the time since the first warning of the same period', () => {
    const warning = forecast({ at: 2.5 * HOUR });
    const others = [
      forecast({ at: HOUR, verdict: 'lasts' }),
      forecast({ at: HOUR, used: 100 }),
      forecast({ at: HOUR, window: 'seven_day' }),
      forecast({ at: -HOUR, resetsAt: 0 }),
      forecast({ at: 3.5 * HOUR }),
    ];
    const warnedMs = (forecasts: HistoryFacts['forecasts']) =>
      historyReport(span, facts({ periods: [hit], forecasts })).hits[0]?.warnedMs;
    expect(warnedMs([...others, warning])).toBe(0.5 * HOUR);
    expect(warnedMs(others)).toBeNull();
  });

  test('a hit counts as warned of exactly if the score counts its period so', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            at: fc.integer({ min: -2, max: 6 }).map((hour) => hour * HOUR),
            used: fc.constantFrom(50, 99, 100),
            verdict: fc.constantFrom('runs_out' as const, 'lasts' as const),
            resetsAt: fc.constantFrom(0, 5 * HOUR - 119_000, 5 * HOUR, 5 * HOUR + 120_000),
          }),
        ),
        (some) => {
          const forecasts = some.map(forecast).filter(({ at }) => at <= 3 * HOUR);
          const end = {
            account: 'a',
            window: 'five_hour',
            resetsAt: 5 * HOUR,
            peak: 100,
            reachedAt: 3 * HOUR,
          };
          const [shown] = historyReport(span, facts({ periods: [hit], forecasts })).hits;
          expect(shown?.warnedMs !== null).toBe(scoreForecasts(forecasts, [end]).cameTrue === 1);
        },
      ),
      { seed: 181, numRuns: 300 },
    );
  });
});

test('historyReport lists the resets, alerts and ended periods of the span', () => {
  const events = [
    event({ at: -HOUR }),
    event({ at: DAY, early: true }),
    event({ kind: 'threshold_crossed', at: 2 * DAY, value: 95 }),
    event({ at: 31 * DAY }),
  ];
  const periods = [period({}), period({ endedAt: null, ended: null }), period({ endedAt: 40 * DAY })];
  const report = historyReport(span, facts({ events, periods }));
  expect(report.resets).toEqual([{ window: 'five_hour', at: DAY, early: true, used: 80 }]);
  expect(report.alerts).toEqual([{ window: 'five_hour', at: 2 * DAY, value: 95 }]);
  expect(report.periods).toEqual([{ window: 'five_hour', endedAt: 5 * HOUR, peak: 50, how: 'scheduled' }]);
});

test('historyReport shows peaks if a bucket is longer than half a window', () => {
  const points = [{ at: HOUR, last: 5, max: 90 }];
  const of = (bucketMs: number) =>
    historyReport(span, facts({ series: [{ window: 'five_hour', bucketMs, points }] })).windows[0];
  expect(of(5 * 60_000)?.mode).toBe('lines');
  expect(of(12 * HOUR)).toMatchObject({
    mode: 'peaks',
    segments: [{ points: [{ at: 12 * HOUR, value: 90 }], end: 'end' }],
  });
});

test('historyReport has warnings and ranges once one of them could be scored', () => {
  const none = { warnings: 0, cameTrue: 0, ranOut: 0, warnedInTime: 0, forecasts: 0, within: 0 };
  const report = (score: HistoryFacts['score']) => {
    const { warnings, ranges } = historyReport(span, facts({ score }));
    return { warnings, ranges };
  };
  expect(report(null)).toEqual({ warnings: null, ranges: null });
  expect(report(none)).toEqual({ warnings: null, ranges: null });
  expect(report({ ...none, warnings: 4, cameTrue: 3, ranOut: 5, forecasts: 50, within: 41 })).toEqual({
    warnings: { cameTrue: 3, all: 4 },
    ranges: { held: 41, all: 50 },
  });
});

test('historyReport has one peak for each local day, the highest of its buckets, at noon', () => {
  const points = [2, 8, 20, 26, 30].map((hour, index) => ({
    at: hour * HOUR,
    last: 1,
    max: [40, 90, 70, 20, 30][index] ?? 0,
  }));
  const of = (zone: string) =>
    historyReport(
      span,
      facts({
        calendar: createCalendar(zone),
        series: [{ window: 'five_hour', bucketMs: 5 * HOUR, points }],
      }),
    ).windows[0]?.segments.flatMap((segment) => segment.points);
  expect(of('UTC')).toEqual([
    { at: 12 * HOUR, value: 90 },
    { at: 36 * HOUR, value: 30 },
  ]);
  // In Tokyo the day after began nine hours earlier.
  expect(of('Asia/Tokyo')).toEqual([
    { at: 3 * HOUR, value: 90 },
    { at: 27 * HOUR, value: 70 },
  ]);
});
