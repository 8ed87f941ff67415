import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { StartFault, StartFaultKind } from '../core/start-fault';

/** Enough for the first pages of a history; less is as good as nothing. */
const PROBE_BYTES = 64 * 1024;
/** A running app takes a connection at once: the system does it. */
const ANSWER_MS = 2000;
/** Chromium's lock in the folder of an app, and where its owner listens (Linux and macOS). */
const LOCK = 'SingletonLock';
const SOCKET = 'SingletonSocket';

/** Makes the data folder where it is missing; what is in the way, or `null`: it is there. */
export function makeDataDir(folder: string): StartFault | null {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    return null;
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

/** What is wrong with a data folder that could not be locked; `other`: nothing that can be seen. */
export function examineLock(folder: string): StartFault {
  const lock = path.join(folder, LOCK);
  // Chromium makes the socket of its lock in the folder for temporary files.
  const fault = examineFolder(folder) ?? writeInto(folder, os.tmpdir());
  if (fault !== null) return fault;
  const kind = exists(lock) ? 'not_lockable' : 'other';
  return faultAt(kind, folder, kind === 'other' ? folder : lock, 'it cannot be locked');
}

/**
 * What is wrong with a data folder whose files could not be opened.
 * @param reason said where nothing can be seen from outside
 */
export function examineFiles(folder: string, reason: string): StartFault {
  return examineFolder(folder) ?? firstForeign(folder) ?? faultAt('other', folder, folder, reason);
}

function examineFolder(folder: string): StartFault | null {
  return makeDataDir(folder) ?? writeInto(folder, folder);
}

/** The first file of ours that may not be written, such as one of a start with sudo. */
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
  const probe = path.join(place, `.quotide-probe-${String(process.pid)}`);
  try {
    fs.writeFileSync(probe, Buffer.alloc(PROBE_BYTES), { mode: 0o600 });
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

/** The path itself, or the nearest above it that is there; a link counts, wherever it leads. */
function nearest(place: string): string {
  let at = path.resolve(place);
  while (!exists(at) && path.dirname(at) !== at) at = path.dirname(at);
  return at;
}

function exists(place: string): boolean {
  try {
    return fs.lstatSync(place, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // Below a file, or in a folder that may not be searched.
    return false;
  }
}

/** Where a link leads that leads to nothing; `null`: it is no link, or it leads somewhere. */
function linkTarget(place: string): string | null {
  try {
    const target = path.resolve(path.dirname(place), fs.readlinkSync(place));
    return fs.existsSync(place) ? null : target;
  } catch {
    return null;
  }
}

/** The user's name as the system's own list has it. */
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
