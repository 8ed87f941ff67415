import { isUtf8 } from 'node:buffer';
import { constants } from 'node:fs';
import { lstat, open, realpath, type FileHandle } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';
import type { UnreadableReason } from '../../../core/problem';

/** The result of a guarded read. */
export type FileRead =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** Permission bits as on disk; meaningless on Windows. */
      readonly mode: number;
      readonly followedLink: boolean;
      /** False where invalid UTF-8 bytes were replaced. */
      readonly isUtf8: boolean;
    }
  | { readonly kind: 'absent'; readonly detail: string }
  | {
      readonly kind: 'unreadable';
      readonly reason: UnreadableReason;
      readonly detail: string;
      /** Whether another try in a moment may succeed. */
      readonly passing: boolean;
    };

export interface ReadLimits {
  /** The user's home folder: a link is followed only to a target inside it. */
  readonly home: string;
  readonly maxBytes: number;
}

/**
 * Reads a small regular file. Folders, pipes and devices are never opened (a pipe would block), and links are followed
 * only inside the home folder. Opens the file only for reading. Never rejects.
 */
export async function readRegularFile(path: string, limits: ReadLimits): Promise<FileRead> {
  try {
    const entry = await lstat(path);
    const followedLink = entry.isSymbolicLink();
    const target = followedLink ? await realpath(path) : path;
    if (followedLink && !(await isInside(target, limits.home))) {
      return unreadable('outside_link', 'a link that leads outside the home folder');
    }
    const stat = followedLink ? await lstat(target) : entry;
    if (!stat.isFile()) return unreadable('not_a_file', `${kindOf(stat)}, not a file`);
    return await readOpened(target, limits.maxBytes, followedLink);
  } catch (error) {
    return explain(error);
  }
}

async function readOpened(path: string, maxBytes: number, followedLink: boolean): Promise<FileRead> {
  // O_NONBLOCK and O_NOFOLLOW (0 on Windows): a pipe or a link may have replaced the file since the lstat.
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) return unreadable('not_a_file', `${kindOf(stat)}, not a file`);
    // The file may still grow, so the read has its own limit.
    const bytes = stat.size > maxBytes ? null : await readAtMost(handle, maxBytes + 1);
    if (bytes === null || bytes.length > maxBytes)
      return unreadable('too_large', `larger than ${sizeWords(maxBytes)}`);
    return {
      kind: 'text',
      text: bytes.toString('utf8'),
      mode: stat.mode & 0o777,
      followedLink,
      isUtf8: isUtf8(bytes),
    };
  } finally {
    await handle.close();
  }
}

async function readAtMost(handle: FileHandle, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let total = 0;
  while (total < limit) {
    const chunk = Buffer.alloc(Math.min(64 * 1024, limit - total));
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, total);
    if (bytesRead === 0) break;
    chunks.push(chunk.subarray(0, bytesRead));
    total += bytesRead;
  }
  return Buffer.concat(chunks);
}

/** Whether `target`, an already resolved path, lies inside `folder`; false where `folder` cannot be resolved. */
async function isInside(target: string, folder: string): Promise<boolean> {
  const root = await realpath(folder).catch(() => null);
  if (root === null) return false;
  const way = relative(root, target);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

interface EntryKind {
  isDirectory(): boolean;
  isFIFO(): boolean;
  isSocket(): boolean;
}

function kindOf(stat: EntryKind): string {
  if (stat.isDirectory()) return 'a folder';
  if (stat.isFIFO()) return 'a pipe';
  return stat.isSocket() ? 'a socket' : 'a device';
}

function sizeWords(bytes: number): string {
  const mebibytes = bytes / 2 ** 20;
  return Number.isInteger(mebibytes) ? `${String(mebibytes)} MiB` : `${String(Math.floor(bytes / 1024))} KiB`;
}

function unreadable(reason: UnreadableReason, detail: string, passing = false): FileRead {
  return { kind: 'unreadable', reason, detail, passing };
}

function explain(error: unknown): FileRead {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'absent', detail: 'no such file' };
  // Windows gives EPERM or EBUSY while a file is being replaced.
  if (code === 'EACCES' || code === 'EPERM')
    return unreadable('no_permission', 'no permission to read it', code === 'EPERM');
  return unreadable('failed', `could not be read (${code})`, code === 'EBUSY');
}
