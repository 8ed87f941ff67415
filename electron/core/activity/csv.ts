import { csvOf } from '../csv';
import { numbered } from '../work-filter';
import { allTokens, type Share } from './report';

/** What of the activity can be exported: a row a model, a project, or a project's branch. */
export type ActivityTable = 'models' | 'projects' | 'branches';

const COLUMNS: Readonly<Record<ActivityTable, readonly string[]>> = {
  models: ['model'],
  projects: ['project'],
  branches: ['project', 'branch'],
};
const AMOUNTS = [
  ...['answers', 'tokens', 'input', 'output', 'cache_read', 'cache_write_5m', 'cache_write_1h', 'cost_usd'],
];

/** Who used how much as CSV, a row each; in privacy mode projects and branches are numbers. */
export function activityCsv(table: ActivityTable, shares: readonly Share[], isPrivate: boolean): string {
  const parts = shares.map(({ key }) => key.split('\n'));
  const projects = numbered(parts.map(([project = '']) => project));
  const branches = numbered(parts.map(([, branch = '']) => branch));
  const namesOf = (key: string): readonly string[] => {
    if (!isPrivate || table === 'models') return table === 'branches' ? key.split('\n') : [key];
    const [project = '', branch] = key.split('\n');
    const hidden = `project ${String(projects.get(project) ?? 0)}`;
    return branch === undefined ? [hidden] : [hidden, `branch ${String(branches.get(branch) ?? 0)}`];
  };
  const rows = shares.map(({ key, messages, tokens, costUsd }) => [
    ...[...namesOf(key), messages, allTokens(tokens), tokens.input, tokens.output],
    ...[tokens.cacheRead, tokens.cacheWrite5m, tokens.cacheWrite1h, costUsd],
  ]);
  return csvOf([...COLUMNS[table], ...AMOUNTS], rows);
}
