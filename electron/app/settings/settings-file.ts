import fs from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { errorMessage } from '../../core/error-message';
import { err, ok, type Result } from '../../core/result';
import { defaultSettings, type Settings } from '../../core/settings/settings';
import type { SettingsFault } from '../../core/settings/trouble';
import {
  editJsonText,
  isRecord,
  parseJsonText,
  printJson,
  type JsonRecord,
  type JsonText,
} from './settings-text';
import { decodeText, encodeText, type TextEncoding } from '../text-file';
import { replaceDurably } from '../write-whole';

/** More than any settings need; a larger file is something else. */
const MOST_BYTES = 1024 * 1024;
const KEPT_BROKEN = 3;

/** What was found where the settings lie. */
export interface StoredSettings {
  /** The file as it was written; `null` when there was none. */
  readonly source: (JsonText & { readonly encoding: TextEncoding }) | null;
  /** The whole object, with what a newer version or a person put into it. */
  readonly values: JsonRecord;
}

/** Where there is no file yet. */
export const noStoredSettings: StoredSettings = { source: null, values: {} };

/** Reads the settings file and changes nothing. Where there is none, there are no values. Never throws. */
export function readSettingsFile(file: string): Result<StoredSettings, SettingsFault> {
  try {
    const bytes = readWhole(file);
    return Buffer.isBuffer(bytes) ? parse(bytes) : err(bytes);
  } catch (error) {
    // Without a folder there are no settings either; what is wrong with it is said by those who need it.
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return ok(noStoredSettings);
    return err({ kind: 'refused', reason: shortReason(error) });
  }
}

/** The system's words without the path: everyone knows which file it is. `EACCES: permission denied` */
function shortReason(error: unknown): string {
  const text = errorMessage(error);
  return text.split(', ')[0] ?? text;
}

/** Only a regular file is read: a pipe would hold the app up for ever. */
function readWhole(file: string): Buffer | SettingsFault {
  const handle = fs.openSync(file, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK);
  try {
    const stat = fs.fstatSync(handle);
    if (!stat.isFile()) return { kind: 'not_a_file' };
    return stat.size > MOST_BYTES ? { kind: 'too_large' } : fs.readFileSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

function parse(bytes: Buffer): Result<StoredSettings, SettingsFault> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return err({ kind: decoded.error });
  const { text, encoding } = decoded.value;
  const parsed = parseJsonText(text);
  if (!parsed.ok) return parsed;
  const { values } = parsed.value;
  return ok({ source: { ...parsed.value, encoding }, values });
}

/**
 * Writes settings over what was stored: comments and keys that this version does not know stay. The file is whole at
 * every moment, also when the power goes: a draft is written and synced, the old file becomes `.bak`, the draft takes
 * its place.
 * @throws the system's error; the old file is then as it was.
 */
export function writeSettingsFile(file: string, stored: StoredSettings, settings: Settings): void {
  const target = realFile(file);
  replaceBy(target, bytesOf(stored, settings), () => {
    keepBackup(target);
  });
}

/**
 * Moves what lies in the settings' place aside, be it a file, a folder or a link, as `settings.json.corrupt-<time>`,
 * and writes settings there. Of a link only the link is moved. Three such files are kept.
 * @param now epoch ms
 * @returns where it was moved
 * @throws the system's error; what lay there is then as it was.
 */
export function replaceSettingsFile(file: string, settings: Settings, now: number): string {
  const aside = asideName(file, now);
  replaceBy(file, bytesOf(noStoredSettings, settings), () => {
    fs.renameSync(file, aside);
  });
  forgetOldest(file);
  return aside;
}

/** @param clear moves away what lies there, once the draft is on the disk */
function replaceBy(target: string, bytes: Buffer, clear: () => void): void {
  replaceDurably(target, bytes, { draft: `${target}.draft`, mode: 0o600, clear });
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

function bytesOf({ source, values }: StoredSettings, settings: Settings): Buffer {
  // A new file names every setting, for those who edit it by hand.
  if (source === null) return Buffer.from(printJson(overlay({}, settings, () => true)));
  const wanted = overlay(values, settings, (_name, value, standard) => !isDeepStrictEqual(value, standard));
  return encodeText({ text: editJsonText(source, wanted), encoding: source.encoding });
}

/** Whether a setting that the file does not name is added to it. */
type Adds = (name: string, value: unknown, standard: unknown) => boolean;

function overlay(stored: JsonRecord, settings: Settings, adds: Adds): JsonRecord {
  const defaults = new Map<string, object>(Object.entries(defaultSettings));
  const sections = Object.entries(settings).flatMap(([name, section]: [string, object]) => {
    const before = stored[name];
    const old = isRecord(before) ? before : {};
    const fields = overlayFields(old, section, defaults.get(name) ?? {}, adds);
    const isNew = before === undefined && Object.keys(fields).length === 0;
    return isNew ? [] : [[name, { ...old, ...fields }] as const];
  });
  return { ...stored, ...Object.fromEntries(sections) };
}

/** Their keys are the user's own: one that went was taken out. */
const OPEN: readonly string[] = ['windowThresholds', 'models'];

/** Keys of a newer version within a value stay too. */
function overlayFields(before: JsonRecord, section: object, defaults: object, adds: Adds): JsonRecord {
  const standards = new Map<string, unknown>(Object.entries(defaults));
  const fields = Object.entries(section).flatMap(([name, value]: [string, unknown]) => {
    const old = before[name];
    if (old === undefined && !adds(name, value, standards.get(name))) return [];
    const merges = !OPEN.includes(name) && isRecord(old) && isRecord(value);
    return [[name, merges ? { ...old, ...value } : value] as const];
  });
  return Object.fromEntries(fields);
}

function asideName(file: string, now: number): string {
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
  const first = `${file}.corrupt-${stamp}`;
  // Two in one moment, or a clock that was set back: the earlier one must not be lost.
  let aside = first;
  for (let n = 2; fs.lstatSync(aside, { throwIfNoEntry: false }) !== undefined; n += 1)
    aside = `${first}-${n}`;
  return aside;
}

function forgetOldest(file: string): void {
  const folder = path.dirname(file);
  const broken = fs.readdirSync(folder).filter((name) => name.startsWith(`${path.basename(file)}.corrupt-`));
  // What is a folder is not ours to delete.
  for (const name of broken.sort().slice(0, -KEPT_BROKEN)) {
    const old = path.join(folder, name);
    if (!fs.lstatSync(old).isDirectory()) fs.rmSync(old, { force: true });
  }
}
