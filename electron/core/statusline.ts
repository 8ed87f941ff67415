/** What the page about Claude Code's status line shows. */
export interface StatuslineReport {
  /** What belongs into Claude Code's settings.json, word for word. */
  readonly settings: string;
  /** What was there before ours, to go back to it; `null`: there was none, the entry is just taken out. */
  readonly before: string | null;
  /** Whether Claude Code's settings name our command. */
  readonly installed: boolean;
  /** When Claude Code last told us something (epoch ms); `null`: never. */
  readonly heardAt: number | null;
}

const OURS = /quotide(\.cmd)?["']? statusline\b/;
const CHAIN = / --chain (.+)$/s;

/**
 * How our command gets into Claude Code's status line.
 * @param program our command, absolute
 * @param present the command that its settings name now
 */
export function statuslineAdvice(
  program: string,
  present: string | null,
  platform: string,
): Omit<StatuslineReport, 'heardAt'> {
  const quote = quoteFor(platform);
  const installed = present !== null && OURS.test(present);
  const command = (chain: string) => `${quote(program)} statusline${chain}`;
  if (!installed) {
    const chain = present === null ? '' : ` --chain ${quote(present)}`;
    return { installed, settings: entry(command(chain)), before: present === null ? null : entry(present) };
  }
  const chained = CHAIN.exec(present)?.[1] ?? null;
  const before = chained === null ? null : unquoted(chained, platform);
  return { installed, settings: entry(present), before: before === null ? null : entry(before) };
}

function entry(command: string): string {
  return JSON.stringify({ statusLine: { type: 'command', command } }, null, 2);
}

/** As one word of the shell that Claude Code runs the command with. */
function quoteFor(platform: string): (word: string) => string {
  return (word) => {
    if (/^[\w@%+=:,./\\-]+$/.test(word)) return platform === 'win32' ? word.replaceAll('\\', '/') : word;
    return platform === 'win32' ? `"${word.replaceAll('"', '\\"')}"` : `'${word.replaceAll("'", "'\\''")}'`;
  };
}

function unquoted(word: string, platform: string): string {
  const [first] = word;
  if (first === "'" && platform !== 'win32') return word.slice(1, -1).replaceAll("'\\''", "'");
  return first === '"' && platform === 'win32' ? word.slice(1, -1).replaceAll('\\"', '"') : word;
}
