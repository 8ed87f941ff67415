import { createPricer } from '../../electron/core/prices/prices';
import { countActivity, type ActivityReport } from '../../electron/core/reports/activity-report';
import {
  historyReport,
  type HistoryFacts,
  type HistoryReport,
} from '../../electron/core/reports/history-report';
import { noFilter } from '../../electron/core/reports/work-filter';
import { countSessions, type SessionsReport } from '../../electron/core/sessions/sessions-report';
import { createCalendar } from '../../electron/core/time/calendar';
import { familyOf } from '../../electron/core/tokens/models';
import type { TokenUse } from '../../electron/core/tokens/tokens';
import { useOf } from '../fakes/token-use';
import { DAY, HOUR, MINUTE, NOW } from './samples';

/** The reports of the dashboard for the sample day, the same in every run. Times are UTC. */

const calendar = createCalendar('UTC');
const WEEK = { since: NOW - 7 * DAY, until: NOW + 13 * MINUTE };

/** The facts of a history without anything in it. */
export const noFacts: HistoryFacts = {
  firstAt: null,
  calendar,
  series: [],
  events: [],
  modeEvents: [],
  periods: [],
  forecasts: [],
  weekHours: null,
  score: null,
  now: NOW,
};

/** A week with two 5-hour periods each day and a 7-day window that reached no limit; one 5-hour period did. */
export function weekReport(change: Partial<HistoryFacts> = {}): HistoryReport {
  const starts = Array.from({ length: 14 }, (_, index) => NOW - 7 * DAY + index * 12 * HOUR + HOUR);
  const reached = starts[5] ?? 0;
  const five = starts.flatMap((start, index) =>
    Array.from({ length: 16 }, (_, step) => ({
      at: start + step * 15 * MINUTE,
      percent: Math.min(100, step * (index === 5 ? 8 : 2 + (index % 4))),
    })),
  );
  const seven = five.map(({ at }, index) => ({ at, percent: 4 + index / 6 }));
  const line = (window: string, points: typeof five) => ({
    window,
    bucketMs: 15 * MINUTE,
    points: points.map(({ at, percent }) => ({ at, last: percent, max: percent })),
  });
  return historyReport(WEEK, {
    ...noFacts,
    firstAt: NOW - 60 * DAY,
    series: [line('five_hour', five), line('seven_day', seven)],
    events: starts.map((start) => ({
      kind: 'window_reset' as const,
      at: start + 5 * HOUR,
      window: 'five_hour',
      value: 40,
      early: false,
      account: 'a',
    })),
    periods: starts.slice(0, -1).map((start) => ({
      window: 'five_hour',
      startedAt: start,
      resetsAt: start + 5 * HOUR,
      firstAt: start,
      peak: start === reached ? 100 : 40,
      peakAt: start + 4 * HOUR,
      crossed: [],
      hits: start === reached ? [{ reachedAt: start + 195 * MINUTE, clearedAt: start + 5 * HOUR }] : [],
      ended: 'scheduled' as const,
      endedAt: start + 5 * HOUR,
    })),
    weekHours: Array.from({ length: 168 }, (_, hour) => (hour % 24 > 8 && hour % 24 < 18 ? hour % 6 : 0)),
    score: { warnings: 6, cameTrue: 4, ranOut: 5, warnedInTime: 3, forecasts: 120, within: 98 },
    ...change,
  });
}

const models = ['claude-opus-5-5', 'claude-fable-5', 'claude-sonnet-4-6', 'claude-haiku-4-5'];
const projects = ['/home/mara/code/quotide', '/home/mara/code/ledgerly', '/home/mara/code/fennel-site'];
const titles = [
  'Treat early resets as their own event',
  'Invoice PDF: fonts and totals',
  'Move search to SQLite FTS',
];

/** Responses of three sessions over ten days, one of which is going on. */
export const sampleUses: readonly TokenUse[] = Array.from({ length: 60 }, (_, index) => {
  const session = index % 3;
  return useOf(`m${String(index)}`, {
    at: session === 0 ? NOW - (60 - index) * MINUTE : NOW - (1 + (index % 9)) * DAY - (index % 7) * HOUR,
    model: models[session === 0 ? 0 : index % 4] ?? '',
    sessionId: `s${String(session + 1)}`,
    project: projects[session] ?? '',
    branch: index % 2 === 0 ? 'main' : 'feat/tray',
    tokens: {
      input: 900,
      output: 700 + index * 30,
      cacheRead: 40_000 + index * 900,
      cacheWrite5m: 1500,
      cacheWrite1h: 0,
    },
  });
});

/** The sessions of `sampleUses`; the first of them is live. */
export function sessionsReport(uses: readonly TokenUse[] = sampleUses): SessionsReport {
  const count = countSessions(
    { since: NOW - 30 * DAY, until: NOW + HOUR },
    {
      now: NOW,
      priceOf: createPricer(),
      titles: new Map(titles.map((title, index) => [`s${String(index + 1)}`, title])),
      periods: [],
    },
  );
  for (const use of uses) count.add(use);
  return count.report();
}

/** The tokens of `sampleUses` over thirty days. */
export function activityReport(uses: readonly TokenUse[] = sampleUses): ActivityReport {
  const count = countActivity(
    { since: NOW - 29 * DAY, until: NOW + HOUR, filter: noFilter },
    { beganAt: 0, calendar, priceOf: createPricer(), familyOf },
  );
  for (const use of uses) count.add(use);
  return count.report();
}
