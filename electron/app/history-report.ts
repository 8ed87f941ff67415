import { historyReport, type HistoryQuery, type HistoryReport, type Series } from '../core/history/report';
import type { Engine } from './engine';

/** The report of the shown account's history. */
export function readHistoryReport({ history, accounts, clock }: Engine, query: HistoryQuery): HistoryReport {
  const account = accounts.snapshot().account?.key ?? null;
  const own = history.samples(query).filter((sample) => sample.account === account);
  const windows = [...new Set(own.map(({ window }) => window))];
  const series = windows.map((window): Series => ({
    window,
    bucketMs: 60_000,
    points: own
      .filter((sample) => sample.window === window)
      .map(({ at, utilization }) => ({ at, last: utilization, max: utilization })),
  }));
  const events = history.events(query).filter((event) => event.account === account);
  return historyReport(query, {
    ...{ series, events, periods: [], warnings: [], weekHours: null, score: null },
    now: clock.now(),
  });
}
