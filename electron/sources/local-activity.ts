import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** How many of a project's newest transcripts are checked for changes. */
const NEWEST = 3;
/** Limit of transcripts that are checked in one project. */
const MOST_FILES = 5000;

/** A project's folder as it was last listed. */
interface FolderListing {
  readonly folderTime: number;
  readonly newest: readonly string[];
}

/**
 * Creates a finder of Claude Code's last activity in a config folder, from the modification times of its prompt
 * history, its session files and the newest transcripts. It opens no file, so a pipe or a huge file costs no more than
 * a small one. A folder is listed again only when a file was created or deleted in it.
 */
export function createActivityFinder(configDir: string): () => Promise<number | null> {
  const projects = join(configDir, 'projects');
  const listed = new Map<string, FolderListing>();

  const newestOf = async (folder: string): Promise<number | null> => {
    const folderTime = await timeOf(folder);
    if (folderTime === null) {
      listed.delete(folder);
      return null;
    }
    const before = listed.get(folder);
    if (before?.folderTime === folderTime) {
      return latest(await Promise.all(before.newest.map((file) => timeOf(file))));
    }
    const times: { readonly file: string; readonly time: number }[] = [];
    for (const name of (await namesIn(folder)).slice(0, MOST_FILES)) {
      if (!name.endsWith('.jsonl')) continue;
      const file = join(folder, name);
      const time = await timeOf(file);
      if (time !== null) times.push({ file, time });
    }
    times.sort((a, b) => b.time - a.time);
    listed.set(folder, { folderTime, newest: times.slice(0, NEWEST).map(({ file }) => file) });
    return times[0]?.time ?? null;
  };

  /** When Claude Code last wrote a file here (epoch ms by the file system's clock); `null` where it wrote none. */
  return async () => {
    const [prompts, sessions, names] = await Promise.all([
      timeOf(join(configDir, 'history.jsonl')),
      timesIn(join(configDir, 'sessions')),
      namesIn(projects),
    ]);
    const transcripts: (number | null)[] = [];
    for (const name of names) transcripts.push(await newestOf(join(projects, name)));
    return latest([prompts, ...sessions, ...transcripts]);
  };
}

async function timesIn(folder: string): Promise<readonly (number | null)[]> {
  const names = await namesIn(folder);
  return Promise.all(names.slice(0, MOST_FILES).map((name) => timeOf(join(folder, name))));
}

function latest(times: readonly (number | null)[]): number | null {
  return times.reduce((best, time) => (time !== null && (best === null || time > best) ? time : best), null);
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}

async function timeOf(path: string): Promise<number | null> {
  return (await stat(path).catch(() => null))?.mtimeMs ?? null;
}
