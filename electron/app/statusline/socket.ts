import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { err, ok, type Result } from '../../core/result';
import { replaceQuickly } from '../../platform/write-whole';
import { folderId } from '../accounts/ids';

/** Bytes of a socket's path: Linux allows 107, macOS 103. */
const LONGEST_PATH = 100;
const FOLDER = 'run';
const SOCKET = 'statusline.sock';
/** The file with the socket's path, if the data folder's path is too long for a socket. */
const POINTER = 'statusline.path';

/** The place of a data folder's socket. */
export interface SocketPlace {
  /** In the data folder. */
  readonly folder: string;
  readonly socket: string;
  /** A file in the data folder with the socket's path; `null`: the socket itself is there. */
  readonly pointer: string | null;
}

/**
 * Chooses the place of the socket; `null`: no folder has a path that is short enough.
 *
 * @param shortFolders folders for short-lived files of this user, the best first
 */
export function socketPlace(
  dataDir: string,
  uid: number,
  shortFolders: readonly string[],
): SocketPlace | null {
  const folder = path.join(dataDir, FOLDER);
  const own = path.join(folder, SOCKET);
  if (fits(own)) return { folder, socket: own, pointer: null };
  const name = `${folderId(dataDir)}.sock`;
  const short = shortFolders.map((each) => path.join(each, `quotide-${String(uid)}`, name)).find(fits);
  return short === undefined ? null : { folder, socket: short, pointer: path.join(folder, POINTER) };
}

function fits(file: string): boolean {
  return path.isAbsolute(file) && Buffer.byteLength(file) <= LONGEST_PATH && !file.includes('\n');
}

/**
 * Listens at a place, for the owner alone. A socket that a crash left is replaced, unless it still answers.
 *
 * @returns the error as one plain sentence
 */
export async function listenAt(
  server: net.Server,
  place: SocketPlace,
  uid: number,
): Promise<Result<null, string>> {
  const { folder, socket, pointer } = place;
  try {
    for (const each of new Set([folder, path.dirname(socket)])) {
      const fault = privateFolder(each, uid);
      if (fault !== null) return err(fault);
    }
    if (!(await makeRoom(socket))) return err(`${socket} belongs to another process or is no socket`);
    server.listen({ path: socket });
    await once(server, 'listening');
    fs.chmodSync(socket, 0o600);
    if (pointer === null) fs.rmSync(path.join(folder, POINTER), { force: true });
    else replaceQuickly(pointer, `${socket}\n`);
    return ok(null);
  } catch (error) {
    return err(String(error));
  }
}

/** Removes the pointer file; the socket itself is removed with its server. */
export function leave({ pointer }: SocketPlace): void {
  if (pointer !== null) fs.rmSync(pointer, { force: true });
}

/** Makes a folder for the owner alone, or gives an own one these rights; refuses a link or another user's folder. */
function privateFolder(folder: string, uid: number): string | null {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stat = fs.lstatSync(folder);
  if (!stat.isDirectory() || stat.uid !== uid) return `${folder} is not this user's own folder`;
  if ((stat.mode & 0o077) !== 0) fs.chmodSync(folder, 0o700);
  return null;
}

async function makeRoom(socket: string): Promise<boolean> {
  const stat = fs.lstatSync(socket, { throwIfNoEntry: false });
  if (stat === undefined) return true;
  if (!stat.isSocket() || (await isAnswered(socket))) return false;
  fs.rmSync(socket, { force: true });
  return true;
}

function isAnswered(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.connect(socket);
    probe.once('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT');
    });
  });
}
