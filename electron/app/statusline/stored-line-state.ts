import fs from 'node:fs';
import path from 'node:path';
import { reviveLineState, type LineState } from '../../core/statusline/line-state';
import { makeOwnFolder, replaceQuickly } from '../../platform/write-whole';

/** In the data folder, beside the socket. */
const FOLDER = 'run';
/** Bytes of a stored state that are read at most; one of 50 windows has 12 KB. */
const MAX_BYTES = 64 * 1024;

/**
 * The stored state of a login, for the command, which has no app to ask; `null`: there is none.
 *
 * @param owner the login's id, from `folderId`
 */
export function loadLineState(dataDir: string, owner: string): LineState | null {
  try {
    const file = fileOf(dataDir, owner);
    if (fs.statSync(file).size > MAX_BYTES) return null;
    return reviveLineState(JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/**
 * Stores the state of a login, for its owner alone.
 *
 * @throws the system's error if it cannot be written
 */
export function saveLineState(dataDir: string, owner: string, text: string): void {
  makeOwnFolder(path.join(dataDir, FOLDER));
  replaceQuickly(fileOf(dataDir, owner), text);
}

function fileOf(dataDir: string, owner: string): string {
  return path.join(dataDir, FOLDER, `statusline.${owner}.json`);
}
