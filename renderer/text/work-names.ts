import { createContext, use, useMemo } from 'react';
import { plainLine } from '../../electron/core/text/plain-text';
import { numbered } from '../../electron/core/reports/work-filter';
import { projectName } from '../activity/names';
import { useSettingsOfMain } from '../settings/use-settings';
import { useWords } from './use-words';

/** The names of projects, branches and sessions on screen; privacy mode replaces them by numbers. */
export interface WorkNames {
  readonly isPrivate: boolean;
  readonly project: (folder: string) => string;
  /** @param key `project` and `branch`, separated by a line break */
  readonly branch: (key: string) => string;
  readonly title: (session: { readonly id: string; readonly title: string | null }) => string;
  /** Additional text for a tooltip; `undefined` in privacy mode. */
  readonly more: (text: string | null) => string | undefined;
}

export const WorkNamesContext = createContext<WorkNames | null>(null);

/** The names, for components below `WorkNamesContext`. */
export function useWorkNames(): WorkNames {
  const names = use(WorkNamesContext);
  if (names === null) throw new Error('no WorkNamesContext above this component');
  return names;
}

const SHORT_ID = 8;

/**
 * Creates the names of a page. Privacy mode counts as on until the settings have arrived.
 * @param folders all projects of the page
 * @param branchKeys all branches of the page
 */
export function useNamesOf(folders: readonly string[], branchKeys: readonly string[]): WorkNames {
  const all = useWords();
  const settings = useSettingsOfMain();
  const isPrivate = settings?.privacy.on ?? true;
  return useMemo(() => {
    const projects = numbered(folders);
    const branches = numbered(branchKeys.map((key) => key.split('\n')[1] ?? ''));
    const hidden = all.work.privacy;
    const project = (folder: string): string =>
      isPrivate ? hidden.project(projects.get(folder) ?? 0) : projectName(folder, all.activity);
    return {
      isPrivate,
      project,
      branch: (key) => {
        const [folder = '', branch = ''] = key.split('\n');
        if (branch === '') return project(folder);
        const name = isPrivate ? hidden.branch(branches.get(branch) ?? 0) : plainLine(branch);
        return `${project(folder)} · ${name}`;
      },
      title: ({ id, title }) =>
        isPrivate
          ? hidden.title(plainLine(id.slice(0, SHORT_ID)))
          : plainLine(title ?? '') || all.sessionsPage.untitled,
      more: (text) => (isPrivate || text === null ? undefined : plainLine(text)),
    };
  }, [all, isPrivate, folders, branchKeys]);
}
