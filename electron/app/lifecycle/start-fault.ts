import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { writeNew } from '../../platform/write-whole';
import { othersFile } from '../data-dir';
import type { StartFault, StartFaultKind } from '../../core/lifecycle/start-fault';

/** Bytes that a probe writes: the first pages of a history need this much. */
const PROBE_BYTES = 64 * 1024;
/** Ms to wait for a connection. The system accepts it for a running app at once. */
const ANSWER_MS = 2000;
/** Chromium's lock in the folder of an app, and the socket of its owner (Linux and macOS). */
const LOCK = 'SingletonLock';
const SOCKET = 'SingletonSocket';

/** Makes the data folder if it is missing. @returns the fault; `null`: the folder exists now, and is Quotide's to fill */
export function makeDataDir(folder: string): StartFault | null {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const other = othersFile(folder);
    if (other === null) return null;
    // A folder that cannot be used for another reason is reported with that one.
    fs.accessSync(folder, fs.constants.W_OK);
    const isFull = fs.statfsSync(folder).bavail === 0;
    return isFull
      ? faultAt('no_space', folder, folder, 'no space left')
      : faultAt('not_ours', folder, path.join(folder, other), 'it is not Quotide’s');
  } catch (error) {
    return faultOf(folder, folder, error);
  }
}

/** Whether a running app listens in this data folder. */
export function isAnswered(folder: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(path.join(folder, SOCKET));
    const end = (answered: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answered);
    };
    const timer = setTimeout(end, ANSWER_MS, false);
    socket.once('connect', () => {
      end(true);
    });
    socket.once('error', () => {
      end(false);
    });
  });
}

/** Finds the fault of a data folder that could not be locked; `other`: no fault is visible. */
export function examineLock(folder: string): StartFault {
  const lock = path.join(folder, LOCK);
  // Chromium makes the socket of its lock in the folder of temporary files.
  const fault = examineFolder(folder) ?? writeInto(folder, os.tmpdir());
  if (fault !== null) return fault;
  const kind = exists(lock) ? 'not_lockable' : 'other';
  return faultAt(kind, folder, kind === 'other' ? folder : lock, 'it cannot be locked');
}

/**
 * Finds the fault of a data folder whose files could not be opened.
 * @param reason of the fault `other`, if no fault is visible
 */
export function examineFiles(folder: string, reason: string): StartFault {
  return examineFolder(folder) ?? firstForeign(folder) ?? faultAt('other', folder, folder, reason);
}

function examineFolder(folder: string): StartFault | null {
  return makeDataDir(folder) ?? writeInto(folder, folder);
}

/** The first file in the folder that cannot be written, such as one of a start with sudo. */
function firstForeign(folder: string): StartFault | null {
  for (const name of fs.readdirSync(folder)) {
    const file = path.join(folder, name);
    try {
      if (fs.statSync(file, { throwIfNoEntry: false }) !== undefined)
        fs.accessSync(file, fs.constants.R_OK | fs.constants.W_OK);
    } catch {
      return faultAt('not_writable', folder, file, 'permission denied');
    }
  }
  return null;
}

function writeInto(folder: string, place: string): StartFault | null {
  // A random name: in the folder of temporary files, another user could plant a link under a known one.
  const probe = path.join(place, `.quotide-probe-${randomBytes(8).toString('hex')}`);
  try {
    writeNew(probe, Buffer.alloc(PROBE_BYTES), 0o600);
    return null;
  } catch (error) {
    return faultOf(folder, place, error);
  } finally {
    fs.rmSync(probe, { force: true });
  }
}

function faultOf(folder: string, place: string, error: unknown): StartFault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = error instanceof Error ? error.message.replace(/^\w+: ([^,]+),.*$/s, '$1') : String(error);
  const above = nearest(place);
  const link = linkTarget(above);
  if (link !== null) return faultAt('dangling_link', folder, link, reason);
  const kind = kinds[code];
  if (kind !== undefined) return faultAt(kind, folder, above, reason);
  if (exists(above) && !fs.statSync(above).isDirectory())
    return faultAt('not_a_folder', folder, above, reason);
  if (code !== 'EACCES' && code !== 'EPERM') return faultAt('other', folder, above, reason);
  return faultAt(above === place ? 'not_writable' : 'not_makeable', folder, above, reason);
}

const kinds: Readonly<Record<string, StartFaultKind>> = {
  EROFS: 'read_only',
  ENOSPC: 'no_space',
  EDQUOT: 'no_space',
};

function faultAt(kind: StartFaultKind, folder: string, at: string, reason: string): StartFault {
  const uid = fs.statSync(nearest(at), { throwIfNoEntry: false })?.uid;
  const isOwn = uid !== undefined && uid === process.getuid?.();
  const owner = uid === undefined || process.platform === 'win32' ? null : userName(uid);
  return { kind, folder, at, owner, isOwn, reason };
}

/** The path itself, or the nearest existing folder above it; a link counts as existing, also a broken one. */
function nearest(place: string): string {
  let at = path.resolve(place);
  while (!exists(at) && path.dirname(at) !== at) at = path.dirname(at);
  return at;
}

function exists(place: string): boolean {
  try {
    return fs.lstatSync(place, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // The path lies below a file, or in a folder without permission.
    return false;
  }
}

/** The target of a broken link; `null`: the path is no link, or its target exists. */
function linkTarget(place: string): string | null {
  try {
    const target = path.resolve(path.dirname(place), fs.readlinkSync(place));
    return fs.existsSync(place) ? null : target;
  } catch {
    return null;
  }
}

/** The user's name in /etc/passwd, else `user` and the number. */
function userName(uid: number): string {
  try {
    const line = fs
      .readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((each) => each.split(':')[2] === String(uid));
    return line?.split(':')[0] ?? `user ${String(uid)}`;
  } catch {
    return `user ${String(uid)}`;
  }
}
