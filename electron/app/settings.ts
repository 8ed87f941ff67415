import path from 'node:path';
import { defaultSettings, type Settings } from '../core/settings';
import { changeSettings, readSettings, type SettingsChange } from '../core/settings/change';
import type { Fault } from '../core/settings/checks';
import { lookAtSettingsFile, readSettingsFile, writeSettingsFile } from './settings-file';

const FILE = 'settings.json';

/** Why a change was not taken. */
export type Refusal =
  | { readonly kind: 'invalid'; readonly fault: Fault }
  | { readonly kind: 'not_stored'; readonly reason: string };

/** The settings of a data folder, kept in their own file. */
export interface SettingsStore {
  readonly file: string;
  readonly get: () => Settings;
  /** Checks and stores a change, and tells everybody; `null` when it was taken. */
  readonly change: (change: SettingsChange) => Refusal | null;
  readonly subscribe: (listener: (settings: Settings) => void) => () => void;
  /** What was wrong with the file when it was read; all `null` and empty when nothing was. */
  readonly trouble: () => SettingsTrouble;
}

export interface SettingsTrouble {
  /** Where a broken file was set aside. */
  readonly setAside: string | null;
  /** Why the file could not be read at all; it is left as it is, and nothing is stored over it. */
  readonly unreadable: string | null;
  /** Settings with a value that could not be used. */
  readonly wrong: readonly string[];
}

/** Opens the settings; whatever is in their file, there are settings to go on with. */
export function openSettings(dataDir: string, now: number): SettingsStore {
  const file = path.join(dataDir, FILE);
  const listeners = new Set<(settings: Settings) => void>();
  const found = load(file, now);
  let { stored, settings, trouble } = found;

  return {
    file,
    get: () => settings,
    trouble: () => trouble,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change: (change) => {
      // Somebody may have edited the file, or a second process stored something: theirs is not undone by ours.
      const loaded = load(file, now);
      // An editor was half done, and its half is set aside: what is in use goes on.
      const current = loaded.trouble.setAside === null ? loaded : { ...loaded, stored, settings };
      if (current.trouble.unreadable !== null)
        return { kind: 'not_stored', reason: current.trouble.unreadable };
      const changed = changeSettings(current.settings, change);
      if (!changed.ok) return { kind: 'invalid', fault: changed.error };
      try {
        writeSettingsFile(file, current.stored, changed.value);
        stored = current.stored;
      } catch (error) {
        return { kind: 'not_stored', reason: reasonOf(error) };
      }
      settings = changed.value;
      // What was wrong with single values is mended now; a file that was set aside still lies there.
      trouble = { ...current.trouble, setAside: current.trouble.setAside ?? trouble.setAside, wrong: [] };
      for (const listener of listeners) listener(settings);
      return null;
    },
  };
}

/** Further config folders that the settings of a data folder name; asked without opening anything. */
export function namedConfigDirs(dataDir: string): readonly string[] {
  try {
    return readSettings(lookAtSettingsFile(path.join(dataDir, FILE))).settings.accounts.configDirs;
  } catch {
    return [];
  }
}

/** The https origin beside Anthropic's that the settings of a data folder allow; asked before anything is opened. */
export function confirmedApi(dataDir: string): string | null {
  try {
    // Only looks: a broken file is set aside, and told, where the settings are opened.
    return readSettings(lookAtSettingsFile(path.join(dataDir, FILE))).settings.refresh.confirmedApi;
  } catch {
    return null;
  }
}

function load(file: string, now: number) {
  try {
    const { stored, setAside } = readSettingsFile(file, now);
    const { settings, wrong } = readSettings(stored);
    return { stored, settings, trouble: { setAside, unreadable: null, wrong } };
  } catch (error) {
    const trouble = { setAside: null, unreadable: reasonOf(error), wrong: [] };
    return { stored: {}, settings: defaultSettings, trouble };
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
