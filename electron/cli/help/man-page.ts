import { EXIT_CODES, listCommands, type NamedCommand, type OptionSpec } from '../args/command-table';
import { usageLine } from '../args/usage-line';
import type { CommandName } from '../args/command-table';

/** The manual page `quotide(1)` as roff, made from the table of commands. */
export function manPage(version: string): string {
  const commands = listCommands();
  return [
    `.TH QUOTIDE 1 "" "Quotide ${roff(version)}" "User Commands"`,
    '.SH NAME',
    String.raw`quotide \- shows how much of your Claude limits is used`,
    '.SH SYNOPSIS',
    ...commands.flatMap(({ name }, index) => [
      ...(index === 0 ? [] : ['.br']),
      `.B ${roff(usageLine(name as CommandName))}`,
    ]),
    '.SH DESCRIPTION',
    roff(
      'The command of Quotide. It needs no display, and works with or without the app; both share one history.',
    ),
    '.SH COMMANDS',
    ...commands.flatMap(commandPart),
    '.SH EXIT STATUS',
    ...EXIT_CODES.flatMap(({ code, about }) => ['.TP', `.B ${String(code)}`, roff(`${about}.`)]),
    '.SH ENVIRONMENT',
    '.TP',
    '.B NO_COLOR',
    roff('If it is set to anything, output has no colour.'),
    '.TP',
    '.B QUOTIDE_DATA_DIR',
    roff('The folder of history, settings and log.'),
    '.TP',
    '.B CLAUDE_CONFIG_DIR',
    roff('Claude Code’s folder; several separated by commas.'),
    '',
  ].join('\n');
}

function commandPart({ name, about, details, options }: NamedCommand): readonly string[] {
  return [
    `.SS ${roff(name)}`,
    roff(`${about}.`),
    ...details.flatMap((text) => ['.PP', roff(text)]),
    ...options.flatMap(optionPart),
  ];
}

function optionPart({ flag, short, value, about }: OptionSpec): readonly string[] {
  const named = short === undefined ? flag : `${short}, ${flag}`;
  const choices = value?.choices === undefined ? '' : `: ${value.choices.join(', ')}`;
  const form =
    value === undefined
      ? String.raw`\fB${roff(named)}\fR`
      : String.raw`\fB${roff(named)}\fR \fI${roff(value.name)}\fR`;
  return ['.TP', form, roff(`${about}${choices}.`)];
}

/** Text for roff: hyphens that can be copied, and no line that is taken for a request. */
function roff(text: string): string {
  return text
    .replaceAll('\\', String.raw`\e`)
    .replaceAll('-', String.raw`\-`)
    .replaceAll('’', String.raw`\(cq`)
    .replaceAll('…', '...')
    .replace(/^[.']/, String.raw`\&$&`);
}
