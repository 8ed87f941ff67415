import { projectKey } from './projects';

/** Which models and projects are looked at; an empty list: all of them. */
export interface WorkFilter {
  /** As responses name them. */
  readonly models: readonly string[];
  /** Folders; `''`: where none is known. */
  readonly projects: readonly string[];
}

/** Everything. */
export const noFilter: WorkFilter = { models: [], projects: [] };

/** Whether something done by a model, or by several, in a project is looked at. */
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

/** Folders under names that tell nothing, numbered in the order of the alphabet, so that they stay the same. */
export function numbered(folders: Iterable<string>): ReadonlyMap<string, number> {
  return new Map([...new Set(folders)].sort().map((folder, index) => [folder, index + 1]));
}
