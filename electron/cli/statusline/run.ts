import os from 'node:os';
import { folderId } from '../../app/folder-id';
import { formatWholePercent } from '../../core/format-percent';
import { compareWindows } from '../../core/windows';
import { homeFolder } from '../../sources/credentials/config-dirs';
import { readStatusline, type StatuslineLimits } from '../../sources/statusline';
import { recordOf } from '../../sources/usage-api/text';
import { parseStatuslineWords, STATUSLINE_USAGE } from '../args/statusline';
import { chainedLine } from './chain';
import { hasKeyHelper, isOtherLogin, loginFolder } from './login';
import { writeNote } from './note';

/** One call of `quotide statusline`. */
export interface StatuslineRun {
  readonly words: readonly string[];
  readonly input: string;
  readonly dataDir: string;
  /** The config folder that Claude Code was started with, absolute. */
  readonly configDir: string;
  /** Claude Code's environment, which it hands to the command; absent: empty. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Epoch ms. */
  readonly now: number;
  readonly warn: (message: string) => void;
}

const CHAIN_LIMIT_MS = 5000;

/** `quotide statusline`: gives the line to print. It never throws: Claude Code must not notice a fault of ours. */
export async function statusline(run: StatuslineRun): Promise<string> {
  const words = parseStatuslineWords(run.words);
  const input = parsed(run.input);
  const limits = readStatusline(input);
  try {
    if (limits !== null) handOn(run, recordOf(input) ?? {}, limits);
  } catch (error) {
    run.warn(`the limits could not be handed on: ${String(error)}`);
  }
  if (!words.ok) {
    run.warn(`${words.error}; use: ${STATUSLINE_USAGE}`);
    return ownLine(limits);
  }
  const { chain } = words.value;
  if (chain === null) return ownLine(limits);
  const line = await chainedLine(chain, run.input, CHAIN_LIMIT_MS);
  if (line === null) run.warn('the chained command printed nothing');
  return line ?? ownLine(limits);
}

/** Limits belong to the login that earned them: those of another login are printed and go no further. */
function handOn(
  run: StatuslineRun,
  input: Readonly<Record<string, unknown>>,
  limits: StatuslineLimits,
): void {
  const { env = {}, configDir, dataDir, now } = run;
  if (isOtherLogin(env)) return;
  if (hasKeyHelper(configDir, textIn(recordOf(input['workspace']) ?? {}, 'project_dir'))) return;
  const home = homeFolder({ env, platform: process.platform, homedir: os.homedir() });
  const owner = folderId(loginFolder(env, configDir, home));
  const sessionId = textIn(input, 'session_id');
  writeNote(dataDir, owner, { sessionId, transcript: textIn(input, 'transcript_path'), limits, now });
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

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
