import fs from 'node:fs';

/**
 * Makes the data folder, for the owner alone. An existing folder gets the same rights, since its history shows when the
 * user works.
 * @throws Error with the system's reason when it can be neither made nor used.
 */
export function prepareDataDir(dataDir: string): void {
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (process.platform !== 'win32') narrow(dataDir);
  // Files that are made later, SQLite's too, are for the owner alone.
  process.umask(0o077);
}

function narrow(dataDir: string): void {
  try {
    fs.chmodSync(dataDir, 0o700);
  } catch (error) {
    // On a read-only disk the app continues with its history in memory.
    if (!(error instanceof Error && 'code' in error && error.code === 'EROFS')) throw error;
  }
}
