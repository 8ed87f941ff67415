import { constants } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isRecord, parseJson } from '../credentials/files/json';
import { readRegularFile } from '../credentials/files/read-file';

const SESSION_MAX_BYTES = 64 * 1024;

/** Enough for the last lines of a transcript, any of which may name the version. */
const TAIL_BYTES = 256 * 1024;

/**
 * Finds Claude Code's version, `2.1.280`, in its files: the newest of `<dir>/sessions/*.json`, else the end of the
 * newest transcript, else `null`. Starts no process: another tool left 1000 of them
 * (https://github.com/tddworks/ClaudeBar/issues/113). Only digits and dots are accepted, since the version becomes part
 * of a request header.
 */
export async function findClaudeVersion(dirs: readonly string[]): Promise<string | null> {
  const sessions = await Promise.all(dirs.map((dir) => sessionVersions(join(dir, 'sessions'))));
  const newest = newestVersion(sessions.flat());
  if (newest !== null) return newest;
  const transcript = await newestTranscript(dirs.map((dir) => join(dir, 'projects')));
  return transcript === null ? null : await lastVersionIn(transcript);
}

async function sessionVersions(folder: string): Promise<readonly string[]> {
  const versions: string[] = [];
  for (const name of await namesIn(folder)) {
    if (!name.endsWith('.json')) continue;
    const read = await readRegularFile(join(folder, name), { home: folder, maxBytes: SESSION_MAX_BYTES });
    const version = read.kind === 'text' ? versionOf(parseJson(read.text)) : null;
    if (version !== null) versions.push(version);
  }
  return versions;
}

/** The largest by number, not by letter: 2.1.280 is newer than 2.1.99. */
function newestVersion(versions: readonly string[]): string | null {
  return [...versions].sort(compareVersions).at(-1) ?? null;
}

function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function versionOf(value: unknown): string | null {
  const version = isRecord(value) ? value['version'] : undefined;
  return typeof version === 'string' && /^\d{1,6}(\.\d{1,6}){1,3}$/.test(version) ? version : null;
}

/** The transcript written last: `<projects>/<project>/<session>.jsonl`. */
async function newestTranscript(folders: readonly string[]): Promise<string | null> {
  let newest: { readonly path: string; readonly mtimeMs: number } | null = null;
  for (const folder of folders) {
    for (const project of await namesIn(folder)) {
      for (const name of await namesIn(join(folder, project))) {
        if (!name.endsWith('.jsonl')) continue;
        const path = join(folder, project, name);
        const mtimeMs = await fileTime(path);
        if (mtimeMs !== null && mtimeMs > (newest?.mtimeMs ?? -Infinity)) newest = { path, mtimeMs };
      }
    }
  }
  return newest?.path ?? null;
}

async function lastVersionIn(path: string): Promise<string | null> {
  const lines = (await tailOf(path)).split('\n');
  for (const line of lines.reverse()) {
    const version = versionOf(parseJson(line));
    if (version !== null) return version;
  }
  return null;
}

async function tailOf(path: string): Promise<string> {
  try {
    const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const { size } = await handle.stat();
      const length = Math.min(size, TAIL_BYTES);
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, size - length);
      return buffer.subarray(0, bytesRead).toString('utf8');
    } finally {
      await handle.close();
    }
  } catch {
    return '';
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}

/** Modification time of a regular file (epoch ms); `null` for anything else, since a pipe must never be opened. */
async function fileTime(path: string): Promise<number | null> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() === true ? found.mtimeMs : null;
}
