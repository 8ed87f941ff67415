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
import { backUp, replaceDurably } from '../../platform/write-whole';

/** The largest settings file that is read, in bytes: no settings need more. */
const MOST_BYTES = 1024 * 1024;
const KEPT_BROKEN = 3;

/** The settings file as it was read. */
export interface StoredSettings {
  /** The text of the file; `null`: there is none. */
  readonly source: (JsonText & { readonly encoding: TextEncoding }) | null;
  /** The whole object, with keys of a newer version or of the user. */
  readonly values: JsonRecord;
}

/** The result if there is no file. */
export const noStoredSettings: StoredSettings = { source: null, values: {} };

/** Reads the settings file and changes nothing. Where there is none, there are no values. Never throws. */
export function readSettingsFile(file: string): Result<StoredSettings, SettingsFault> {
  try {
    const bytes = readWhole(file);
    return Buffer.isBuffer(bytes) ? parse(bytes) : err(bytes);
  } catch (error) {
    // Without a folder there are no settings; its error is reported by the parts that need it.
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return ok(noStoredSettings);
    return err({ kind: 'refused', reason: shortReason(error) });
  }
}

/** The system's error without the path, such as `EACCES: permission denied`. */
function shortReason(error: unknown): string {
  const text = errorMessage(error);
  return text.split(', ')[0] ?? text;
}

/** Reads only a regular file: a pipe would block the app for ever. */
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
 * Saves settings into the file: its comments, and keys that this version does not have, stay. The file is whole at every
 * moment, also at a power cut: a draft is written and synced, the old file becomes `.bak`, the draft takes its place.
 * @throws the system's error; the old file is then as it was.
 */
export function writeSettingsFile(file: string, stored: StoredSettings, settings: Settings): void {
  const target = realFile(file);
  replaceBy(target, bytesOf(stored, settings), () => {
    keepBackup(target);
  });
}

/**
 * Renames the settings file, or a folder or link in its place, to `settings.json.corrupt-<time>`, and saves settings
 * there. Of a link only the link is renamed. The newest three such files stay.
 * @param now epoch ms
 * @returns its new path
 * @throws the system's error; everything is then as it was.
 */
export function replaceSettingsFile(file: string, settings: Settings, now: number): string {
  const aside = asideName(file, now);
  replaceBy(file, bytesOf(noStoredSettings, settings), () => {
    fs.renameSync(file, aside);
  });
  forgetOldest(file);
  return aside;
}

/** @param clear moves the old file away, once the draft is on the disk */
function replaceBy(target: string, bytes: Buffer, clear: () => void): void {
  replaceDurably(target, bytes, { mode: 0o600, clear });
}

function keepBackup(file: string): void {
  if (fs.existsSync(file)) backUp(file, `${file}.bak`);
}

/** The file to write: the target of a link, which stays a link. */
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
  // A new file has every setting, so that it can be edited by hand.
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

/** The settings whose keys the user chooses: a key that is gone was removed. */
const OPEN: readonly string[] = ['windowThresholds', 'models'];

/** Merges a value into the stored one; keys of a newer version within it stay. */
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
  // Two at one moment, or a clock that was set back: the earlier file must not be lost.
  let aside = first;
  for (let n = 2; fs.lstatSync(aside, { throwIfNoEntry: false }) !== undefined; n += 1)
    aside = `${first}-${n}`;
  return aside;
}

function forgetOldest(file: string): void {
  const folder = path.dirname(file);
  const broken = fs.readdirSync(folder).filter((name) => name.startsWith(`${path.basename(file)}.corrupt-`));
  // A folder is never deleted.
  for (const name of broken.sort().slice(0, -KEPT_BROKEN)) {
    const old = path.join(folder, name);
    if (!fs.lstatSync(old).isDirectory()) fs.rmSync(old, { force: true });
  }
}
