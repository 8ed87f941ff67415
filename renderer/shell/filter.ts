import type { WorkFilter } from '../../electron/core/reports/work-filter';

/** The most values in an address: main does not store longer ones. */
const MOST_CHOSEN = 20;

/** Parses the chosen models and projects from an address. */
export function readFilter(query: URLSearchParams): WorkFilter {
  const all = (name: string): readonly string[] => [...new Set(query.getAll(name))].slice(0, MOST_CHOSEN);
  return { models: all('model'), projects: all('project') };
}

/** Writes the chosen models and projects into an address. */
export function writeFilter(query: URLSearchParams, { models, projects }: WorkFilter): void {
  for (const model of models) query.append('model', model);
  for (const project of projects) query.append('project', project);
}

/** The list with `value` added, or removed if it was there. */
export function toggled(chosen: readonly string[], value: string): readonly string[] {
  return chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
}
