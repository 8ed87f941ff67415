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
  let text: string;
  try {
    if (fs.statSync(file).size > MOST_BYTES) return { stored: {}, setAside: setAside(file, now) };
    text = fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return { stored: {}, setAside: null };
    throw error;
  }
  const stored = parse(text);
  return stored === null ? { stored: {}, setAside: setAside(file, now) } : { stored, setAside: null };
}

/**
 * Writes settings over what was stored: keys that this version does not know stay. The file is whole at every
 * moment, also when the power goes: a draft is written and synced, the old file becomes `.bak`, the draft takes its
 * place.
 * @throws the system's error; the old file is then as it was.
 */
export function writeSettingsFile(file: string, stored: StoredSettings['stored'], settings: Settings): void {
  const next = overlay(stored, settings);
  const draft = `${file}.draft`;
  try {
    const handle = fs.openSync(draft, 'w', 0o600);
    try {
      fs.writeFileSync(handle, `${JSON.stringify(next, null, 2)}\n`);
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
    if (fs.existsSync(file)) fs.copyFileSync(file, `${file}.bak`);
    fs.renameSync(draft, file);
  } catch (error) {
    fs.rmSync(draft, { force: true });
    throw error;
  }
  syncFolder(path.dirname(file));
}

function parse(text: string): StoredSettings['stored'] | null {
  try {
    // Notepad begins a file with a byte order mark.
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isRecord(json) ? json : null;
  } catch {
    return null;
  }
}

function overlay(stored: StoredSettings['stored'], settings: Settings): StoredSettings['stored'] {
  const sections = Object.entries(settings).map(([name, section]: [string, object]) => {
    const before = stored[name];
    return [name, isRecord(before) ? { ...before, ...section } : section] as const;
  });
  return { ...stored, ...Object.fromEntries(sections) };
}

function setAside(file: string, now: number): string {
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
  const aside = `${file}.corrupt-${stamp}`;
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
