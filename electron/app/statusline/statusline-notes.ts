import fs from 'node:fs';
import path from 'node:path';
import { readStatuslineNote, STATUSLINE_FOLDER, type StatuslineNote } from '../../sources/statusline-note';

/** Bytes of a note that are read at most; one of 50 windows has 8 KB. */
const MAX_BYTES = 32 * 1024;
/** Notes that are read at most: as many as the command leaves, and some that are being written. */
const MOST_FILES = 500;

/** The note of one session of Claude Code. */
export interface SessionNote {
  readonly file: string;
  readonly note: StatuslineNote;
}

/**
 * The notes of a login's sessions, in no order; none where there is no folder yet.
 *
 * @param owner stands for the login, as `folderId` gives it
 * @param isKnown whether a file with this mark (time and size) need not be read again
 */
export function readStatuslineNotes(
  dataDir: string,
  owner: string,
  isKnown: (file: string, mark: string) => boolean = () => false,
): readonly SessionNote[] {
  const folder = path.join(dataDir, STATUSLINE_FOLDER);
  return namesIn(folder)
    .filter((name) => name.startsWith(`${owner}.`) && name.endsWith('.json'))
    .slice(0, MOST_FILES)
    .flatMap((name) => {
      const file = path.join(folder, name);
      const stat = fs.statSync(file, { throwIfNoEntry: false });
      if (stat?.isFile() !== true || stat.size > MAX_BYTES) return [];
      if (isKnown(file, `${String(stat.mtimeMs)} ${String(stat.ino)} ${String(stat.size)}`)) return [];
      const note = readStatuslineNote(fs.readFileSync(file, 'utf8'));
      return note === null ? [] : [{ file, note }];
    });
}

function namesIn(folder: string): readonly string[] {
  try {
    return fs.readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
