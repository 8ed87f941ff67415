import fs from 'node:fs/promises';
import path from 'node:path';
import { writeWhole } from '../../platform/write-whole';

/** The folder of programs that the desktop starts at login (freedesktop.org's autostart specification). */
export function autostartPath(env: Readonly<Record<string, string | undefined>>, homeDir: string): string {
  const wished = env['XDG_CONFIG_HOME'];
  // The specification: a relative path is invalid and to be ignored.
  const config = wished && path.isAbsolute(wished) ? wished : path.join(homeDir, '.config');
  return path.join(config, 'autostart', 'quotide.desktop');
}

/** The file's text; `null` when there is none. */
export async function readAutostart(file: string): Promise<string | null> {
  try {
    return await fs.readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
    throw error;
  }
}

/** Writes the file whole or not at all: a login in between finds the old one or the new one. */
export async function writeAutostart(file: string, text: string): Promise<void> {
  await fs.mkdir(path.dirname(file), { recursive: true });
  // Desktops read every *.desktop there; the draft is none.
  await writeWhole(file, 0o644, (handle) => handle.writeFile(text));
}

/** Removes the file, and nothing else in that folder. */
export async function removeAutostart(file: string): Promise<void> {
  await fs.rm(file, { force: true });
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}
