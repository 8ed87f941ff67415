import fs from 'node:fs';
import { writeNew } from '../../platform/write-whole';

/** A lock of this age is left by a process that was stopped in the middle, in ms. */
const STALE_MS = 60_000;

/**
 * Runs a repair of the file, unless another process repairs it at this moment: two at once would set aside each other's
 * new file.
 * @returns `null`: another process is at it
 */
export function whileAlone<T>(file: string, act: () => T): T | null {
  const lock = `${file}.repair`;
  if (!take(lock)) return null;
  try {
    return act();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

function take(lock: string): boolean {
  for (const isLast of [false, true]) {
    try {
      writeNew(lock, Buffer.from(String(process.pid)), 0o600);
      return true;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      if (isLast || !isStale(lock)) return false;
      fs.rmSync(lock, { force: true });
    }
  }
  return false;
}

function isStale(lock: string): boolean {
  const stat = fs.statSync(lock, { throwIfNoEntry: false });
  if (stat === undefined) return true;
  if (Math.abs(Date.now() - stat.mtimeMs) > STALE_MS) return true;
  const pid = Number(fs.readFileSync(lock, 'utf8'));
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'EPERM');
  }
}
