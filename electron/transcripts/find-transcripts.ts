import fs from 'node:fs';
import path from 'node:path';
import type { FileFacts } from './scan-file';
import type { TranscriptRoot } from './types';

/** All that lies below the roots. */
export interface Found {
  /** Regular files named `*.jsonl`, each once, however many ways lead to it. */
  readonly files: readonly FileFacts[];
  /** Folders that were looked into: those where something new can appear. */
  readonly folders: readonly string[];
  /** Folders that could not be looked into: what lies in them may still be there. */
  readonly closed: readonly string[];
}

/** Deeper than this lies no transcript. */
const DEEPEST = 12;

/**
 * Looks through the roots. Links are followed; a folder or file that was seen already is not looked at again, which ends
 * every loop. Pipes, sockets and devices are never opened, whatever they are called.
 */
export function findTranscripts(roots: readonly TranscriptRoot[]): Found {
  const walk = new Walk();
  for (const root of roots) walk.folder(root.dir, root, 0);
  return walk;
}

/** The facts of one transcript; `null` when it is gone or no regular file. */
export function factsOf(file: string, account: string | null): FileFacts | null {
  let stat: fs.Stats | undefined;
  try {
    stat = fs.statSync(file, { throwIfNoEntry: false });
  } catch {
    return null;
  }
  if (stat?.isFile() !== true) return null;
  const { ino, dev, size, mtimeMs } = stat;
  return { path: file, account, inode: String(ino), device: String(dev), size, mtimeMs };
}

class Walk implements Found {
  readonly files: FileFacts[] = [];
  readonly folders: string[] = [];
  readonly closed: string[] = [];
  readonly #seen = new Set<string>();

  folder(dir: string, root: TranscriptRoot, depth: number): void {
    if (depth > DEEPEST) return;
    let entries: readonly fs.Dirent[];
    try {
      const { ino, dev } = fs.statSync(dir);
      if (!this.#isNew(String(dev), String(ino))) return;
      entries = fs.readdirSync(dir, { withFileTypes: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') this.closed.push(dir);
      return;
    }
    this.folders.push(dir);
    for (const entry of entries) this.#entry(entry, path.join(dir, entry.name), root, depth);
  }

  #entry(entry: fs.Dirent, file: string, root: TranscriptRoot, depth: number): void {
    if (entry.isDirectory()) {
      // Work that was done in a session lies beside its transcripts.
      if (entry.name === 'node_modules' || entry.name === '.git') return;
      this.folder(file, root, depth + 1);
      return;
    }
    if (entry.isSymbolicLink()) {
      // Only a link's target says what it is.
      if (isFolder(file)) this.folder(file, root, depth + 1);
      else if (entry.name.endsWith('.jsonl')) this.#file(file, root);
      return;
    }
    if (entry.isFile() && entry.name.endsWith('.jsonl')) this.#file(file, root);
  }

  #file(file: string, { account, only }: TranscriptRoot): void {
    if (only !== undefined && !file.includes(only)) return;
    const facts = factsOf(file, account);
    if (facts !== null && this.#isNew(facts.device, facts.inode)) this.files.push(facts);
  }

  /** Inode 0 is what file systems say that have none. */
  #isNew(device: string, inode: string): boolean {
    if (inode === '0') return true;
    const key = `${device}:${inode}`;
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    return true;
  }
}

function isFolder(file: string): boolean {
  try {
    return fs.statSync(file).isDirectory();
  } catch {
    return false;
  }
}
