import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../core/result';
import { HISTORY_USAGE, parseHistory, type HistoryCommand } from './history-args';
import { PROXY_USAGE, parseProxyWords, type ProxyCommand } from './proxy-args';
import { STATUSLINE_USAGE } from './statusline-args';
import { SCAN_USAGE } from './scan-args';

/** The parsed command line. */
export type Command =
  | { readonly name: 'status'; readonly json: boolean; readonly refresh: boolean }
  | { readonly name: 'watch'; readonly json: boolean }
  | { readonly name: 'doctor'; readonly json: boolean }
  | HistoryCommand
  | ProxyCommand
  | { readonly name: 'help' }
  | { readonly name: 'version' };

const usage = {
  status: 'quotide status [--json] [--refresh]',
  watch: 'quotide watch [--json]',
  doctor: 'quotide doctor [--json]',
  history: HISTORY_USAGE,
  proxy: PROXY_USAGE,
  statusline: STATUSLINE_USAGE,
  // Parsed in args/scan.ts.
  scan: SCAN_USAGE,
} as const;

/** The text of `quotide --help`. */
export const HELP = `Quotide shows how much of your Claude rate-limit windows is used.

  ${usage.status}   the numbers now; --refresh asks Anthropic first (at most once a minute)
  ${usage.watch}                a line for each change, until Ctrl-C
  ${usage.doctor}               what works, what does not, and what to do; safe to copy
  quotide history [--json|--csv]        what was read; --events for resets and limits; --window W --since D --until D
                                        (D: 2026-11-21, 2026-11-21T20:00, 7d, 24h)
  ${usage.proxy}              passes Claude Code's requests on and reads the limits in the answers
  ${usage.statusline}      Claude Code's statusLine command: hands its limits on, prints a line
  quotide scan [--json] [--since D] [--until D] [--by day|model|session|project]
                                        reads Claude Code's transcripts and adds up their tokens
  --names (status, watch, doctor, history, scan)
                                        prints names and paths although privacy mode is on
  quotide --version                     the version
  quotide --help                        this text

Exit codes: 0 fine, 1 failure, 2 wrong usage, 3 no usable login, 4 only old or estimated data.
`;

/** Parses the words after `quotide`; the error is one line with the allowed form. */
export function parseCommand(words: readonly string[]): Result<Command, string> {
  const [first, ...rest] = words;
  if (first === undefined || first === '--help' || first === '-h' || first === 'help')
    return ok({ name: 'help' });
  if (first === '--version' || first === 'version') return ok({ name: 'version' });
  if (first === 'status') {
    const flags = readFlags(rest, ['json', 'refresh']);
    return flags.ok
      ? ok({ name: 'status', json: flags.value.has('json'), refresh: flags.value.has('refresh') })
      : wrong(flags.error, usage.status);
  }
  if (first === 'watch' || first === 'doctor') {
    const flags = readFlags(rest, ['json']);
    return flags.ok ? ok({ name: first, json: flags.value.has('json') }) : wrong(flags.error, usage[first]);
  }
  if (first === 'history') {
    const command = parseHistory(rest);
    return command.ok ? command : wrong(command.error, usage.history);
  }
  if (first === 'proxy') {
    const read = parseProxyWords(rest);
    return read.ok ? read : wrong(read.error, usage.proxy);
  }
  return err(
    `quotide: there is no command "${first}"; there are ${Object.keys(usage).join(', ')}, --help and --version.`,
  );
}

function wrong(problem: string, allowed: string): Result<never, string> {
  return err(`quotide: ${problem}; use: ${allowed}`);
}

function readFlags(words: readonly string[], known: readonly string[]): Result<ReadonlySet<string>, string> {
  const { tokens } = parseArgs({ args: [...words], strict: false, allowPositionals: true, tokens: true });
  const flags = new Set<string>();
  for (const token of tokens) {
    if (token.kind === 'positional') return err(`"${token.value}" is not expected`);
    if (token.kind !== 'option') continue;
    if (!known.includes(token.name) || token.rawName !== `--${token.name}`)
      return err(`there is no ${token.rawName}`);
    if (token.value !== undefined) return err(`${token.rawName} takes no value`);
    flags.add(token.name);
  }
  return ok(flags);
}
