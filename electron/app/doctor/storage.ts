import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { errorMessage } from '../../core/error-message';
import type { DatabaseFacts, FolderFacts } from '../../core/doctor/doctor-facts';
import { setAsideFiles } from '../../history/integrity/quarantine';
import { inspectHistory } from '../../history/integrity/inspect';
import { historyFile } from '../../history/open';

/** Examines the history, also one that the app cannot open. */
export async function databaseFacts(dataDir: string): Promise<DatabaseFacts> {
  const file = historyFile(dataDir);
  const setAside = asideOf(file);
  try {
    const contents = inspectHistory(file);
    // The newest data lies in the `-wal` file until SQLite moves it.
    const bytes = (await stat(file)).size + ((await stat(`${file}-wal`).catch(() => null))?.size ?? 0);
    return { contents: { bytes, ...contents }, error: null, setAside: setAside.length };
  } catch (error) {
    const reason = errorMessage(error);
    return { contents: null, error: `The history cannot be read: ${reason}`, setAside: setAside.length };
  }
}

/** None if the folder cannot be read: that is reported with the history. */
function asideOf(file: string): readonly string[] {
  try {
    return setAsideFiles(file);
  } catch {
    return [];
  }
}

/** The data folder's permissions, and those of the files in it. */
export async function dataFolderFacts(dataDir: string, platform: NodeJS.Platform): Promise<FolderFacts> {
  // Windows stores permissions in access lists; Node's mode bits do not show them.
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
