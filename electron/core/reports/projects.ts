/** What a folder in which Claude Code ran belongs to. */
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

/** What is known of a folder: the worktree that it lies in; `null`: none, or not known. */
export type WorktreeOf = (folder: string) => OuterWorktree | null;

const DRIVE = /^[a-z]:(?:[\\/]|$)/i;
/** How Windows spells folders below its drives to programs that want long paths. */
const LONG_PATH = /^[\\/]{2}\?[\\/](UNC[\\/])?/i;
/** Where Claude Code and people put the worktrees of a repository: in a folder of that name in it. */
const WORKTREE = /^(.*?)([\\/])(?:\.claude[\\/]worktrees|\.worktrees)[\\/]([^\\/]+)(.*)$/i;

/**
 * The project that a folder belongs to. A worktree is of its repository, a folder in it of the same folder in the
 * repository. A folder of Windows has either slash, and its drive's letter in either case.
 */
export function placeOfFolder(folder: string): ProjectPlace {
  const spelled = spelledOnce(folder);
  const [, repository, , worktree, rest] = WORKTREE.exec(spelled) ?? [];
  if (repository === undefined || worktree === undefined || repository === '')
    return { project: spelled, worktree: null };
  return { project: repository + (rest ?? ''), worktree };
}

/** A folder in a worktree elsewhere is the same folder of the repository. */
function placeIn(outer: OuterWorktree | null, folder: string): ProjectPlace {
  if (outer === null) return placeOfFolder(folder);
  const rest = folder.startsWith(outer.root) ? folder.slice(outer.root.length) : '';
  return { project: placeOfFolder(outer.repository + rest).project, worktree: outer.name };
}

/** The key by which projects differ: Windows does not tell capital letters from small ones. */
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

/** Projects under one name each: the spelling that was met first. */
export interface ProjectNames {
  /** @param folder as Claude Code told it; `null`: it did not */
  readonly of: (folder: string | null) => ProjectPlace | null;
}

/** Gives projects their names for one report; folders are looked through once each. */
export function createProjectNames(worktreeOf: WorktreeOf = () => null): ProjectNames {
  const places = new Map<string, ProjectPlace>();
  const names = new Map<string, string>();
  return {
    of: (folder) => {
      if (folder === null) return null;
      const known = places.get(folder);
      if (known !== undefined) return known;
      // Reports part names by line feeds.
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
