import { drawLine, type LineRun } from '../../app/statusline/draw';
import { parseStatuslineWords } from '../args/statusline-args';
import { usageLine } from '../args/usage-line';
import { chainedLine } from './chain';

/** One call of `quotide statusline`. */
export interface StatuslineRun extends LineRun {
  readonly words: readonly string[];
}

const CHAIN_LIMIT_MS = 5000;

/** `quotide statusline`: returns the line to print. Never throws, so that a fault does not disturb Claude Code. */
export async function statusline(run: StatuslineRun): Promise<string> {
  const words = parseStatuslineWords(run.words);
  const { line: ownLine } = await drawLine(words.ok ? { ...run, flags: words.value.flags } : run);
  if (!words.ok) {
    run.warn(`${words.error}; use: ${usageLine('statusline')}`);
    return ownLine;
  }
  const { chain } = words.value;
  if (chain === null) return ownLine;
  const line = await chainedLine(chain, run.input, CHAIN_LIMIT_MS);
  if (line === null) run.warn('the chained command printed nothing');
  return line ?? ownLine;
}
