// One set-up of a checkout at a time: `npm start` and `npm test` may well be begun together.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { shortHash } from './files.mjs';
import { cacheDir, root } from './paths.mjs';
import { say } from './report.mjs';

/**
 * Runs some work while no other process runs it.
 * @template T
 * @param {() => Promise<T>} work
 * @param {{file?: string, pollMs?: number}} [options]
 * @returns {Promise<T>}
 */
export async function withLock(work, { file = defaultFile(), pollMs = 300 } = {}) {
  let told = false;
  while (!take(file)) {
    const owner = ownerOf(file);
    if (owner === null) clear(file);
    else if (!told) say(`another set-up of this checkout is running (process ${owner}); waiting for it`);
    told ||= owner !== null;
    await sleep(pollMs);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

function defaultFile() {
  return path.join(cacheDir(), 'locks', `${shortHash(root)}.pid`);
}

/** @param {string} file */
function take(file) {
  const mine = `${file}.${process.pid}`;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(mine, String(process.pid));
  try {
    fs.linkSync(mine, file); // fails where it exists, and is never seen empty
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  } finally {
    fs.rmSync(mine, { force: true });
  }
}

/**
 * Removes the lock of a process that is gone; moved away first, so that a new one is not removed instead.
 * @param {string} file
 */
function clear(file) {
  const aside = `${file}.${process.pid}.old`;
  try {
    fs.renameSync(file, aside);
    if (ownerOf(aside) !== null) fs.linkSync(aside, file);
  } catch {
    // Another process was faster.
  } finally {
    fs.rmSync(aside, { force: true });
  }
}

/**
 * The process that holds the lock, or null when it is gone.
 * @param {string} file
 */
function ownerOf(file) {
  try {
    const pid = Number(fs.readFileSync(file, 'utf8'));
    if (!pid) return null;
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    // EPERM: it is alive and another user's.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM' ? -1 : null;
  }
}
