import fs from 'node:fs/promises';
import path from 'node:path';
import { formatWholePercent } from '../../core/text/format-percent';
import { compareWindows } from '../../core/usage/windows';
import { homeFolder } from '../../sources/credentials/config-dirs';
import { readStatusline, type StatuslineLimits } from '../../sources/statusline';
import { recordOf } from '../../sources/usage-api/body/json-values';
import { folderId } from '../accounts/ids';
import { hasKeyHelper, isOtherLogin, loginFolder } from './note-login';
import { LONGEST_WAIT_MS, writeNote } from './note';

/** The input of a line, for the command or for the app that answers in its place. */
export interface LineRun {
  /** Claude Code's input to the command. */
  readonly input: string;
  readonly dataDir: string;
  /** The config folder that Claude Code was started with, absolute. */
  readonly configDir: string;
  /** Claude Code's environment, which it hands to the command; absent: empty. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The folder that the command was started in. */
  readonly cwd: string;
  /** The user's home folder where the environment names none. */
  readonly homedir: string;
  /** Epoch ms. */
  readonly now: number;
  readonly warn: (message: string) => void;
  /** Ms for which this thread may block for another process of the session; absent: as long as the command may. */
  readonly waitMs?: number;
  /** Whether the line is still wanted, called right before its limits are saved; absent: it is. */
  readonly isWanted?: () => boolean;
  /** How Claude continues at a limit, in a few words; absent or `null`: in the normal mode. */
  readonly mode?: string | null;
}

/** A line, and whether its limits were saved. */
export interface Drawn {
  readonly line: string;
  /** False: they were not saved, since another process writes or the line is no longer wanted. */
  readonly isDone: boolean;
}

/** Draws the line of a session and saves its limits for the app. Never throws. */
export async function drawLine(run: LineRun): Promise<Drawn> {
  const input = parsed(run.input);
  const limits = readStatusline(input);
  const line = [ownLine(limits), run.mode ?? ''].filter((part) => part !== '').join(' · ');
  if (limits === null) return { line, isDone: true };
  try {
    return { line, isDone: await saveLimits(run, recordOf(input) ?? {}, limits) };
  } catch (error) {
    run.warn(`the limits could not be handed on: ${String(error)}`);
    return { line, isDone: true };
  }
}

/** Whether the limits are of the config folder's login; those of another login are printed, and not saved. */
async function saveLimits(
  run: LineRun,
  input: Readonly<Record<string, unknown>>,
  limits: StatuslineLimits,
): Promise<boolean> {
  const { env = {}, configDir, cwd, dataDir, homedir, now, isWanted = () => true } = run;
  if (isOtherLogin(env)) return true;
  const pathIn = (fields: Readonly<Record<string, unknown>>, key: string) => {
    const named = textIn(fields, key);
    return named === null ? null : path.resolve(cwd, named);
  };
  // Not synchronously: a folder on a network share may not answer, and the app draws on this thread.
  if (await hasKeyHelper(configDir, pathIn(recordOf(input['workspace']) ?? {}, 'project_dir'))) return true;
  const writtenAt = await modifiedAt(pathIn(input, 'transcript_path'));
  const home = homeFolder({ env, platform: process.platform, homedir });
  const owner = folderId(loginFolder(env, configDir, home, cwd));
  const sessionId = textIn(input, 'session_id');
  if (!isWanted()) return false;
  return writeNote(dataDir, owner, { sessionId, writtenAt, limits, now }, run.waitMs ?? LONGEST_WAIT_MS);
}

async function modifiedAt(file: string | null): Promise<number | null> {
  try {
    return file === null ? null : (await fs.stat(file)).mtimeMs;
  } catch {
    return null;
  }
}

function textIn(fields: Readonly<Record<string, unknown>>, key: string): string | null {
  const value = fields[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** `5h 42% · 7d 17% · 7d Fable 80% · spend 104%`: whole percents by the rule of tray and popover. */
function ownLine(limits: StatuslineLimits | null): string {
  if (limits === null) return '';
  const windows = [...limits.windows].sort(compareWindows).flatMap(({ id, label, percent }) => {
    const name = shortName(id, label);
    return name === null ? [] : [`${name} ${formatWholePercent(percent)}`];
  });
  const spend = limits.spend === null ? [] : [`spend ${formatWholePercent(limits.spend.percent)}`];
  return [...windows, ...spend].join(' · ');
}

/** `7d Fable`; `null` for a window that has no name of its own. */
function shortName(id: string, label: string): string | null {
  if (id === 'five_hour') return '5h';
  return id === 'seven_day' || id.startsWith('seven_day_') ? label.replace('7-day', '7d') : null;
}

/** Removes NUL bytes, which a shell cannot pass on, so that command and app give the same line. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replaceAll('\0', ''));
  } catch {
    return null;
  }
}
