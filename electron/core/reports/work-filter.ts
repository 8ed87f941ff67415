import { projectKey } from './projects';

/** The models and projects of a report; an empty list means all of them. */
export interface WorkFilter {
  /** Models as responses name them. */
  readonly models: readonly string[];
  /** Folders; `''`: without a known folder. */
  readonly projects: readonly string[];
}

/** The filter that accepts everything. */
export const noFilter: WorkFilter = { models: [], projects: [] };

/** Whether the filter accepts work by these models in a project. */
export function passes(
  { models, projects }: WorkFilter,
  work: { readonly models: readonly string[]; readonly project: string | null },
): boolean {
  const own = projectKey(work.project ?? '');
  return (
    (models.length === 0 || work.models.some((model) => models.includes(model))) &&
    (projects.length === 0 || projects.some((project) => projectKey(project) === own))
  );
}

/** Numbers for folders in alphabetical order, for privacy mode. */
export function numbered(folders: Iterable<string>): ReadonlyMap<string, number> {
  return new Map([...new Set(folders)].sort().map((folder, index) => [folder, index + 1]));
}
