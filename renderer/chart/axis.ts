import type { HistoryReport } from '../../electron/core/reports/history-report';

/** The shortest axis in ms: less would make a single reading look like a trend. */
const SHORTEST_MS = 6 * 3_600_000;

/**
 * The report from the account's first reading on, so that the first days are not an empty chart with a line at its
 * edge. At least six hours stay.
 */
export function fromFirstReading(report: HistoryReport): HistoryReport {
  const { since, until, firstAt } = report;
  if (!beganWithin(report) || firstAt === null) return report;
  const start = Math.max(since, Math.min(firstAt, until - SHORTEST_MS));
  return { ...report, since: start };
}

/** Whether readings began within the span of the report. */
export function beganWithin({ since, until, firstAt }: HistoryReport): boolean {
  return firstAt !== null && firstAt > since && firstAt < until;
}
