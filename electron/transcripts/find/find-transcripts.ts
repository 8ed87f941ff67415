import fs from 'node:fs';
import path from 'node:path';
import { createStatFile, type StatFile } from './file-stat';
import { KnownFiles, type FileLook, type KnownFolder } from './known-files';
import type { TranscriptRoot } from '../types';
import type { WorkingFolder } from '../working-folder';

/** A transcript with something new in it. */
export interface ChangedFile extends FileLook {
  readonly folder: KnownFolder;
  readonly name: string;
  /** Where `folder.names` has it; −1: it is not known. */
  readonly place: number;
  readonly account: string | null;
}

/** All that lies below the roots. */
export interface Found {
  /** Regular files named `*.jsonl`, each once, however many ways lead to it. */
  readonly files: number;
  /** Those of them with something new. */
  readonly changed: readonly ChangedFile[];
  /** Folders that were looked into: those where something new can appear. */
  readonly folders: readonly string[];
  /** Those of them that were listed; the others have the entries that they had. */
  readonly listed: readonly string[];
  /** Folders that could not be looked into: what lies in them may still be there. */
  readonly closed: readonly string[];
  /** What was known and is not there any more. */
  readonly gone: readonly { readonly dir: string; readonly name: string }[];
  readonly goneFolders: readonly string[];
  /** Folders whose entries can be relied on from now on, until their times change. */
  readonly quiet: readonly KnownFolder[];
}

/** Deeper than this lies no transcript. */
const DEEPEST = 12;
const EXTENSION = '.jsonl';
/** A missing file is no error: making one takes longer than looking. */
const QUIETLY = { throwIfNoEntry: false } as const;
/**
 * A folder that was written to so short a time ago (ms) may change again without another time: file systems count in
 * steps of up to 2 s.
 */
const STEP_MS = 3000;

/**
 * Looks through the roots. Links are followed; a folder or file that was seen already is not looked at again, which ends
 * every loop. Pipes, sockets and devices are never opened. A folder whose times are those of the last look is not listed
 * again, but each of its files is looked at: a file that grows changes nothing of its folder.
 * Goes a folder a step, for a thread that has other things to do.
 * @param now epoch ms
 * @param place for a process that may go into the folders; the caller leaves the last one
 */
export function* stepsOfFinding(
  roots: readonly TranscriptRoot[],
  known: KnownFiles,
  now = Date.now(),
  place: WorkingFolder | null = null,
): Generator<void, Found, void> {
  const walk = new Walk(known, now, place);
  for (const root of roots) yield* walk.folder(root.dir, root, 0);
  walk.followLinks();
  walk.findGone(roots);
  return walk;
}

/** Paths of all transcripts below a folder. */
export function transcriptsBelow(dir: string): readonly string[] {
  const { changed } = atOnce(stepsOfFinding([{ dir, account: null }], new KnownFiles([])));
  return changed.map(({ folder, name }) => path.join(folder.dir, name));
}

/** Takes all steps at once; gives what they come to. */
export function atOnce<T>(steps: Generator<void, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** One look at a transcript; `null` when it is gone or no regular file. */
export function lookAt(file: string): FileLook | null {
  const stat = statOf(file);
  if (stat?.isFile() !== true) return null;
  return { inode: stat.ino, device: stat.dev, size: stat.size, mtimeMs: stat.mtimeMs };
}

/** A link that names itself a transcript. */
interface Link {
  readonly folder: KnownFolder;
  readonly name: string;
  readonly root: TranscriptRoot;
}

class Walk implements Found {
  files = 0;
  readonly changed: ChangedFile[] = [];
  readonly folders: string[] = [];
  readonly closed: string[] = [];
  readonly gone: { readonly dir: string; readonly name: string }[] = [];
  readonly goneFolders: string[] = [];
  readonly listed: string[] = [];
  readonly quiet: KnownFolder[] = [];
  readonly #known: KnownFiles;
  readonly #seen = new Seen();
  readonly #links: Link[] = [];
  readonly #lookedInto = new Set<string>();
  readonly #now: number;
  readonly #place: WorkingFolder | null;
  readonly #stat: StatFile = createStatFile(process.execPath);

  constructor(known: KnownFiles, now: number, place: WorkingFolder | null) {
    this.#known = known;
    this.#now = now;
    this.#place = place;
  }

  /** Links to files, once it is known what was met without them. */
  followLinks(): void {
    for (const { folder, name, root } of this.#links) {
      const file = path.join(folder.dir, name);
      const isOnly = root.only === undefined || file.includes(root.only);
      const stat = isOnly ? statOf(file) : undefined;
      const place = folder.placeOf(name);
      if (stat?.isFile() === true && !this.#wasMet(file, stat)) {
        const { dev: device, ino: inode, size, mtimeMs } = stat;
        this.#take(folder, name, place, root.account, { device, inode, size, mtimeMs });
      } else if (place >= 0) this.gone.push({ dir: folder.dir, name });
    }
  }

  /** Whether a link's target was met where it lies, or by another link. */
  #wasMet(link: string, { dev, ino }: fs.Stats): boolean {
    if (!this.#seen.add(dev, ino)) return true;
    const target = realPathOf(link);
    if (target?.endsWith(EXTENSION) !== true) return false;
    const folder = statOf(path.dirname(target));
    return folder !== undefined && folder.ino !== 0 && this.#seen.has(folder.dev, folder.ino);
  }

  /** What lies in a folder that cannot be looked into may still be there. */
  findGone(roots: readonly TranscriptRoot[]): void {
    const isBelow = (dir: string, above: string): boolean =>
      dir === above || dir.startsWith(above + path.sep);
    for (const { dir, names } of this.#known.folders()) {
      if (this.#lookedInto.has(dir)) continue;
      if (!roots.some((root) => isBelow(dir, root.dir))) continue;
      if (this.closed.some((above) => isBelow(dir, above))) continue;
      for (const name of names) this.gone.push({ dir, name });
      this.goneFolders.push(dir);
    }
  }

  *folder(dir: string, root: TranscriptRoot, depth: number): Generator<void, void, void> {
    if (depth > DEEPEST) return;
    let state: fs.Stats;
    let entries: readonly fs.Dirent[] | null = null;
    // Below two roots, where inodes say nothing: files are added once.
    if (this.#lookedInto.has(dir)) return;
    const before = this.#known.find(dir);
    try {
      state = fs.statSync(dir);
      if (!this.#seen.add(state.dev, state.ino)) return;
      if (before === undefined || !hasEntriesOf(before, state)) entries = readEntries(dir);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') this.closed.push(dir);
      return;
    }
    this.folders.push(dir);
    this.#lookedInto.add(dir);
    const names =
      entries === null ? this.#again(before, root) : this.#list(this.#known.of(dir), state, entries, root);
    yield;
    for (const name of names) yield* this.folder(path.join(dir, name), root, depth + 1);
  }

  /** A folder with the entries that it had; gives the folders in it. */
  #again(folder: KnownFolder | undefined, root: TranscriptRoot): readonly string[] {
    if (folder === undefined) return [];
    const { names } = folder;
    if (names.length > 1) this.#place?.enter(folder.dir);
    // No iterator: there may be a hundred thousand.
    for (let place = 0; place < names.length; place += 1) {
      const name = names[place] ?? '';
      if (!this.#file(folder, name, place, root)) this.gone.push({ dir: folder.dir, name });
    }
    return folder.state?.folders ?? [];
  }

  /** Gives the folders in it. */
  #list(
    folder: KnownFolder,
    stat: fs.Stats,
    entries: readonly fs.Dirent[],
    root: TranscriptRoot,
  ): readonly string[] {
    this.listed.push(folder.dir);
    if (entries.length > 1) this.#place?.enter(folder.dir);
    const before = new Set(folder.names);
    const filesBefore = this.files;
    const folders: string[] = [];
    // Only a link's target says what it is, and a target changes without its folder.
    let isPlain = true;
    for (const entry of entries) {
      const { name } = entry;
      if (entry.isDirectory()) {
        // Work that was done in a session lies beside its transcripts.
        if (name !== 'node_modules' && name !== '.git') folders.push(name);
      } else if (entry.isSymbolicLink()) {
        isPlain = false;
        const file = path.join(folder.dir, name);
        if (isFolder(file)) folders.push(name);
        else if (name.endsWith(EXTENSION)) {
          before.delete(name);
          this.#links.push({ folder, name, root });
        }
      } else if (name.endsWith(EXTENSION)) {
        const isNamed = entry.isFile() && this.#file(folder, name, folder.placeOf(name), root);
        if (isNamed) before.delete(name);
        else isPlain = false;
      }
    }
    for (const name of before) this.gone.push({ dir: folder.dir, name });
    folder.reserve(this.files - filesBefore);
    this.#remember(folder, stat, isPlain ? folders : null);
    return folders;
  }

  /** Gives whether it is a transcript that was not seen elsewhere. */
  #file(folder: KnownFolder, name: string, place: number, root: TranscriptRoot): boolean {
    const { dir } = folder;
    if (root.only !== undefined && !(dir + path.sep + name).includes(root.only)) return false;
    const stat = this.#stat(this.#place?.pathOf(dir, name) ?? dir + path.sep + name);
    if (stat?.isFile !== true) return false;
    // One that has no other name is met once, since no folder is looked into twice: a set of all takes memory.
    if (stat.links > 1 && !this.#seen.add(stat.device, stat.inode)) return false;
    this.#take(folder, name, place, root.account, stat);
    return true;
  }

  #take(
    folder: KnownFolder,
    name: string,
    place: number,
    account: string | null,
    { inode, device, size, mtimeMs }: FileLook,
  ): void {
    this.files += 1;
    if (place < 0 || !folder.isUnchanged(place, inode, device, size, mtimeMs))
      this.changed.push({ folder, name, place, account, inode, device, size, mtimeMs });
  }

  /** @param folders `null`: this folder has to be listed the next time too */
  #remember(folder: KnownFolder, stat: fs.Stats, folders: readonly string[] | null): void {
    const { ino: inode, dev: device, mtimeMs, ctimeMs } = stat;
    folder.state = null;
    // On Windows a folder's time says too little: FAT keeps none of it.
    if (folders === null || path.sep === '\\') return;
    if (this.#now - Math.max(mtimeMs, ctimeMs) < STEP_MS) return;
    folder.state = { inode, device, mtimeMs, ctimeMs, folders };
    this.quiet.push(folder);
  }
}

/** Inodes that were seen, by device; inode 0 is what file systems say that have none. */
class Seen {
  readonly #devices = new Map<number, Set<number>>();

  /** Gives whether it is new. */
  add(device: number, inode: number): boolean {
    if (inode === 0) return true;
    let inodes = this.#devices.get(device);
    if (inodes === undefined) this.#devices.set(device, (inodes = new Set()));
    const size = inodes.size;
    return inodes.add(inode).size > size;
  }

  has(device: number, inode: number): boolean {
    return this.#devices.get(device)?.has(inode) === true;
  }
}

function realPathOf(link: string): string | null {
  try {
    return fs.realpathSync(link);
  } catch {
    return null;
  }
}

function hasEntriesOf({ state }: KnownFolder, { ino, dev, mtimeMs, ctimeMs }: fs.Stats): boolean {
  return (
    state?.mtimeMs === mtimeMs && state.ctimeMs === ctimeMs && state.inode === ino && state.device === dev
  );
}

function readEntries(dir: string): readonly fs.Dirent[] {
  return fs.readdirSync(dir, { withFileTypes: true });
}

function statOf(file: string): fs.Stats | undefined {
  try {
    return fs.statSync(file, QUIETLY);
  } catch {
    return undefined;
  }
}

function isFolder(file: string): boolean {
  return statOf(file)?.isDirectory() === true;
}
