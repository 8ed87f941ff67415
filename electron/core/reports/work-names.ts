import { numbered } from './work-filter';

/**
 * The names of projects, branches and sessions in text that leaves the app: files, the clipboard, a terminal. In
 * privacy mode names become numbers in alphabetical order: a name has the same number in each table of the same names.
 */
export interface ExportNames {
  /** A folder; `null` if unknown. */
  readonly project: (folder: string | null) => string | null;
  readonly branch: (branch: string) => string;
  /** A session's title; `null` in privacy mode. */
  readonly title: (title: string | null) => string | null;
}

/**
 * @param projects all folders of the table
 * @param branches all branches of the table
 */
export function exportNames(
  isPrivate: boolean,
  projects: Iterable<string>,
  branches: Iterable<string> = [],
): ExportNames {
  if (!isPrivate) return { project: same, branch: same, title: same };
  const [projectNumbers, branchNumbers] = [numbered(projects), numbered(branches)];
  return {
    project: (folder) => folder && `project ${String(projectNumbers.get(folder) ?? 0)}`,
    branch: (branch) => `branch ${String(branchNumbers.get(branch) ?? 0)}`,
    title: () => null,
  };
}

function same<T>(name: T): T {
  return name;
}
