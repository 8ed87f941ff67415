import fs from 'node:fs/promises';
import path from 'node:path';

/** Where the desktop looks for what to start at login (freedesktop.org's autostart specification). */
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
  // A dot in front: desktops read every *.desktop there, this one is none yet.
  const draft = path.join(path.dirname(file), `.quotide.desktop.${String(process.pid)}`);
  try {
    const handle = await fs.open(draft, 'w', 0o644);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await fs.rename(draft, file);
  } catch (error) {
    await fs.rm(draft, { force: true });
    throw error;
  }
}

/** Takes the file away; nothing else in that folder is ours. */
export async function removeAutostart(file: string): Promise<void> {
  await fs.rm(file, { force: true });
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}
