// Writes files atomically, so that no process reads a half-written one.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const STALE_MS = 60 * 60 * 1000;

/**
 * A JSON file's content, or null where there is none that can be read.
 * @param {string} file
 * @returns {any}
 */
export function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** @param {string} dir */
export function isWritable(dir) {
  try {
    fs.accessSync(dir, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Writes a file whole: beside its place first, then moved there.
 * @param {string} file
 * @param {string} text
 */
export function writeFile(file, text) {
  const staged = `${file}.${process.pid}.tmp`;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  try {
    fs.writeFileSync(staged, text);
    fs.renameSync(staged, file);
  } finally {
    fs.rmSync(staged, { force: true });
  }
}

/**
 * Puts a finished folder in the place of another.
 * @param {string} staged
 * @param {string} target
 */
export function replaceDir(staged, target) {
  const old = `${target}.${process.pid}.old`;
  fs.mkdirSync(path.dirname(target), { recursive: true });
  if (fs.existsSync(target)) fs.renameSync(target, old);
  fs.renameSync(staged, target);
  fs.rmSync(old, { recursive: true, force: true });
}

/**
 * Runs some work with a fresh folder beside `target` (same file system, so a rename is enough at the end) and removes
 * what is left of it, also after an error.
 * @template T
 * @param {string} target
 * @param {(dir: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withStaging(target, work) {
  fs.mkdirSync(path.dirname(target), { recursive: true });
  sweep(target);
  const dir = fs.mkdtempSync(`${target}.new-`);
  try {
    return await work(dir);
  } finally {
    fs.rmSync(dir, { recursive: true, force: true });
  }
}

/**
 * Removes what a run that was killed left beside `target`; a fresh one may be another checkout's work.
 * @param {string} target
 */
function sweep(target) {
  const old = Date.now() - STALE_MS;
  for (const name of fs.readdirSync(path.dirname(target))) {
    if (!/\.(new-\w+|\d+\.old)$/.test(name) || !name.startsWith(path.basename(target))) continue;
    const file = path.join(path.dirname(target), name);
    try {
      if (fs.statSync(file).mtimeMs < old) fs.rmSync(file, { recursive: true, force: true });
    } catch {
      // Among temporary files it may be another user's.
    }
  }
}

/**
 * @param {string} text
 * @param {number} [length]
 */
export function shortHash(text, length = 16) {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}

/**
 * The SHA-512 of a file, written as npm writes it.
 * @param {string} file
 */
export async function integrityOf(file) {
  const hash = createHash('sha512');
  for await (const chunk of fs.createReadStream(file)) hash.update(chunk);
  return `sha512-${hash.digest('base64')}`;
}
