import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allTokens,
  countActivity,
  type ActivityQuery,
} from '../../../../electron/core/reports/activity-report';
import { createCalendar } from '../../../../electron/core/time/calendar';
import { activityCsv, type ActivityTable } from '../../../../electron/core/reports/activity-csv';
import { noFilter, type WorkFilter } from '../../../../electron/core/reports/work-filter';
import { noTokens, type TokenUse } from '../../../../electron/core/tokens/tokens';

const at = (iso: string) => Date.parse(iso);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const use = (over: Partial<TokenUse>): TokenUse => ({
  messageId: 'm',
  requestId: null,
  at: at('2026-11-16T10:00:00Z'),
  model: 'claude-opus-5-5',
  tokens: { ...noTokens, output: 100 },
  origin: 'transcript',
  account: null,
  sessionId: null,
  project: '/home/mara/quotide',
  branch: 'main',
  sidechain: false,
  onPlan: true,
  copied: false,
  fast: false,
  terms: 0,
  ...over,
});

const count = (
  query: Omit<ActivityQuery, 'filter'> & Partial<ActivityQuery>,
  uses: readonly TokenUse[],
  zone = 'UTC',
  beganAt = 0,
) => {
  const counted = countActivity(
    { filter: noFilter, ...query },
    {
      beganAt,
      calendar: createCalendar(zone),
      priceOf: ({ model, tokens }) => ({
        usd: model.includes('unknown') ? null : tokens.output / 100,
        isOwn: model.startsWith('own'),
      }),
      familyOf: (model) => (model.includes('opus') ? 'opus' : 'other'),
    },
  );
  uses.forEach(counted.add);
  return counted.report();
};
const week = { since: at('2026-11-16T00:00:00Z'), until: at('2026-11-23T00:00:00Z') };

describe('countActivity', () => {
  test('the report has a bar for each day, also for empty ones, by family and by project', () => {
    const report = count(week, [use({}), use({ model: 'claude-x', project: null })]);
    expect(report.step).toBe('day');
    expect(report.bars).toHaveLength(7);
    expect(report.bars[0]).toEqual({
      at: week.since,
      families: { opus: 100, other: 100 },
      projects: { '/home/mara/quotide': 100, '': 100 },
    });
    expect(report.bars[1]).toEqual({ at: week.since + DAY, families: {}, projects: {} });
  });

  test('the bars are local days, in zones of half an hour and over changes of the clock', () => {
    const late = use({ at: at('2026-11-16T18:40:00Z') });
    const kolkata = count(
      { since: at('2026-11-15T18:30:00Z'), until: at('2026-11-22T18:30:00Z') },
      [late],
      'Asia/Kolkata',
    );
    expect(kolkata.bars.map(({ families }) => families['opus'] ?? 0)).toEqual([0, 100, 0, 0, 0, 0, 0]);
    const berlin = count(
      { since: at('2026-10-23T22:00:00Z'), until: at('2026-10-26T23:00:00Z') },
      [use({ at: at('2026-10-25T22:30:00Z') })],
      'Europe/Berlin',
    );
    expect(berlin.bars).toHaveLength(3);
    expect(berlin.bars[1]?.families).toEqual({ opus: 100 });
  });

  test('the shares have their cost and the part without a price', () => {
    const report = count(week, [use({}), use({ model: 'unknown' }), use({ branch: 'dev' })]);
    const unpriced = { messages: 1, tokens: 100 };
    expect(report.total).toMatchObject({ messages: 3, costUsd: null, knownCostUsd: 2, unpriced });
    expect(report.models.find(({ key }) => key === 'unknown')?.costUsd).toBeNull();
    expect(report.branches.map(({ key, messages }) => [key, messages])).toEqual([
      ['/home/mara/quotide\nmain', 2],
      ['/home/mara/quotide\ndev', 1],
    ]);
  });

  test('the means count calendar days: an idle Monday counts', () => {
    const two = { since: week.since, until: week.until + 7 * DAY };
    expect(count(two, [use({})]).weekHours[10]).toBe(50);
    expect(count(week, [use({})]).weekHours[10]).toBe(100);
  });

  test('the means of a span with parts of days count only the days that have the hour', () => {
    const half = { since: at('2026-11-16T12:00:00Z'), until: at('2026-11-18T12:00:00Z') };
    const uses = [use({ at: at('2026-11-17T10:00:00Z') }), use({ at: at('2026-11-16T15:00:00Z') })];
    const { dayHours } = count(half, uses);
    // 10:00 was on Tuesday and Wednesday, 15:00 on Monday and Tuesday.
    expect([dayHours[10], dayHours[15], dayHours[11]]).toEqual([50, 50, 0]);
    expect(count({ since: half.since, until: half.until + DAY }, uses).dayHours[10]).toBeCloseTo(100 / 3);
  });

  test('the means count no day before counting began', () => {
    const began = count({ since: 0, until: week.until }, [use({})], 'UTC', week.since);
    expect(began.dayHours[10]).toBeCloseTo(100 / 7);
    expect(began.weekHours[10]).toBe(100);
  });

  test('the means follow the local clock, over its changes and in zones of half an hour', () => {
    const span = { since: at('2026-10-23T22:00:00Z'), until: at('2026-10-26T23:00:00Z') };
    // 02:30 came twice on the night of the 25th, and is one day’s hour all the same.
    const twice = [use({ at: at('2026-10-25T00:30:00Z') }), use({ at: at('2026-10-25T01:30:00Z') })];
    expect(count(span, twice, 'Europe/Berlin').dayHours[2]).toBeCloseTo(200 / 3);
    const kolkata = { since: at('2026-11-15T18:30:00Z'), until: at('2026-11-17T18:30:00Z') };
    const { dayHours } = count(kolkata, [use({ at: at('2026-11-16T18:40:00Z') })], 'Asia/Kolkata');
    expect([dayHours[0], dayHours[23]]).toEqual([50, 0]);
  });

  test('a filter counts only its models and projects, response by response, and the choices contain all', () => {
    const uses = [
      use({}),
      use({ model: 'claude-x', tokens: { ...noTokens, output: 5 } }),
      use({ project: null }),
      use({ project: '/other', model: 'claude-x', tokens: { ...noTokens, output: 7 } }),
    ];
    const choices = {
      models: ['claude-opus-5-5', 'claude-x'],
      projects: ['/home/mara/quotide', '', '/other'],
    };
    const of = (filter: Partial<WorkFilter>) => count({ ...week, filter: { ...noFilter, ...filter } }, uses);
    expect(of({})).toMatchObject({ choices, total: { messages: 4 } });
    expect(of({ models: ['claude-x'] })).toMatchObject({
      choices,
      total: { messages: 2, tokens: { output: 12 } },
    });
    expect(of({ models: ['claude-x'], projects: ['/other', ''] }).branches).toMatchObject([
      { key: '/other\nmain' },
    ]);
    expect(of({ projects: [''] }).bars[0]?.families).toEqual({ opus: 100 });
    expect(of({ models: ['none'] }).total.messages).toBe(0);
  });

  test('a span of custom minutes counts only its own responses, in bars of five minutes', () => {
    const until = at('2026-11-16T10:30:00Z');
    const report = count({ since: until - 45 * 60_000, until }, [use({ at: at('2026-11-16T10:02:00Z') })]);
    expect(report.step).toBe('minutes');
    expect(report.bars).toHaveLength(9);
    expect(report.bars.find(({ at: start }) => start === at('2026-11-16T10:00:00Z'))?.families).toEqual({
      opus: 100,
    });
  });

  test('an exported table has one row for each model, project or branch, and numbers for names in privacy mode', () => {
    const report = count(week, [
      use({}),
      use({ branch: '=dev', project: '/z' }),
      use({ project: null, branch: null }),
    ]);
    const lines = (table: ActivityTable, isPrivate = false) =>
      activityCsv(table, report[table], isPrivate).split('\r\n').slice(0, -1);
    const head =
      'answers,tokens,input,output,cache_read,cache_write_5m,cache_write_1h,cost_usd,known_cost_usd,unpriced_answers,unpriced_tokens,own_priced_answers';
    expect(lines('models')).toEqual([`model,${head}`, 'claude-opus-5-5,3,300,0,300,0,0,0,3,3,0,0,0']);
    expect(lines('projects')[1]).toBe('/home/mara/quotide,1,100,0,100,0,0,0,1,1,0,0,0');
    expect(lines('branches')).toEqual([
      `project,branch,${head}`,
      '/home/mara/quotide,main,1,100,0,100,0,0,0,1,1,0,0,0',
      "/z,'=dev,1,100,0,100,0,0,0,1,1,0,0,0",
      ',,1,100,0,100,0,0,0,1,1,0,0,0',
    ]);
    expect(lines('branches', true).join('\n')).not.toMatch(/mara|\/z|dev|main/);
    expect(lines('projects', true)[1]).toBe('project 2,1,100,0,100,0,0,0,1,1,0,0,0');
  });

  test('the cost in a file is empty if a part is unknown, with the known part beside it', () => {
    const report = count(week, [use({}), use({ model: 'unknown' }), use({ model: 'own-1' })]);
    const [, row] = activityCsv('projects', report.projects, false).split('\r\n');
    expect(row).toBe('/home/mara/quotide,3,300,0,300,0,0,0,,2,1,100,1');
  });

  test('a day has bars of an hour and a year has bars of a week', () => {
    expect(count({ since: week.since, until: week.since + DAY }, []).bars).toHaveLength(24);
    const year = count({ since: at('2025-11-24T00:00:00Z'), until: week.until }, []);
    expect(year.step).toBe('week');
    expect(year.bars).toHaveLength(52);
  });

  test('the report loses no token', () => {
    const spans = fc.record({
      start: fc.integer({ min: 0, max: 400 }),
      days: fc.integer({ min: 1, max: 700 }),
    });
    const places = fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(1000)), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(
        spans,
        places,
        fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kathmandu'),
        ({ start, days }, found, zone) => {
          const since = at('2025-01-01T00:00:00Z') + start * DAY + 17 * 60_000;
          const query = { since, until: since + days * DAY };
          const uses = found.map(([place, output]) =>
            use({ at: Math.floor(since + place * days * DAY), tokens: { ...noTokens, output } }),
          );
          const report = count(query, uses, zone);
          const sum = uses.reduce((all, { tokens }) => all + tokens.output, 0);
          const barred = report.bars.reduce((all, { families }) => all + (families['opus'] ?? 0), 0);
          expect(barred).toBe(sum);
          expect(allTokens(report.total.tokens)).toBe(sum);
        },
      ),
      { seed: 11, numRuns: 60 },
    );
  });
});
