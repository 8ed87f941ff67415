import { PROXY_PORT } from '../../core/proxy';
import { fieldList } from '../format/field-names';
import { SEGMENTS } from '../../core/statusline/line-choice';

/** The groups of commands, in the order of the help text. */
export type CommandGroup = 'see' | 'collect' | 'check' | 'shell';

/** The value that an option or a command takes. */
export interface ValueSpec {
  /** As the help names it: `D`, `CMD`. */
  readonly name: string;
  /** The allowed values; absent: any text. */
  readonly choices?: readonly string[];
}

export interface OptionSpec {
  /** With its dashes: `--json`. */
  readonly flag: string;
  /** With one dash: `-v`. */
  readonly short?: string;
  readonly value?: ValueSpec;
  readonly about: string;
  /** Options that exclude each other have the same word here. */
  readonly choice?: string;
  /** Left out of the line that shows the whole form of a command. */
  readonly isUnlisted?: true;
}

export interface CommandSpec {
  readonly group: CommandGroup;
  /** One line for the list of commands, at most 60 characters. */
  readonly about: string;
  /** Sentences for the command's own help and the manual page. */
  readonly details: readonly string[];
  readonly options: readonly OptionSpec[];
  /** A value without a dash that has to follow the command. */
  readonly argument?: ValueSpec;
}

const names: OptionSpec = {
  flag: '--names',
  about: 'Print names and paths even in privacy mode',
  isUnlisted: true,
};
const json = (about: string, choice?: string): OptionSpec => ({
  flag: '--json',
  about,
  ...(choice !== undefined && { choice }),
});
const since = (about: string): OptionSpec => ({ flag: '--since', value: { name: 'D' }, about });
const until = (about: string): OptionSpec => ({ flag: '--until', value: { name: 'D' }, about });

/** All commands. Help, usage lines, completions and the manual page are made from this table. */
export const COMMANDS = {
  status: {
    group: 'see',
    about: 'Your limits now',
    details: [
      'Prints how much of each limit is used, when it resets, and whether it will last. Asks Anthropic only if there are no numbers yet, or if they are older than 5 minutes and the app is not running.',
      `F is text with fields in braces: '{five_hour.percent} {seven_day.reset}'. An unknown value is "?". {FIELD|json} is a JSON value, {FIELD|escaped} is text for within the quotes of a JSON string, {{ and }} are braces, \\n is a new line. Fields: ${fieldList()}.`,
    ],
    options: [
      json('Print JSON for scripts', 'format'),
      {
        flag: '--format',
        value: { name: 'F' },
        about: 'Print this text with the fields in it filled in',
        choice: 'format',
      },
      { flag: '--refresh', about: 'Ask Anthropic first (at most once a minute)' },
      names,
    ],
  },
  watch: {
    group: 'see',
    about: 'One line for each change, until Ctrl-C',
    details: ['Prints a line now, and another each time a number or a state changes.'],
    options: [json('Print each change as one line of JSON'), names],
  },
  history: {
    group: 'see',
    about: 'Past readings, or resets, alerts and limits reached',
    details: [
      'Prints the readings of the last 24 hours. JSON and CSV go back to the first reading unless --since is given.',
      'D is a day (2026-11-21), a time (2026-11-21T20:00) or an age (7d, 24h, 30m).',
    ],
    options: [
      json('Print JSON', 'format'),
      { flag: '--csv', about: 'Print CSV', choice: 'format' },
      { flag: '--window', value: { name: 'W' }, about: 'Only this limit: five_hour, seven_day, …' },
      since('Begin here (default: 24h)'),
      until('End here (default: now)'),
      { flag: '--events', about: 'Print resets, thresholds and limits instead of readings' },
      names,
    ],
  },
  guard: {
    group: 'see',
    about: 'Whether work may start, as an exit code',
    details: [
      'Exits with 0 if each limit leaves room, and with 6 if one does not. Prints the reason in one line.',
      'Old and estimated numbers have exit codes of their own (4 and 5), a missing login (3) and missing numbers (1) too. With --fail-open old and estimated numbers count as live ones, and where there are none the answer is yes.',
      'T is a time such as 30m, 2h or 1d. --window may be given several times.',
    ],
    options: [
      {
        flag: '--window',
        value: { name: 'W' },
        about: 'This limit: five_hour, seven_day, … (default: any)',
      },
      { flag: '--below', value: { name: 'P' }, about: 'Yes below this percent (default: 90)' },
      { flag: '--or-lasts', about: 'Also yes above it, if the limit surely lasts until its reset' },
      { flag: '--for', value: { name: 'T' }, about: 'No if the limit may run out within this time' },
      { flag: '--wait', about: 'Wait until the answer is yes' },
      { flag: '--timeout', value: { name: 'T' }, about: 'Wait no longer than this' },
      { flag: '--fail-open', about: 'Yes in doubt', choice: 'doubt' },
      { flag: '--fail-closed', about: 'An exit code of its own in doubt (default)', choice: 'doubt' },
      json('Print JSON for scripts'),
    ],
  },
  mcp: {
    group: 'see',
    about: 'Limits and history for agents, as an MCP server',
    details: [
      'Speaks the Model Context Protocol on stdin and stdout, with the tools limits, forecast, sessions and history. They only read, and each value has its source and age.',
      'For Claude Code: claude mcp add quotide -- quotide mcp',
    ],
    options: [names],
  },
  scan: {
    group: 'collect',
    about: 'Add up the tokens in Claude Code’s transcripts',
    details: [
      'Reads new lines of Claude Code’s transcripts into the history, then prints the tokens and what they would cost at API prices.',
      'D is a day (2026-11-21) or a time (2026-11-21T20:00).',
    ],
    options: [
      json('Print JSON for scripts'),
      since('Count from here on'),
      until('Count up to here'),
      {
        flag: '--by',
        value: { name: 'GROUP', choices: ['day', 'model', 'session', 'project'] },
        about: 'One row for each of these (default: day)',
      },
      names,
    ],
  },
  export: {
    group: 'collect',
    about: 'This machine’s token counts, for Quotide on another one',
    details: [
      'Reads new lines of Claude Code’s transcripts into the history, then prints the token counts of each response as text. There are no prompts, titles, folders or names in it.',
      'D is a day (2026-11-21) or a time (2026-11-21T20:00).',
    ],
    options: [
      { flag: '--ledger', about: 'Print the token counts of each response' },
      since('Only responses from here on'),
    ],
  },
  import: {
    group: 'collect',
    about: 'Count what another machine exported',
    details: [
      'Stores the token counts that quotide export --ledger printed on another machine. They show what the use elsewhere came from, and are part of no count of this machine. Each response counts once, however often it is imported.',
      'A FILE with a fault is not imported. - reads the standard input.',
    ],
    options: [
      { flag: '--name', value: { name: 'NAME' }, about: 'The machine’s name (default: that of the file)' },
    ],
    argument: { name: 'FILE' },
  },
  proxy: {
    group: 'collect',
    about: 'Relay Claude Code’s requests and read the limits',
    details: [
      'Runs Quotide’s proxy alone, for a machine without a desktop, until Ctrl-C. Requests and answers pass through unchanged.',
      'KEY has 16 to 64 letters, digits, - or _. Other users can see it in the list of processes; set QUOTIDE_PROXY_KEY instead.',
    ],
    options: [
      {
        flag: '--port',
        value: { name: 'N' },
        about: `Listen on this port (default: ${String(PROXY_PORT)}; 0: any free one)`,
      },
      {
        flag: '--key',
        value: { name: 'KEY' },
        about: 'Serve only requests below the path /KEY/',
      },
    ],
  },
  statusline: {
    group: 'collect',
    about: 'A status line for Claude Code that also feeds Quotide',
    details: [
      'Claude Code runs this and passes JSON to it. Quotide takes the limits from it and prints one line.',
      'Without flags, the line has the parts that the settings choose (Live data, Status line).',
      `LIST names parts with commas, in the order of the line: ${SEGMENTS.join(', ')}; or all.`,
      'The line takes at most the columns of the terminal (COLUMNS): what is least important is left out first. NO_COLOR switches colours off.',
    ],
    options: [
      { flag: '--segments', value: { name: 'LIST' }, about: 'Parts of the line, instead of the settings’' },
      { flag: '--width', value: { name: 'N' }, about: 'Use at most N columns' },
      {
        flag: '--color',
        value: { name: 'WHEN', choices: ['always', 'never'] },
        about: 'Colour limits that are nearly used up, or not',
      },
      {
        flag: '--chain',
        value: { name: 'CMD' },
        about: 'Print the line of this command instead of Quotide’s; goes last',
      },
    ],
  },
  doctor: {
    group: 'check',
    about: 'What works, what doesn’t, and what to do about it',
    details: ['Checks login, network, tray, notifications and history. Prints no secrets: safe to share.'],
    options: [
      json('Print JSON for scripts'),
      { flag: '--verbose', short: '-v', about: 'Print every detail, also of what works', isUnlisted: true },
      names,
    ],
  },
  completion: {
    group: 'shell',
    about: 'Completions for your shell',
    details: [
      'Prints a script that completes commands and options.',
      'bash: eval "$(quotide completion bash)" in ~/.bashrc',
      'zsh: eval "$(quotide completion zsh)" in ~/.zshrc, after compinit',
      'fish: quotide completion fish > ~/.config/fish/completions/quotide.fish',
    ],
    options: [],
    argument: { name: 'SHELL', choices: ['bash', 'zsh', 'fish'] },
  },
} as const satisfies Readonly<Record<string, CommandSpec>>;

export type CommandName = keyof typeof COMMANDS;

/** A command with its name, typed the same for all. */
export interface NamedCommand extends CommandSpec {
  readonly name: string;
}

/** The table as a list, in its order. */
export function listCommands(): readonly NamedCommand[] {
  return Object.entries<CommandSpec>(COMMANDS).map(([name, spec]) => ({ name, ...spec }));
}

/** Exit codes and their meaning. */
export const EXIT_CODES = [
  { code: 0, about: 'fine' },
  { code: 1, about: 'failure' },
  { code: 2, about: 'wrong usage' },
  { code: 3, about: 'no usable login' },
  { code: 4, about: 'only old or estimated data' },
  { code: 5, about: 'guard: only an estimate' },
  { code: 6, about: 'guard: a limit is in the way' },
] as const;
