import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { defaultDataDir } from './environment';

/** A file that only Quotide makes: the folder that has one is Quotide's. */
const MARK = /^(?:history\.sqlite|quotide\.log)/;
/** Names that do not make a folder another program's: of Quotide, of Chromium before the start, and of file systems. */
const HARMLESS =
  /^(?:\.?settings\.json.*|\.?clock\.json.*|statusline|run|session|Singleton\w+|Crashpad|\.quotide-.*|lost\+found|\.DS_Store|\.directory|desktop\.ini|Thumbs\.db|\.nfs\w+)$/;
/** The permission bit with which every user may write into a folder. */
const OTHERS_WRITE = 0o002;

/** The data folder was made ready. */
export interface PreparedDataDir {
  /** New names of what another user may have planted in it. */
  readonly setAside: readonly string[];
}

/**
 * Makes the data folder, for the owner alone. An existing one that is empty or Quotide's gets the same rights, since its
 * history shows when the user works. What another user may have planted there is set aside: a link would lead Quotide's
 * files elsewhere, and a settings file could name a program.
 * @throws Error when it can be neither made nor used, or holds the files of other programs; it is then as it was
 */
export function prepareDataDir(dataDir: string): PreparedDataDir {
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const other = othersFile(dataDir);
  if (other !== null) throw new Error(`it holds files of other programs, such as ${other}`);
  const { mode, uid } = fs.statSync(dataDir);
  if (process.platform !== 'win32' && isToNarrow(dataDir, uid)) narrow(dataDir);
  // Files that are made later, SQLite's too, are for the owner alone.
  process.umask(0o077);
  return { setAside: process.platform === 'win32' ? [] : setPlantedAside(dataDir, mode, uid) };
}

/**
 * The name of a file by which a folder is another program's or the user's own; `null`: it is Quotide's, empty, missing,
 * or cannot be listed. Quotide writes nothing into such a folder.
 */
export function othersFile(dataDir: string): string | null {
  if (dataDir === ownFolder()) return null;
  const names = namesIn(dataDir);
  if (names.some((name) => MARK.test(name))) return null;
  return names.find((name) => !HARMLESS.test(name)) ?? null;
}

/** The folder that no other program uses. */
function ownFolder(): string {
  return path.resolve(defaultDataDir(process.platform, process.env, os.homedir()));
}

function namesIn(folder: string): readonly string[] {
  try {
    return fs.readdirSync(folder).sort();
  } catch {
    // The parts that need the folder report the fault.
    return [];
  }
}

/** A home folder stays as it is, also one that an earlier version has filled. Root leaves a user's folder as it is. */
function isToNarrow(dataDir: string, owner: number): boolean {
  const isForeign = process.getuid?.() === 0 && owner !== 0;
  return !isForeign && ![os.homedir(), path.parse(dataDir).root].includes(dataDir);
}

function narrow(dataDir: string): void {
  try {
    fs.chmodSync(dataDir, 0o700);
  } catch (error) {
    // On a read-only disk the app continues with its history in memory.
    if (!(error instanceof Error && 'code' in error && error.code === 'EROFS')) throw error;
  }
}

/**
 * Renames what another user may have made: everything of a third owner, and each link if every user could write here
 * when the app was started.
 */
function setPlantedAside(dataDir: string, mode: number, owner: number): readonly string[] {
  const trusted = [0, owner, process.getuid?.() ?? owner];
  const wasOpen = (mode & OTHERS_WRITE) !== 0;
  return namesIn(dataDir).flatMap((name) => {
    const file = path.join(dataDir, name);
    // Chromium's lock consists of links; it replaces them itself and checks whose socket answers.
    if (/^Singleton/.test(name) || name.includes('.planted-')) return [];
    const stat = fs.lstatSync(file, { throwIfNoEntry: false });
    if (stat === undefined || (trusted.includes(stat.uid) && !(wasOpen && stat.isSymbolicLink()))) return [];
    return setAside(file);
  });
}

function setAside(file: string): readonly string[] {
  const aside = `${file}.planted-${String(Date.now())}`;
  try {
    fs.renameSync(file, aside);
    return [path.basename(aside)];
  } catch {
    // On a read-only disk nothing is written through a link either.
    return [];
  }
}
