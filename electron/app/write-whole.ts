import fs from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a file whole or not at all: a draft beside it, hidden by a dot, takes its place when all is on the disk.
 * @param mode rights of the new file
 * @throws the system's error, or `write`'s; the file is then as it was
 */
export async function writeWhole(
  file: string,
  mode: number,
  write: (handle: fs.FileHandle) => Promise<unknown>,
): Promise<void> {
  const draft = path.join(path.dirname(file), `.${path.basename(file)}.${String(process.pid)}`);
  try {
    const handle = await fs.open(draft, 'w', mode);
    try {
      await write(handle);
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
