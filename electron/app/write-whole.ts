import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';

/*
 * Replaces files as a whole: a draft beside the file takes its place, so that at each moment the file is the old one or
 * the new one.
 */

/**
 * Writes a file in steps. Its draft is hidden by a dot: desktops read every `*.desktop` of a folder.
 * @param mode rights of the new file
 * @throws the system's error, or `write`'s; the file is then as it was
 */
export async function writeWhole(
  file: string,
  mode: number,
  write: (handle: FileHandle) => Promise<unknown>,
): Promise<void> {
  const draft = path.join(path.dirname(file), `.${path.basename(file)}.${String(process.pid)}`);
  try {
    const handle = await open(draft, 'w', mode);
    try {
      await write(handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** The options of a durable replacement. */
export interface Replacement {
  /** The path of the draft, on the same disk; an older draft there is removed. */
  readonly draft: string;
  /** Rights of the new file. */
  readonly mode: number;
  /** Called when the draft is on the disk: moves the old file away. */
  readonly clear: () => void;
}

/**
 * Replaces a file by bytes that are synced to the disk first: it is whole also after a power cut.
 * @throws the system's error; the file is then as it was, unless `clear` moved it
 */
export function replaceDurably(file: string, bytes: Buffer, { draft, mode, clear }: Replacement): void {
  try {
    fs.rmSync(draft, { force: true });
    const handle = fs.openSync(draft, 'wx', mode);
    try {
      fs.writeFileSync(handle, bytes);
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
    clear();
    fs.renameSync(draft, file);
  } catch (error) {
    fs.rmSync(draft, { force: true });
    throw error;
  }
  syncFolder(path.dirname(file));
}

/**
 * Replaces a file for its owner alone without a sync: after a power cut the next run makes a new one. Several processes
 * may call it at once.
 * @throws the system's error; the file is then as it was
 */
export function replaceQuickly(file: string, text: string): void {
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  try {
    fs.writeFileSync(draft, text, { mode: 0o600 });
    fs.renameSync(draft, file);
  } catch (error) {
    fs.rmSync(draft, { force: true });
    throw error;
  }
}

/** Syncs the folder, so that the new name is on the disk too; Windows cannot, and need not. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}
