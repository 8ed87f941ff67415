import { err, ok, type Result } from '../../core/result';
import { COMMANDS, type CommandName } from './command-table';
import { parseGuard, type GuardCommand } from './guard-args';
import { parseHistory, type HistoryCommand } from './history-args';
import { asksForHelp } from './asks-for-help';
import { parseImport, type ImportCommand } from './import-args';
import { nearestWord } from './nearest-word';
import { parseProxyWords, type ProxyCommand } from './proxy-args';
import { readOptions } from './read-options';
import { parseStatus, type StatusCommand } from './status-args';
import { usageLine } from './usage-line';

/** A shell with completions. */
export type Shell = (typeof COMMANDS.completion.argument.choices)[number];

/** The parsed command line. */
export type Command =
  | StatusCommand
  | { readonly name: 'watch'; readonly json: boolean }
  | { readonly name: 'mcp' }
  | { readonly name: 'doctor'; readonly json: boolean; readonly verbose: boolean }
  | GuardCommand
  | HistoryCommand
  | ImportCommand
  | ProxyCommand
  /** Of one command, or of all without `of`. */
  | { readonly name: 'help'; readonly of?: CommandName }
  | { readonly name: 'completion'; readonly shell: Shell }
  | { readonly name: 'version' };

/** Parses the words after `quotide`; the error is one line with the allowed form. */
export function parseCommand(words: readonly string[]): Result<Command, string> {
  const [first, ...rest] = words;
  if (first === undefined || asksForHelp([first]) || first === 'help') return helpOf(rest[0]);
  if (first === '--version' || first === 'version') return ok({ name: 'version' });
  if (!isCommandName(first)) return unknownCommand(first);
  if (asksForHelp(rest)) return ok({ name: 'help', of: first });
  const command = parseOptions(first, rest);
  return command.ok ? command : err(`quotide: ${command.error}; use: ${usageLine(first)}`);
}

function parseOptions(name: CommandName, words: readonly string[]): Result<Command, string> {
  switch (name) {
    case 'status':
      return parseStatus(words);
    case 'watch': {
      const flags = readFlags(words, ['json']);
      return flags.ok ? ok({ name, json: flags.value.has('json') }) : flags;
    }
    case 'doctor': {
      const flags = readFlags(
        words.map((word) => (word === '-v' ? '--verbose' : word)),
        ['json', 'verbose'],
      );
      if (!flags.ok) return flags;
      return ok({ name, json: flags.value.has('json'), verbose: flags.value.has('verbose') });
    }
    case 'guard':
      return parseGuard(words);
    case 'history':
      return parseHistory(words);
    case 'mcp': {
      const flags = readFlags(words, []);
      return flags.ok ? ok({ name }) : flags;
    }
    case 'import':
      return parseImport(words);
    case 'proxy':
      return parseProxyWords(words);
    case 'completion':
      return parseShell(words);
    case 'scan':
    case 'export':
    case 'statusline':
      // Programs of their own, which parse their words themselves (cli/entry.ts).
      return err(`${name} cannot be run here`);
  }
}

function parseShell([word, more]: readonly string[]): Result<Command, string> {
  const { choices } = COMMANDS.completion.argument;
  if (word === undefined) return err('name a shell');
  const shell = choices.find((each) => each === word);
  if (shell === undefined) return err(`there are no completions for "${word}"`);
  return more === undefined ? ok({ name: 'completion', shell }) : err(`"${more}" is not expected`);
}

function helpOf(word: string | undefined): Result<Command, string> {
  if (word === undefined || asksForHelp([word])) return ok({ name: 'help' });
  return isCommandName(word) ? ok({ name: 'help', of: word }) : unknownCommand(word);
}

function unknownCommand(word: string): Result<never, string> {
  const known = Object.keys(COMMANDS);
  const near = nearestWord(word, known);
  const question = near === null ? 'there' : `Did you mean ${near}? There`;
  return err(
    `quotide: ${question} is no command "${word}"; there are ${known.join(', ')}, --help and --version.`,
  );
}

function isCommandName(word: string): word is CommandName {
  return Object.hasOwn(COMMANDS, word);
}

function readFlags(words: readonly string[], flags: readonly string[]): Result<ReadonlySet<string>, string> {
  const given = readOptions(words, { flags, values: [] });
  return given.ok ? ok(new Set(given.value.keys())) : given;
}
