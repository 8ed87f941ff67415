import { createCalendar } from '../../core/time/calendar';
import { countingWindow } from '../../core/usage/five-hour';
import type { Locale } from '../../core/text/format';
import {
  historyReport,
  type HistoryQuery,
  type HistoryReport,
  type Series,
} from '../../core/reports/history-report';
import type { EventKind, UsageEvent } from '../../core/usage/usage';
import type { History } from '../../history/history';
import type { Accounts } from '../accounts/accounts';
import type { Clock } from '../clock/clock';
import { scoreOf } from '../pace/forecast-score';
import { yieldAfter, yieldBetweenSteps } from '../yield';

/** Points of a line: as many as a wide window can show. */
const POINTS = 500;
/** Days from which the usual week is computed. */
const USUAL_DAYS = 30;
const DAY = 86_400_000;
/** Hours with readings below which no usual week is computed. */
const FEWEST_HOURS = 24;

export interface HistoryReportParts {
  readonly history: HistorySource;
  readonly accounts: Pick<Accounts, 'snapshot'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly locale: () => Locale;
}

type HistorySource = Pick<
  History,
  | 'seriesInSteps'
  | 'firstReadingAt'
  | 'events'
  | 'periods'
  | 'alerts'
  | 'busiestHours'
  | 'forecasts'
  | 'paceSamples'
>;

/**
 * Builds the report of the shown account's history; an empty one while there is no account. It gives the event loop a
 * turn between its queries.
 */
export async function readHistoryReport(
  { history, accounts, clock, locale }: HistoryReportParts,
  query: HistoryQuery,
): Promise<HistoryReport> {
  const now = clock.now();
  const { account: shown, fiveHourLimit } = accounts.snapshot();
  const account = shown?.key;
  const calendar = createCalendar(locale().timeZone);
  const counting = countingWindow(fiveHourLimit);
  if (account === undefined) {
    const nothing = {
      firstAt: null,
      calendar,
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
  // A year of one window takes 5 to 10 ms, for which the tray should not wait.
  const lines = await yieldBetweenSteps(history.seriesInSteps({ ...query, account, points: POINTS }));
  const series = lines.map(({ window, bucketMs, buckets }): Series => {
    const points = buckets.map(({ lastAt, last, max }) => ({ at: lastAt, last, max }));
    return { window, bucketMs, points };
  });
  const facts = {
    firstAt: history.firstReadingAt(account),
    calendar,
    series,
    events: await yieldAfter(() => history.events(query).filter((event) => event.account === account)),
    modeEvents: await yieldAfter(() => modeEventsOf(history, account, query)),
    periods: await yieldAfter(() => history.periods({ ...query, account })),
    // Also those from before the span: the end that they forecast may lie in it.
    forecasts: await yieldAfter(() =>
      history.forecasts.list({ account, since: query.since - 7 * DAY, until: query.until }),
    ),
    weekHours: await yieldAfter(() =>
      weekHoursOf(history, { account, window: counting }, now, locale().timeZone),
    ),
    score: await yieldAfter(() => scoreOf(history, account, now)),
    now,
  };
  // The report is then checked and copied to the page, which takes some ms more.
  return yieldAfter(() => historyReport(query, facts));
}

const modeKinds: readonly EventKind[] = [
  'limit_reached',
  'limit_cleared',
  'grace_started',
  'low_priority_started',
  'extra_usage_started',
  'held_back',
];

/** Events of Claude's work at a limit; also from a week before the span, since a weekly limit may have begun then. */
function modeEventsOf(
  history: HistorySource,
  account: string,
  { since, until }: HistoryQuery,
): readonly UsageEvent[] {
  return history
    .events({ since: since - 7 * DAY, until })
    .filter((event) => event.account === account && modeKinds.includes(event.kind));
}

/** The percent of a window that a usual week uses in each hour, from Monday 0 h; `null`: too few readings. */
function weekHoursOf(
  history: HistorySource,
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
