import Database from 'better-sqlite3';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { DatabaseFacts, FolderFacts } from '../../core/doctor/facts';

/** As `history/open` names it. */
const FILE = 'history.sqlite';

/**
 * Examines the history through a connection of its own that cannot write, so that a file which the engine refuses to
 * open can be told about too. `quick_check` reads the whole file: a moment for each 100 MB.
 */
export async function databaseFacts(dataDir: string): Promise<DatabaseFacts> {
  const file = path.join(dataDir, FILE);
  const names = await readdir(dataDir).catch((): readonly string[] => []);
  const setAside = names.filter((name) => name.startsWith(`${FILE}.corrupt-`) && !/-(?:wal|shm)$/.test(name));
  try {
    const contents = readContents(file);
    // What was stored last lies in the `-wal` file until SQLite moves it.
    const bytes = (await stat(file)).size + ((await stat(`${file}-wal`).catch(() => null))?.size ?? 0);
    return { contents: { bytes, ...contents }, error: null, setAside: setAside.length };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { contents: null, error: `The history cannot be read: ${reason}`, setAside: setAside.length };
  }
}

function readContents(file: string): Omit<NonNullable<DatabaseFacts['contents']>, 'bytes'> {
  const db = new Database(file, { readonly: true, timeout: 2000 });
  try {
    const count = db.prepare('SELECT count(*) AS samples, max(at) AS newestAt FROM samples');
    return {
      check: String(db.pragma('quick_check(1)', { simple: true })),
      schema: Number(db.pragma('user_version', { simple: true })),
      ...(count.get() as { samples: number; newestAt: number | null }),
    };
  } finally {
    db.close();
  }
}

/** The data folder's permissions, and those of the files in it. */
export async function dataFolderFacts(dataDir: string, platform: NodeJS.Platform): Promise<FolderFacts> {
  // Windows keeps rights in lists; the bits there say nothing.
  if (platform === 'win32') return { path: dataDir, mode: null, openFiles: [] };
  const mode = await modeOf(dataDir);
  const entries = await readdir(dataDir, { withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  const modes = await Promise.all(files.map((name) => modeOf(path.join(dataDir, name))));
  return { path: dataDir, mode, openFiles: files.filter((_, index) => ((modes[index] ?? 0) & 0o077) !== 0) };
}

async function modeOf(file: string): Promise<number | null> {
  return stat(file).then(
    ({ mode }) => mode & 0o777,
    () => null,
  );
}
