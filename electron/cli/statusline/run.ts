import { folderId } from '../../app/folder-id';
import { readStatusline, type StatuslineLimits } from '../../sources/statusline';
import { parseStatuslineWords, STATUSLINE_USAGE } from '../args/statusline';
import { chainedLine } from './chain';
import { writeNote } from './note';

export interface StatuslineRun {
  readonly words: readonly string[];
  readonly input: string;
  readonly dataDir: string;
  /** The config folder that Claude Code was started with, absolute. */
  readonly configDir: string;
  readonly now: number;
  readonly warn: (message: string) => void;
}

const CHAIN_LIMIT_MS = 5000;

/** `quotide statusline`: gives the line to print. It never throws: Claude Code must not notice a fault of ours. */
export async function statusline(run: StatuslineRun): Promise<string> {
  const words = parseStatuslineWords(run.words);
  const limits = readStatusline(parsed(run.input));
  try {
    if (limits !== null) writeNote(run.dataDir, folderId(run.configDir), limits, run.now);
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

function ownLine(limits: StatuslineLimits | null): string {
  const parts = [
    ['5h', limits?.five_hour],
    ['7d', limits?.seven_day],
  ] as const;
  return parts
    .flatMap(([name, window]) => (window ? [`${name} ${String(Math.floor(window.usedPercentage))}%`] : []))
    .join(' · ');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
