import type { WorkFilter } from '../../electron/core/work-filter';

/** More than these would make an address that main does not remember. */
const MOST_CHOSEN = 20;

/** Reads the chosen models and projects from an address. */
export function readFilter(query: URLSearchParams): WorkFilter {
  const all = (name: string): readonly string[] => [...new Set(query.getAll(name))].slice(0, MOST_CHOSEN);
  return { models: all('model'), projects: all('project') };
}

/** Writes them into an address. */
export function writeFilter(query: URLSearchParams, { models, projects }: WorkFilter): void {
  for (const model of models) query.append('model', model);
  for (const project of projects) query.append('project', project);
}

/** A list with a value that was not in it, or without one that was. */
export function toggled(chosen: readonly string[], value: string): readonly string[] {
  return chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
}
