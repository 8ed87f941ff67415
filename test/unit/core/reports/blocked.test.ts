import { describe, expect, it } from 'vitest';
import { lengthOf, spansOfGoingOn, without } from '../../../../electron/core/reports/blocked';
import { createCalendar } from '../../../../electron/core/time/calendar';
import { historyReport } from '../../../../electron/core/reports/history-report';
import type { EventKind, UsageEvent } from '../../../../electron/core/usage/usage';
import { usageEvent } from '../../../support/events';

const HOUR = 3_600_000;
const event = (kind: EventKind, hours: number, window: string | null = null): UsageEvent =>
  usageEvent({ kind, at: hours * HOUR, window, value: null, early: false, account: 'a' });

describe('spansOfGoingOn and the blocked time', () => {
  it('a span lasts from its start event until Claude is held back', () => {
    const events = [event('limit_reached', 1, 'five_hour'), event('grace_started', 1), event('held_back', 2)];
    expect(spansOfGoingOn(events, 9 * HOUR)).toEqual([[HOUR, 2 * HOUR]]);
  });

  it('a span ends with the last of two limits', () => {
    const events = [
      event('limit_reached', 1, 'five_hour'),
      event('low_priority_started', 1),
      event('limit_reached', 2, 'seven_day'),
      event('limit_cleared', 3, 'five_hour'),
      event('limit_cleared', 5, 'seven_day'),
    ];
    expect(spansOfGoingOn(events, 9 * HOUR)).toEqual([[HOUR, 5 * HOUR]]);
  });

  it('a span without an end lasts until now, and a change of the way does not divide it', () => {
    const events = [
      event('grace_started', 1),
      event('low_priority_started', 2),
      event('extra_usage_started', 3),
    ];
    expect(spansOfGoingOn(events, 4 * HOUR)).toEqual([[HOUR, 4 * HOUR]]);
  });

  it('the time of going on does not count as blocked, and the hit still counts', () => {
    const period = {
      window: 'five_hour',
      startedAt: 0,
      resetsAt: 5 * HOUR,
      firstAt: 0,
      peak: 100,
      peakAt: HOUR,
      crossed: [],
      hits: [{ reachedAt: HOUR, clearedAt: 5 * HOUR }],
      ended: 'scheduled' as const,
      endedAt: 5 * HOUR,
    };
    const report = (modeEvents: readonly UsageEvent[]) =>
      historyReport(
        { since: 0, until: 6 * HOUR },
        {
          firstAt: 0,
          calendar: createCalendar('UTC'),
          series: [],
          events: [],
          modeEvents,
          periods: [period],
          forecasts: [],
          weekHours: null,
          score: null,
          now: 6 * HOUR,
        },
      );
    expect(report([])).toMatchObject({ blockedMs: 4 * HOUR, hits: [{ blockedMs: 4 * HOUR }] });
    const partly = [event('grace_started', 1), event('held_back', 2)];
    expect(report(partly)).toMatchObject({ blockedMs: 3 * HOUR, hits: [{ blockedMs: 3 * HOUR }] });
    expect(report([event('low_priority_started', 1)])).toMatchObject({
      blockedMs: 0,
      hits: [{ blockedMs: 0 }],
    });
  });
});

describe('without and lengthOf', () => {
  it('spans are joined and cut', () => {
    expect(
      without(
        [
          [0, 4],
          [3, 8],
          [9, 9],
        ],
        [
          [2, 3],
          [7, 20],
        ],
      ),
    ).toEqual([
      [0, 2],
      [3, 7],
    ]);
    expect(
      lengthOf([
        [0, 2],
        [3, 7],
      ]),
    ).toBe(6);
  });
});
