import { createCalendar } from '../core/calendar';
import { countingWindow } from '../core/five-hour';
import type { Locale } from '../core/format';
import { historyReport, type HistoryQuery, type HistoryReport, type Series } from '../core/history/report';
import type { EventKind, UsageEvent } from '../core/usage';
import type { History } from '../history/history';
import type { Accounts } from './accounts';
import type { Clock } from './clock';
import { scoreOf } from './forecast-score';
import { inTurn, stepsInTurns } from './in-turns';

/** What the report is made from. */
export interface HistorySource {
  readonly history: History;
  readonly accounts: Pick<Accounts, 'snapshot'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly locale: () => Locale;
}

/** As many as a wide window can show. */
const POINTS = 500;
/** Of how many days the usual week is made. */
const USUAL_DAYS = 30;
const DAY = 86_400_000;
/** Fewer hours with readings than this say nothing about a week. */
const FEWEST_HOURS = 24;

/** The report of the shown account's history; an empty one while there is no account. Other work goes on meanwhile. */
export async function readHistoryReport(source: HistorySource, query: HistoryQuery): Promise<HistoryReport> {
  const { history, accounts, clock } = source;
  const now = clock.now();
  const { account: shown, fiveHourLimit } = accounts.snapshot();
  const account = shown?.key;
  const counting = countingWindow(fiveHourLimit);
  if (account === undefined) {
    const nothing = {
      series: [],
      events: [],
      modeEvents: [],
      periods: [],
      forecasts: [],
      weekHours: null,
      score: null,
    };
    return historyReport(query, { ...nothing, now });
  }
  // A year of one window takes 5 to 10 ms, and the tray waits for no chart.
  const lines = await stepsInTurns(history.seriesInSteps({ ...query, account, points: POINTS }));
  const series = lines.map(({ window, bucketMs, buckets }): Series => {
    const points = buckets.map(({ lastAt, last, max }) => ({ at: lastAt, last, max }));
    return { window, bucketMs, points };
  });
  const facts = {
    series,
    events: await inTurn(() => history.events(query).filter((event) => event.account === account)),
    modeEvents: await inTurn(() => modeEventsOf(history, account, query)),
    periods: await inTurn(() => history.periods({ ...query, account })),
    // Also those from before the span: what they speak of may lie in it.
    forecasts: await inTurn(() =>
      history.forecasts.list({ account, since: query.since - 7 * DAY, until: query.until }),
    ),
    weekHours: await inTurn(() =>
      weekHoursOf(history, { account, window: counting }, now, source.locale().timeZone),
    ),
    score: await inTurn(() => scoreOf(history, account, now)),
    now,
  };
  // It is checked and copied on its way to the page, which takes its time too.
  return inTurn(() => historyReport(query, facts));
}

const modeKinds: readonly EventKind[] = [
  'limit_reached',
  'limit_cleared',
  'grace_started',
  'low_priority_started',
  'extra_usage_started',
  'held_back',
];

/** What says when Claude went on at a limit, also from before the span: a week's limit may have begun then. */
function modeEventsOf(
  history: History,
  account: string,
  { since, until }: HistoryQuery,
): readonly UsageEvent[] {
  return history
    .events({ since: since - 7 * DAY, until })
    .filter((event) => event.account === account && modeKinds.includes(event.kind));
}

/** How much of a window a usual week uses, hour by hour. */
function weekHoursOf(
  history: History,
  of: { readonly account: string; readonly window: string },
  now: number,
  timeZone: string,
): readonly number[] | null {
  const span = { since: now - USUAL_DAYS * DAY, until: now };
  const busy = history.busiestHours({ ...span, ...of, timeZone });
  if (busy.reduce((sum, { hours }) => sum + hours, 0) < FEWEST_HOURS) return null;
  const days = weekdaysIn(span, timeZone);
  const sums = new Array<number>(168).fill(0);
  for (const { weekday, hour, rise } of busy) {
    sums[weekday * 24 + hour] = rise / Math.max(1, days[weekday] ?? 1);
  }
  return sums;
}

function weekdaysIn({ since, until }: HistoryQuery, timeZone: string): readonly number[] {
  const calendar = createCalendar(timeZone);
  const days = new Array<number>(7).fill(0);
  for (let at = calendar.dayStart(since); at < until; at = calendar.nextDay(at)) {
    const weekday = calendar.weekday(at);
    days[weekday] = (days[weekday] ?? 0) + 1;
  }
  return days;
}
