/** The project and worktree of a folder in which Claude Code ran. */
export interface ProjectPlace {
  /** The project's folder in one spelling; the same for all worktrees of a repository. */
  readonly project: string;
  /** The worktree's name; `null`: the folder lies in none. */
  readonly worktree: string | null;
}

/** A worktree that lies outside of its repository. */
export interface OuterWorktree {
  /** Its own folder. */
  readonly root: string;
  /** The repository's folder. */
  readonly repository: string;
  readonly name: string;
}

/** Finds the outer worktree of a folder; `null`: none, or unknown. */
export type WorktreeOf = (folder: string) => OuterWorktree | null;

const DRIVE = /^[a-z]:(?:[\\/]|$)/i;
/** The prefix of long paths on Windows. */
const LONG_PATH = /^[\\/]{2}\?[\\/](UNC[\\/])?/i;
/** The usual folders for worktrees inside a repository, of Claude Code and of users. */
const WORKTREE = /^(.*?)([\\/])(?:\.claude[\\/]worktrees|\.worktrees)[\\/]([^\\/]+)(.*)$/i;

/**
 * The project of a folder. A worktree belongs to its repository, and a folder in it to the same folder in the
 * repository. On Windows, both slashes and both cases of the drive's letter give the same project.
 */
export function placeOfFolder(folder: string): ProjectPlace {
  const spelled = spelledOnce(folder);
  const [, repository, , worktree, rest] = WORKTREE.exec(spelled) ?? [];
  if (repository === undefined || worktree === undefined || repository === '')
    return { project: spelled, worktree: null };
  return { project: repository + (rest ?? ''), worktree };
}

/** The project of a folder in an outer worktree: the same folder of the repository. */
function placeIn(outer: OuterWorktree | null, folder: string): ProjectPlace {
  if (outer === null) return placeOfFolder(folder);
  const rest = folder.startsWith(outer.root) ? folder.slice(outer.root.length) : '';
  return { project: placeOfFolder(outer.repository + rest).project, worktree: outer.name };
}

/** The key of a project. On Windows, capital and small letters are equal. */
export function projectKey(project: string): string {
  return isOfWindows(project) ? project.toLowerCase() : project;
}

function spelledOnce(folder: string): string {
  const short = folder.replace(LONG_PATH, (_, share: string | undefined) =>
    share === undefined ? '' : '\\\\',
  );
  if (isOfWindows(short)) {
    const [root, rest] =
      short.startsWith('\\\\') || short.startsWith('//') ? ['\\\\', short.slice(2)] : ['', short];
    const parts = rest.split(/[\\/]+/).filter((part) => part !== '' && part !== '.');
    const [first = '', ...others] = parts;
    const drive = DRIVE.test(`${first}\\`) ? first.toUpperCase() : first;
    return others.length === 0 && root === '' ? `${drive}\\` : root + [drive, ...others].join('\\');
  }
  const parts = folder.split('/').filter((part) => part !== '' && part !== '.');
  return folder.startsWith('/') ? `/${parts.join('/')}` : folder;
}

function isOfWindows(folder: string): boolean {
  return DRIVE.test(folder) || folder.startsWith('\\\\') || /^\/\/[^/]+\/[^/]/.test(folder);
}

/** One name for each project: its first spelling. */
export interface ProjectNames {
  /** @param folder the folder from Claude Code; `null` without one */
  readonly of: (folder: string | null) => ProjectPlace | null;
}

/** Names the projects of one report. Each folder is parsed once. */
export function createProjectNames(worktreeOf: WorktreeOf = () => null): ProjectNames {
  const places = new Map<string, ProjectPlace>();
  const names = new Map<string, string>();
  return {
    of: (folder) => {
      if (folder === null) return null;
      const cached = places.get(folder);
      if (cached !== undefined) return cached;
      // Reports separate names by line feeds.
      const { project, worktree } = placeIn(worktreeOf(folder), folder.replaceAll('\n', ' '));
      const key = projectKey(project);
      const name = names.get(key) ?? project;
      names.set(key, name);
      const place = { project: name, worktree };
      places.set(folder, place);
      return place;
    },
  };
}
