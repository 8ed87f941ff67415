import fs from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { errorMessage } from '../../core/error-message';
import { hidesNames } from '../../core/privacy';
import { defaultSettings, type Settings } from '../../core/settings/settings';
import { changeSettings, readSettings, type SettingsChange } from '../../core/settings/change';
import type { Fault } from '../../core/settings/checks';
import { createSignal, type Signal } from '../../core/signal';
import { noSettingsTrouble, type SettingsFault, type SettingsTrouble } from '../../core/settings/trouble';
import {
  noStoredSettings,
  readSettingsFile,
  replaceSettingsFile,
  writeSettingsFile,
  type StoredSettings,
} from './settings-file';

const FILE = 'settings.json';
/** Ms between two checks of the file for an edit by hand; a check takes some microseconds. */
const LOOK_MS = 2000;

/** The reason why a change was refused. */
export type Refusal =
  | { readonly kind: 'invalid'; readonly fault: Fault }
  | { readonly kind: 'not_stored'; readonly reason: string };

/** The settings of a data folder, saved in a file of their own. */
export interface SettingsStore {
  readonly file: string;
  readonly get: () => Settings;
  /** Whether names are hidden, by `core/privacy`. */
  readonly isPrivate: () => boolean;
  /** Checks and stores a change and publishes the new settings; `null`: it was stored. */
  readonly change: (change: SettingsChange) => Refusal | null;
  /**
   * Stores defaults in place of unusable values: all of them if the file cannot be read, which is then renamed, else those
   * of the single values. `null`: done.
   */
  readonly useDefaults: () => Refusal | null;
  /** The settings after each change, also one that was made in the file by hand. */
  readonly changed: Signal<Settings>;
  /**
   * Calls back with the part of the settings that `select` gives, whenever it has changed by value; the returned function
   * ends that.
   */
  readonly watch: <T>(select: (settings: Settings) => T, onChange: (selected: T) => void) => () => void;
  /** The errors of the file when it was last read. */
  readonly trouble: () => SettingsTrouble;
  /** Applies edits by hand from now on; checks the file every `everyMs`. */
  readonly follow: (everyMs?: number) => void;
  /** Saves the settings in use into a new file, if the file that they came from is gone. */
  readonly saveAgain: () => void;
  /** Ends `follow`. */
  readonly close: () => void;
}

/** Settings and the file that they came from. */
interface Loaded {
  readonly stored: StoredSettings;
  readonly settings: Settings;
  readonly trouble: SettingsTrouble;
}

/**
 * Opens the settings. Nothing is written or renamed before a change has to be stored.
 * @param now epoch ms
 */
export function openSettings(dataDir: string, now: number): SettingsStore {
  return new FileSettings(path.join(dataDir, FILE), now);
}

class FileSettings implements SettingsStore {
  readonly file: string;
  readonly #now: number;
  readonly #changed = createSignal<Settings>();
  #current: Loaded;
  #firstLook: NodeJS.Timeout | undefined;

  constructor(file: string, now: number) {
    this.file = file;
    this.#now = now;
    this.#current = load(file, null);
  }

  readonly changed: Signal<Settings> = this.#changed;

  readonly get = (): Settings => this.#current.settings;

  readonly isPrivate = (): boolean => hidesNames(this.#current);

  readonly trouble = (): SettingsTrouble => this.#current.trouble;

  readonly watch: SettingsStore['watch'] = (select, onChange) => {
    let before = select(this.get());
    return this.#changed.listen((settings) => {
      const selected = select(settings);
      if (isDeepStrictEqual(selected, before)) return;
      before = selected;
      onChange(selected);
    });
  };

  readonly change = (change: SettingsChange): Refusal | null => {
    const base = this.#latest();
    const { fault } = base.trouble;
    if (fault !== null && isOutOfReach(fault))
      return { kind: 'not_stored', reason: reasonOfFault(fault, this.file) };
    const changed = changeSettings(base.settings, change);
    return changed.ok ? this.#store(base, changed.value) : { kind: 'invalid', fault: changed.error };
  };

  readonly useDefaults = (): Refusal | null => {
    const base = this.#latest();
    return this.#store(base, base.trouble.fault === null ? base.settings : defaultSettings);
  };

  readonly follow = (everyMs = LOOK_MS): void => {
    fs.watchFile(this.file, { interval: everyMs, persistent: false }, this.#look);
    // Node compares with its own first look, a moment later: an edit before that would be missed.
    this.#firstLook = setTimeout(this.#look, everyMs).unref();
  };

  readonly saveAgain = (): void => {
    const { stored, settings, trouble } = this.#current;
    if (stored.source === null || trouble.fault !== null || fs.existsSync(this.file)) return;
    try {
      writeSettingsFile(this.file, stored, settings);
    } catch {
      // The next change of a setting gives the reason on its page.
    }
  };

  readonly close = (): void => {
    fs.unwatchFile(this.file, this.#look);
    clearTimeout(this.#firstLook);
  };

  /** Reads the file first, so that a change does not undo an edit by hand or by another process. */
  #latest(): Loaded {
    return load(this.file, this.#current);
  }

  #use(next: Loaded): void {
    this.#current = next;
    this.#changed.publish(next.settings);
  }

  #store(base: Loaded, settings: Settings): Refusal | null {
    let saved: Loaded;
    try {
      saved = save(this.file, base, settings, this.#now);
    } catch (error) {
      return { kind: 'not_stored', reason: errorMessage(error) };
    }
    this.#use(saved);
    return null;
  }

  readonly #look = (): void => {
    const next = this.#latest();
    // An editor may be about to write a new file.
    if (next.stored.source === null && next.trouble.fault === null) return;
    const isSame = next.stored.source?.text === this.#current.stored.source?.text;
    if (isSame && isDeepStrictEqual(next.trouble.fault, this.#current.trouble.fault)) return;
    this.#use(next);
  };
}

/** The settings of a data folder, and the errors of their file. Writes and renames nothing. */
export function lookAtSettings(dataDir: string): Pick<Loaded, 'settings' | 'trouble'> {
  return load(path.join(dataDir, FILE), null);
}

/** The https origin besides Anthropic's that the settings of a data folder allow; read before anything is opened. */
export function confirmedApi(dataDir: string): string | null {
  return lookAtSettings(dataDir).settings.refresh.confirmedApi;
}

/** @param before the settings in use; `null` at the start */
function load(file: string, before: Loaded | null): Loaded {
  const setAside = before?.trouble.setAside ?? null;
  const found = readSettingsFile(file);
  if (!found.ok) {
    const keepsEarlier = before !== null && (before.trouble.fault === null || before.trouble.keepsEarlier);
    return {
      stored: noStoredSettings,
      settings: before?.settings ?? defaultSettings,
      trouble: { ...noSettingsTrouble, fault: found.error, keepsEarlier, setAside },
    };
  }
  const { settings, wrong } = readSettings(found.value.values);
  const repeated = found.value.source?.repeated ?? [];
  return { stored: found.value, settings, trouble: { ...noSettingsTrouble, setAside, wrong, repeated } };
}

/** @throws the system's error; the file is then as it was. */
function save(file: string, base: Loaded, settings: Settings, now: number): Loaded {
  if (base.trouble.fault === null) {
    writeSettingsFile(file, base.stored, settings);
    return load(file, { ...base, settings });
  }
  const setAside = replaceSettingsFile(file, settings, now);
  return load(file, { ...base, settings, trouble: { ...noSettingsTrouble, setAside } });
}

/** Whether a change must not replace the file: its rights, or that it is no file, may be on purpose. */
function isOutOfReach({ kind }: SettingsFault): boolean {
  return kind === 'refused' || kind === 'not_a_file';
}

function reasonOfFault(fault: SettingsFault, file: string): string {
  return fault.kind === 'refused' ? fault.reason : `${file} is not a file`;
}
