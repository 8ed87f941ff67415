import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { StatuslineLimits } from '../../sources/statusline';
import {
  noteAfter,
  readStatuslineNote,
  STATUSLINE_FOLDER,
  type Drawing,
  type StatuslineNote,
} from '../../sources/statusline-note';
import { othersFile } from '../data-dir';
import { makeOwnFolder, replaceQuickly, writeNew } from '../../platform/write-whole';

/** Ms. No answer takes longer, so a session's limits are at most this much newer than its transcript. */
const LONGEST_ANSWER_MS = 600_000;
/** Ms after which a note is removed: after a week every window has started again. */
const KEPT_MS = 8 * 24 * 3_600_000;
const MOST_SESSIONS = 100;
/** Ms after which a lock is ignored: its process was killed. */
const STALE_LOCK_MS = 2000;
/** Ms after which a draft or lock is removed; under load a process may be blocked for some seconds. */
const LEFT_BEHIND_MS = 60_000;
/** Ms for which the command may wait for another process of the same session. */
export const LONGEST_WAIT_MS = 200;
const WAIT_STEP_MS = 5;

/** A session and its limits. */
export interface DrawnLine {
  /** Claude Code's id of the session, of which only a hash is stored; `null`: it gave none. */
  readonly sessionId: string | null;
  /** When the session's transcript was last written, epoch ms; `null`: unknown. */
  readonly writtenAt: number | null;
  readonly limits: StatuslineLimits;
  /** Epoch ms. */
  readonly now: number;
}

/**
 * Saves a session's limits for the app if they have changed: one file a session, replaced whole, for the owner alone.
 *
 * @param owner the login's id, from `folderId`
 * @param waitMs ms for which this thread may block for another process of the session; 0: not at all
 * @returns false: another process is writing, so nothing was done (only with 0)
 * @throws the system's error if it cannot be written
 */
export function writeNote(dataDir: string, owner: string, line: DrawnLine, waitMs: number): boolean {
  const folder = path.join(dataDir, STATUSLINE_FOLDER);
  const file = noteFile(dataDir, owner, line.sessionId);
  const drawing = drawingOf(line);
  const before = readNote(file);
  if (noteAfter(before, line.limits, drawing) === null) return true;
  const other = othersFile(dataDir);
  if (other !== null) throw new Error(`${dataDir} holds files of other programs, such as ${other}`);
  makeOwnFolder(folder);
  const isDone = underLock(file, waitMs, () => {
    // Another process of the same session may have written since.
    const note = noteAfter(readNote(file), line.limits, drawing);
    if (note !== null) replaceQuickly(file, JSON.stringify(note));
  });
  if (isDone && before === null) removeOld(folder, path.basename(file));
  return isDone;
}

/** The stored note of a session; `null`: there is none. */
export function sessionNote(dataDir: string, owner: string, sessionId: string | null): StatuslineNote | null {
  return readNote(noteFile(dataDir, owner, sessionId));
}

function noteFile(dataDir: string, owner: string, sessionId: string | null): string {
  return path.join(dataDir, STATUSLINE_FOLDER, `${owner}.${sessionKey(sessionId)}.json`);
}

function sessionKey(id: string | null): string {
  return id === null ? 'unnamed' : createHash('sha256').update(id).digest('hex').slice(0, 16);
}

function drawingOf({ now, sessionId, writtenAt }: DrawnLine): Drawing {
  const earnedBy = writtenAt === null ? now : Math.min(now, Math.round(writtenAt) + LONGEST_ANSWER_MS);
  return { now, earnedBy, isNamed: sessionId !== null };
}

function modifiedAt(file: string): number | null {
  try {
    return fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? null;
  } catch {
    return null;
  }
}

function readNote(file: string): StatuslineNote | null {
  try {
    return readStatuslineNote(fs.readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Runs under the lock of a session; after a short wait also without it, since Claude Code waits for the line. */
function underLock(file: string, waitMs: number, work: () => void): boolean {
  const lock = `${file}.lock`;
  const isMine = takeLock(lock, waitMs);
  if (!isMine && waitMs === 0) return false;
  try {
    work();
    return true;
  } finally {
    if (isMine) fs.rmSync(lock, { force: true });
  }
}

function takeLock(lock: string, waitMs: number): boolean {
  for (let waited = 0; waited <= waitMs; waited += WAIT_STEP_MS) {
    try {
      writeNew(lock, new Uint8Array(), 0o600);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const age = Date.now() - (modifiedAt(lock) ?? Date.now());
      if (Math.abs(age) > STALE_LOCK_MS) fs.rmSync(lock, { force: true });
      else if (waited < waitMs) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_STEP_MS);
    }
  }
  return false;
}

/** Removes old notes, the oldest of too many, and the drafts and locks of killed processes. */
function removeOld(folder: string, own: string): void {
  // By the file system's clock, which dates the files.
  const now = Date.now();
  const files = fs
    .readdirSync(folder)
    .filter((name) => name !== own)
    .map((name) => ({ name, age: Math.abs(now - (modifiedAt(path.join(folder, name)) ?? now)) }))
    .sort((a, b) => a.age - b.age);
  let sessions = 0;
  for (const { name, age } of files) {
    const isNote = /^[0-9a-f]+\.\w+\.json$/.test(name);
    if (isNote) sessions += 1;
    const isKept = isNote ? age <= KEPT_MS && sessions < MOST_SESSIONS : age <= LEFT_BEHIND_MS;
    if (!isKept) fs.rmSync(path.join(folder, name), { force: true });
  }
}
