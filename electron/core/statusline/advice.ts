/** The state of Claude Code's status line, for the settings page. */
export interface StatuslineReport {
  /** The entry for Claude Code's settings.json, word for word. */
  readonly settings: string;
  /** The previous entry, to restore it; `null`: there was none, so the entry is removed. */
  readonly before: string | null;
  /** Whether Claude Code's settings contain Quotide's command. */
  readonly installed: boolean;
  /** The time of the last reading from Claude Code (epoch ms); `null`: never. */
  readonly heardAt: number | null;
}

const OURS = /quotide(\.cmd)?["']? statusline\b/;
const CHAIN = / --chain (.+)$/s;

/**
 * The lines that add Quotide's command to Claude Code's status line.
 * @param program Quotide's command, absolute
 * @param present the command in Claude Code's settings now
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

/** Quotes text as one word of the shell that Claude Code uses for the command. */
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
