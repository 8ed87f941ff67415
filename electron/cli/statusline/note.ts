import fs from 'node:fs';
import path from 'node:path';
import { STATUSLINE_FOLDER, type StatuslineLimits, type StatuslineNote } from '../../sources/statusline';

/** Claude Code draws its line several times a second while it works; the app need not read as often. */
const EVERY_MS = 30_000;

/**
 * Hands limits to the app: one file a config folder, replaced whole, for the owner alone, at most once in 30 s.
 * @returns whether it was written
 * @throws the system's error where it cannot be
 */
export function writeNote(dataDir: string, id: string, limits: StatuslineLimits, now: number): boolean {
  const folder = path.join(dataDir, STATUSLINE_FOLDER);
  const file = path.join(folder, `${id}.json`);
  const writtenAt = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  // A file of the future: the clock was set back since.
  if (writtenAt !== undefined && now - writtenAt >= 0 && now - writtenAt < EVERY_MS) return false;
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const note: StatuslineNote = { schema: 1, at: now, limits };
  const draft = `${file}.${String(process.pid)}`;
  fs.writeFileSync(draft, JSON.stringify(note), { mode: 0o600 });
  fs.renameSync(draft, file);
  return true;
}
