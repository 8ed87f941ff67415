import { costCells, costColumns } from './cost-csv';
import { csvOf } from '../csv';
import { exportNames } from './work-names';
import { allTokens, type Share } from './activity-report';

/** A table of the activity for export: one row for each model, project, or branch of a project. */
export type ActivityTable = 'models' | 'projects' | 'branches';

const COLUMNS: Readonly<Record<ActivityTable, readonly string[]>> = {
  models: ['model'],
  projects: ['project'],
  branches: ['project', 'branch'],
};
const AMOUNTS = [
  ...['answers', 'tokens', 'input', 'output', 'cache_read', 'cache_write_5m', 'cache_write_1h', 'cost_usd'],
  ...costColumns,
];

/** Use and cost as CSV, one row for each share; in privacy mode projects and branches are numbers. */
export function activityCsv(table: ActivityTable, shares: readonly Share[], isPrivate: boolean): string {
  const parts = shares.map(({ key }) => key.split('\n'));
  const names = exportNames(
    isPrivate,
    parts.map(([project = '']) => project),
    parts.map(([, branch = '']) => branch),
  );
  const namesOf = (key: string): readonly (string | null)[] => {
    if (table === 'models') return [key];
    const [project = '', branch] = key.split('\n');
    return branch === undefined ? [names.project(project)] : [names.project(project), names.branch(branch)];
  };
  const rows = shares.map(({ key, messages, tokens, ...cost }) => [
    ...[...namesOf(key), messages, allTokens(tokens), tokens.input, tokens.output],
    ...[tokens.cacheRead, tokens.cacheWrite5m, tokens.cacheWrite1h, cost.costUsd, ...costCells(cost)],
  ]);
  return csvOf([...COLUMNS[table], ...AMOUNTS], rows);
}
