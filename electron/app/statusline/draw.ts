import fs from 'node:fs/promises';
import path from 'node:path';
import { fitLine } from '../../core/statusline/fit-line';
import { columnsOf, noLineFlags, type LineFlags } from '../../core/statusline/line-choice';
import { linePartsOf, type LineInput } from '../../core/statusline/line-parts';
import { emptyLineState, withoutAccount, type LineState } from '../../core/statusline/line-state';
import { instantOf } from '../../core/usage/window-reading';
import { homeFolder } from '../../sources/credentials/config-dirs';
import { readPromptCache } from '../../sources/prompt-cache';
import { readContextUsed, readStatusline, type StatuslineLimits } from '../../sources/statusline';
import type { StatuslineNote } from '../../sources/statusline-note';
import { recordOf } from '../../sources/usage-api/body/json-values';
import { folderId } from '../accounts/ids';
import { LONGEST_WAIT_MS, sessionNote, writeNote, type DrawnLine } from './note';
import { hasKeyHelper, isOtherLogin, loginFolder } from './note-login';

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
  /** What the app knows for the login of a config folder; absent or `null`: nothing. */
  readonly state?: (configDir: string) => LineState | null;
  /** What the command's flags choose; absent: nothing. */
  readonly flags?: LineFlags;
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
  const session = await sessionOf(run, recordOf(input) ?? {});
  const isDone = limits === null || session === null || saveLimits(run, session, limits);
  const state = stateFor(run, session);
  // The note dates the numbers; only beside the app's own that matters.
  const note = session === null || state.windows.length === 0 ? null : noteOf(run, session);
  const given = lineInput(input, limits, { note, writtenAt: session?.writtenAt ?? null, now: run.now });
  return { line: lineText(run, given, state), isDone };
}

/** A session that uses the config folder's login. */
interface Session {
  /** The folder with the login. */
  readonly dir: string;
  readonly sessionId: string | null;
  /** When the session's transcript was last written, epoch ms; `null`: unknown. */
  readonly writtenAt: number | null;
}

/** `null` for a session of another login: its limits are printed, and neither saved nor mixed with the folder's. */
async function sessionOf(
  { env = {}, configDir, cwd, homedir }: LineRun,
  input: Readonly<Record<string, unknown>>,
): Promise<Session | null> {
  if (isOtherLogin(env)) return null;
  const pathIn = (fields: Readonly<Record<string, unknown>>, key: string) => {
    const named = textIn(fields, key);
    return named === null ? null : path.resolve(cwd, named);
  };
  // Not synchronously: a folder on a network share may not answer, and the app draws on this thread.
  const project = pathIn(recordOf(input['workspace']) ?? {}, 'project_dir');
  if (await hasKeyHelper(configDir, project)) return null;
  const home = homeFolder({ env, platform: process.platform, homedir });
  return {
    dir: loginFolder(env, configDir, home, cwd),
    sessionId: textIn(input, 'session_id'),
    writtenAt: await modifiedAt(pathIn(input, 'transcript_path')),
  };
}

/** False: not saved, since another process writes or the line is no longer wanted. */
function saveLimits(run: LineRun, session: Session, limits: StatuslineLimits): boolean {
  const { dataDir, now, isWanted = () => true, waitMs = LONGEST_WAIT_MS } = run;
  if (!isWanted()) return false;
  const drawn: DrawnLine = { sessionId: session.sessionId, writtenAt: session.writtenAt, limits, now };
  try {
    return writeNote(dataDir, folderId(session.dir), drawn, waitMs);
  } catch (error) {
    run.warn(`the limits could not be handed on: ${String(error)}`);
    return true;
  }
}

function noteOf({ dataDir }: LineRun, { dir, sessionId }: Session): StatuslineNote | null {
  return sessionNote(dataDir, folderId(dir), sessionId);
}

function stateFor({ state, configDir }: LineRun, session: Session | null): LineState {
  const known = state?.(session?.dir ?? configDir) ?? emptyLineState;
  return session === null ? withoutAccount(known) : known;
}

interface Dating {
  readonly note: StatuslineNote | null;
  readonly writtenAt: number | null;
  readonly now: number;
}

function lineInput(
  input: unknown,
  limits: StatuslineLimits | null,
  { note, writtenAt, now }: Dating,
): LineInput {
  const windows = (limits?.windows ?? []).map(({ id, label, percent, reset }) => {
    const changedAt = note?.windows.find((each) => each.id === id)?.changedAt ?? null;
    // The session's last answer, with which the numbers came, is the last entry of its transcript.
    const observedAt = Math.min(now, Math.max(changedAt ?? 0, writtenAt ?? now));
    return { id, label, percent, resetsAt: instantOf(reset), changedAt, observedAt };
  });
  return {
    windows,
    spend: limits?.spend?.percent ?? null,
    cache: readPromptCache(recordOf(input)?.['prompt_cache']),
    contextUsed: readContextUsed(input),
  };
}

function lineText(
  { env = {}, flags = noLineFlags, now }: LineRun,
  input: LineInput,
  state: LineState,
): string {
  const chosen = flags.segments ?? state.segments;
  const columns = chosen.length === 0 ? null : columnsOf(env['COLUMNS']);
  const isColoured = (flags.colour ?? state.colour) && !env['NO_COLOR'];
  return fitLine(linePartsOf({ input, state, now }, chosen), flags.width ?? columns, isColoured);
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

/** Removes NUL bytes, which a shell cannot pass on, so that command and app give the same line. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replaceAll('\0', ''));
  } catch {
    return null;
  }
}
