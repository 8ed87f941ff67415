import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';

/*
 * Every file that Quotide writes is written here, but for SQLite's own. A file is replaced as a whole: a draft beside it
 * takes its place, so that at each moment the file is the old one or the new one. A draft has a random name and is made
 * exclusively (`O_EXCL`, which follows no link), so that another user of a shared folder can plant neither a link nor a
 * file that would receive the content (https://cwe.mitre.org/data/definitions/377.html). The rename replaces a link.
 */

/** Bytes of chance in a draft's name. */
const CHANCE_BYTES = 8;
/** Ms after which a draft was left by a killed process; the longest export takes minutes. */
const LEFT_BEHIND_MS = 24 * 3_600_000;

/** A new path beside a file, hidden by a dot: desktops read every `*.desktop` of a folder. */
function draftBeside(file: string): string {
  return path.join(path.dirname(file), `.${path.basename(file)}.${chance()}.draft`);
}

function chance(): string {
  return randomBytes(CHANCE_BYTES).toString('hex');
}

/**
 * Writes a file in steps.
 * @param mode rights of the new file
 * @throws the system's error, or `write`'s; the file is then as it was
 */
export async function writeWhole(
  file: string,
  mode: number,
  write: (handle: FileHandle) => Promise<unknown>,
): Promise<void> {
  const draft = draftBeside(file);
  try {
    const handle = await open(draft, 'wx', mode);
    try {
      await write(handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  removeLeftDrafts(file);
}

/** The options of a durable replacement. */
export interface Replacement {
  /** Rights of the new file. */
  readonly mode: number;
  /** Called when the draft is on the disk: moves the old file away. */
  readonly clear: () => void;
}

/**
 * Replaces a file by bytes that are synced to the disk first: it is whole also after a power cut.
 * @throws the system's error; the file is then as it was, unless `clear` moved it
 */
export function replaceDurably(file: string, bytes: Buffer, { mode, clear }: Replacement): void {
  const draft = draftBeside(file);
  try {
    writeNew(draft, bytes, mode, fs.fsyncSync);
    clear();
    fs.renameSync(draft, file);
  } catch (error) {
    fs.rmSync(draft, { force: true });
    throw error;
  }
  syncFolder(path.dirname(file));
  removeLeftDrafts(file);
}

/**
 * Replaces a file for its owner alone without a sync: after a power cut the next run makes a new one. Several processes
 * may call it at once.
 * @throws the system's error; the file is then as it was
 */
export function replaceQuickly(file: string, text: string): void {
  const draft = draftBeside(file);
  try {
    writeNew(draft, Buffer.from(text), 0o600);
    fs.renameSync(draft, file);
  } catch (error) {
    fs.rmSync(draft, { force: true });
    throw error;
  }
  removeLeftDrafts(file);
}

/**
 * Writes a file that must not exist yet; a link in its place counts as existing.
 * @param finish called with the open file once everything is written
 * @throws the system's error
 */
export function writeNew(
  file: string,
  bytes: Uint8Array,
  mode: number,
  finish: (handle: number) => void = () => undefined,
): void {
  const handle = fs.openSync(file, 'wx', mode);
  try {
    for (let at = 0; at < bytes.length;) at += fs.writeSync(handle, bytes, at, bytes.length - at);
    finish(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/**
 * Writes a file that only this process uses, in place of what a killed process left there.
 * @throws the system's error
 */
export function writeAnew(file: string, bytes: Uint8Array): void {
  fs.rmSync(file, { force: true });
  writeNew(file, bytes, 0o600);
}

/**
 * Gives a file a second name, or copies it where the file system has no hard links; an older file of that name goes. On
 * a full disk a copy alone would destroy the backup that exists.
 * @throws the system's error; the older file is then as it was
 */
export function backUp(file: string, backup: string): void {
  const draft = draftBeside(backup);
  try {
    linkOrCopy(file, draft);
    fs.renameSync(draft, backup);
  } finally {
    // Still there after a fault, and where both are names of one file: then a rename does nothing
    // (https://pubs.opengroup.org/onlinepubs/9699919799/functions/rename.html).
    fs.rmSync(draft, { force: true });
  }
}

function linkOrCopy(file: string, draft: string): void {
  try {
    fs.linkSync(file, draft);
  } catch {
    fs.copyFileSync(file, draft, fs.constants.COPYFILE_EXCL);
  }
}

/** Not on Windows, whose folders of a user are closed to others. */
const NO_FOLLOW = process.platform === 'win32' ? 0 : fs.constants.O_NOFOLLOW | fs.constants.O_NONBLOCK;

/**
 * Appends text to a file, for its owner alone. What is no plain file of this user with one name (a link, a pipe, a hard
 * link to a file elsewhere) is renamed to `<file>.old` first.
 * @param mostBytes a larger file is renamed in the same way
 * @throws the system's error
 */
export function appendPlainly(file: string, text: string, mostBytes: number): void {
  const stat = fs.lstatSync(file, { throwIfNoEntry: false });
  if (stat !== undefined && (!isPlain(stat) || stat.size > mostBytes)) fs.renameSync(file, `${file}.old`);
  const { O_APPEND, O_CREAT, O_WRONLY } = fs.constants;
  const handle = fs.openSync(file, O_WRONLY | O_APPEND | O_CREAT | NO_FOLLOW, 0o600);
  try {
    if (isPlain(fs.fstatSync(handle))) fs.writeSync(handle, text);
  } finally {
    fs.closeSync(handle);
  }
}

function isPlain(stat: fs.Stats): boolean {
  const uid = process.getuid?.() ?? 0;
  // Root appends to the files of the user for whom it runs.
  return stat.isFile() && stat.nlink === 1 && (uid === 0 || stat.uid === uid);
}

/**
 * Makes a folder for its owner alone, also those above it that are missing. A link in its place is refused.
 * @throws the system's error, or an Error with the path
 */
export function makeOwnFolder(folder: string): void {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!fs.lstatSync(folder).isDirectory()) throw new Error(`${folder} is a link and not a folder`);
}

/** Removes the drafts of a file that killed processes left; a draft of another program never has such a name. */
function removeLeftDrafts(file: string): void {
  const folder = path.dirname(file);
  const start = `.${path.basename(file)}.`;
  const now = Date.now();
  try {
    for (const name of fs.readdirSync(folder)) {
      if (!name.startsWith(start) || !/^[0-9a-f]{16}\.draft$/.test(name.slice(start.length))) continue;
      const draft = path.join(folder, name);
      const stat = fs.lstatSync(draft, { throwIfNoEntry: false });
      // By the file system's clock, which dates the files.
      if (stat !== undefined && Math.abs(now - stat.mtimeMs) > LEFT_BEHIND_MS)
        fs.rmSync(draft, { force: true });
    }
  } catch {
    // A folder that cannot be listed; the file itself is written.
  }
}

/** Syncs the folder, so that the new name is on the disk too; Windows cannot, and need not. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}
