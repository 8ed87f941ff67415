import { readFile } from 'node:fs/promises';
import { listeningUser, userName } from '../core/network/listening-socket';

/** The user whose program listens on a port of this machine. */
export interface PortUser {
  readonly uid: number;
  /** The login name; the number as text where the system has none. */
  readonly name: string;
  /** Whether it is the user of this process. */
  readonly isOwn: boolean;
}

/**
 * Finds the user whose program listens on a port, so that the words can name another user of the machine.
 * @returns `null` where the system does not show it to an ordinary program (macOS, Windows), or nothing listens
 */
export async function portUser(port: number, platform: NodeJS.Platform): Promise<PortUser | null> {
  if (platform !== 'linux') return null;
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    const uid = listeningUser(await textOf(table), port);
    if (uid === null) continue;
    const name = userName(await textOf('/etc/passwd'), uid) ?? String(uid);
    return { uid, name, isOwn: uid === process.getuid?.() };
  }
  return null;
}

/** Empty where the file cannot be read. */
function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}
