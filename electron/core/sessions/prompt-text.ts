import { cutText, plainLine } from '../text/plain-text';

/** The tags that Claude Code adds to a user's message. */
const NOISE = /^(?:command-[\w-]+|local-command-[\w-]+|bash-[\w-]+|system-reminder|user-prompt-submit-hook)$/;
const OPENING = /<([a-z][\w-]*)(?: [^<>]*)?>/g;
/** The beginnings of whole messages by Claude Code. */
const WRITTEN_BY_CLAUDE_CODE = ['[Request interrupted', 'Caveat: The messages below'];

/** A prompt as the user typed it, without Claude Code's own tags and their content; `''` if nothing is left. */
export function promptText(raw: string): string {
  const text = withoutNoise(raw).trim();
  return WRITTEN_BY_CLAUDE_CODE.some((start) => text.startsWith(start)) ? '' : text;
}

/** Removes the tags in one pass. A tag that never closes is searched for once, and stays. */
function withoutNoise(raw: string): string {
  const neverClosed = new Set<string>();
  let kept = '';
  let from = 0;
  for (const found of raw.matchAll(OPENING)) {
    const [tag, name = ''] = found;
    if (found.index < from || !NOISE.test(name) || neverClosed.has(name)) continue;
    const close = raw.indexOf(`</${name}>`, found.index + tag.length);
    if (close < 0) {
      neverClosed.add(name);
      continue;
    }
    kept += raw.slice(from, found.index);
    from = close + name.length + 3;
  }
  return kept + raw.slice(from);
}

/** The most characters of a prompt: as one line in a list, and opened. */
export const promptLengths = { listed: 200, opened: 8000 } as const;

/** The prompt in a list, and whether there is more of it. */
export function listedPrompt(text: string): { readonly text: string; readonly isCut: boolean } {
  const line = plainLine(text.slice(0, 4 * promptLengths.listed));
  const short = cutText(line, promptLengths.listed).trimEnd();
  return { text: short, isCut: text !== short };
}
