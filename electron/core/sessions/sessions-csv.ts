import { costCells, costColumns } from '../reports/cost-csv';
import { csvOf } from '../csv';
import { exportNames } from '../reports/work-names';
import type { SessionRow } from './sessions-report';

const headOf = (window: string) => [
  ...['session', 'title', 'project', 'model', 'turns', 'input', 'output', 'cache_read', 'cache_write_5m'],
  ...['cache_write_1h', 'cost_usd', `${window}_share_percent`, 'health', 'grade', 'first_turn', 'last_turn'],
  ...costColumns,
];

/** The options of an export: titles only on request, numbers in place of projects in privacy mode. */
export interface SessionsCsvOptions {
  readonly titles: boolean;
  readonly isPrivate: boolean;
  /** The window that `share` is a part of; absent: `five_hour`. */
  readonly shareOf?: 'five_hour' | 'seven_day';
}

/** Sessions as CSV, one row each. */
export function sessionsCsv(
  sessions: readonly SessionRow[],
  { titles, isPrivate, shareOf = 'five_hour' }: SessionsCsvOptions,
): string {
  const names = exportNames(
    isPrivate,
    sessions.flatMap(({ project }) => project ?? []),
  );
  const rows = sessions.map((row) => [
    ...[row.id, titles ? names.title(row.title) : null, names.project(row.project), row.model, row.turns],
    ...[row.tokens.input, row.tokens.output, row.tokens.cacheRead, row.tokens.cacheWrite5m],
    ...[row.tokens.cacheWrite1h, row.costUsd, row.share, row.health?.level ?? null, row.grade],
    ...[new Date(row.firstAt).toISOString(), new Date(row.lastAt).toISOString(), ...costCells(row)],
  ]);
  return csvOf(headOf(shareOf), rows);
}
