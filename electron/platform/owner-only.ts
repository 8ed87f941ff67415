import fs from 'node:fs';

/**
 * Gives a file rights for its owner alone, where the system has such rights. Windows has none: what lies in a user's
 * profile is the user's already, and a change there is refused while SQLite has the file mapped. A refusal elsewhere (a
 * memory card, a share, another owner) leaves the rights as they are. They guard the content, and are no reason to do
 * without it.
 */
export function makeOwnerOnly(file: string, platform: NodeJS.Platform = process.platform): void {
  if (platform === 'win32') return;
  try {
    fs.chmodSync(file, 0o600);
  } catch {
    // The rights of the data folder keep other users out as well.
  }
}
