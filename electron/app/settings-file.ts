import fs from 'node:fs';
import path from 'node:path';
import type { Settings } from '../core/settings';

/** More than any settings need; a larger file is something else. */
const MOST_BYTES = 1024 * 1024;
const KEPT_BROKEN = 3;

/** What was found where the settings lie. */
export interface StoredSettings {
  /** The whole object, with whatever a newer version or the user put into it; empty when there was none. */
  readonly stored: Readonly<Record<string, unknown>>;
  /** Where a file went that could not be read; `null` when nothing was wrong. */
  readonly setAside: string | null;
}

/**
 * Reads the settings' file. A broken one is set aside, never overwritten: `settings.json.corrupt-<time>`, three kept.
 * @throws the system's error when the file is there but cannot be read (permissions, a folder in its place).
 */
export function readSettingsFile(file: string, now: number): StoredSettings {
  const stored = lookAtSettingsFile(file);
  return stored === null ? { stored: {}, setAside: setAside(file, now) } : { stored, setAside: null };
}

/**
 * What is in the settings' file, touching nothing; empty when there is none, `null` when it is broken.
 * @throws as `readSettingsFile`
 */
export function lookAtSettingsFile(file: string): StoredSettings['stored'] | null {
  try {
    const bytes = readWhole(file);
    return bytes === null ? null : parse(bytes);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return {};
    throw error;
  }
}

/** `null` when it is too large. Only a regular file is read: a pipe would hold the app up for ever. */
function readWhole(file: string): Buffer | null {
  const handle = fs.openSync(file, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK);
  try {
    const stat = fs.fstatSync(handle);
    if (!stat.isFile()) throw new Error(`${file} is not a file`);
    return stat.size > MOST_BYTES ? null : fs.readFileSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/**
 * Writes settings over what was stored: keys that this version does not know stay. The file is whole at every
 * moment, also when the power goes: a draft is written and synced, the old file becomes `.bak`, the draft takes its
 * place.
 * @throws the system's error; the old file is then as it was.
 */
export function writeSettingsFile(file: string, stored: StoredSettings['stored'], settings: Settings): void {
  const next = overlay(stored, settings);
  const target = realFile(file);
  const draft = `${target}.draft`;
  try {
    fs.rmSync(draft, { force: true });
    const handle = fs.openSync(draft, 'wx', 0o600);
    try {
      fs.writeFileSync(handle, `${JSON.stringify(next, null, 2)}\n`);
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
    keepBackup(target);
    fs.renameSync(draft, target);
  } catch (error) {
    fs.rmSync(draft, { force: true });
    throw error;
  }
  syncFolder(path.dirname(target));
}

/** A second name for the old file: on a full disk a copy would cost the backup that is there. */
function keepBackup(file: string): void {
  if (!fs.existsSync(file)) return;
  const draft = `${file}.bak.draft`;
  fs.rmSync(draft, { force: true });
  try {
    fs.linkSync(file, draft);
  } catch {
    // Some file systems know no second names.
    fs.copyFileSync(file, draft);
  }
  fs.renameSync(draft, `${file}.bak`);
}

/** Some people link to settings that lie elsewhere: the link stays, its target is written. */
function realFile(file: string): string {
  try {
    return fs.realpathSync(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return file;
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}

function parse(bytes: Buffer): StoredSettings['stored'] | null {
  try {
    // The decoder drops the byte order mark that Notepad begins a file with, and refuses what is no UTF-8.
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isRecord(json) ? json : null;
  } catch {
    return null;
  }
}

function overlay(stored: StoredSettings['stored'], settings: Settings): StoredSettings['stored'] {
  const sections = Object.entries(settings).map(([name, section]: [string, object]) => {
    const before = stored[name];
    return [name, isRecord(before) ? { ...before, ...overlayFields(before, section) } : section] as const;
  });
  return { ...stored, ...Object.fromEntries(sections) };
}

/** Keys of a newer version within a value stay too; in `windowThresholds` a key that went was taken out. */
function overlayFields(before: StoredSettings['stored'], section: object): StoredSettings['stored'] {
  const fields = Object.entries(section).map(([name, value]: [string, unknown]) => {
    const old = before[name];
    const merges = name !== 'windowThresholds' && isRecord(old) && isRecord(value);
    return [name, merges ? { ...old, ...value } : value] as const;
  });
  return Object.fromEntries(fields);
}

function setAside(file: string, now: number): string {
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
  const first = `${file}.corrupt-${stamp}`;
  // Two in one moment, or a clock that was set back: the earlier one must not be lost.
  let aside = first;
  for (let n = 2; fs.existsSync(aside); n += 1) aside = `${first}-${n}`;
  fs.renameSync(file, aside);
  const folder = path.dirname(file);
  const broken = fs.readdirSync(folder).filter((name) => name.startsWith(`${path.basename(file)}.corrupt-`));
  for (const name of broken.sort().slice(0, -KEPT_BROKEN))
    fs.rmSync(path.join(folder, name), { force: true });
  return aside;
}

/** So that the new name is on disk too; Windows cannot and need not do it. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
