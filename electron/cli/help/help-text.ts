import {
  COMMANDS,
  EXIT_CODES,
  listCommands,
  type CommandGroup,
  type CommandName,
  type CommandSpec,
  type OptionSpec,
} from '../args/command-table';
import { usageLine } from '../args/usage-line';
import { wrap, wrapIndented } from '../terminal/wrap';

const groups: Readonly<Record<CommandGroup, string>> = {
  see: 'See',
  collect: 'Collect',
  check: 'Check',
  shell: 'Shell',
};
const GAP = '  ';

/** The text of `quotide --help`: all commands by group. */
export function helpText(): string {
  const commands = listCommands();
  const width = Math.max(...commands.map(({ name }) => name.length));
  const blocks = Object.entries(groups).map(([group, title]) => [
    title,
    ...commands
      .filter((command) => command.group === group)
      .map(({ name, about }) => `${GAP}${name.padEnd(width)}${GAP}${about}`),
    '',
  ]);
  const codes = EXIT_CODES.map(({ code, about }) => `${String(code)} ${about}`).join(', ');
  return lines([
    'Quotide shows how much of your Claude limits is used.',
    '',
    'Usage: quotide COMMAND [OPTIONS]',
    '',
    ...blocks.flat(),
    'quotide COMMAND --help  explains a command and its options',
    'quotide --version       prints the version',
    '',
    ...wrap(`Exit codes: ${codes}.`),
  ]);
}

/** The text of `quotide COMMAND --help`. */
export function commandHelp(name: CommandName): string {
  const { about, details, options }: CommandSpec = COMMANDS[name];
  return lines([
    `${about}.`,
    '',
    ...wrapUsage(`Usage: ${usageLine(name)}`),
    '',
    ...details.flatMap((text) => wrap(text)),
    '',
    ...optionRows([...options, { flag: '--help', short: '-h', about: 'Print this text' }]),
  ]);
}

/** Options and their meaning in two columns. */
function optionRows(options: readonly OptionSpec[]): readonly string[] {
  const forms = options.map(({ flag, short, value }) => {
    const named = value === undefined ? flag : `${flag} ${value.name}`;
    return short === undefined ? named : `${short}, ${named}`;
  });
  const width = Math.max(...forms.map((form) => form.length));
  const indent = ' '.repeat(GAP.length * 2 + width);
  return options.flatMap(({ about, value }, index) => {
    const choices = value?.choices === undefined ? '' : `: ${value.choices.join(', ')}`;
    const [first = '', ...rest] = wrapIndented(`${about}${choices}`, indent);
    return [`${GAP}${(forms[index] ?? '').padEnd(width)}${GAP}${first.slice(indent.length)}`, ...rest];
  });
}

/** A form that is broken between its brackets, since an option and its value belong together. */
function wrapUsage(form: string): readonly string[] {
  const hard = '\u00a0';
  const kept = form.replaceAll(/\[[^\]]*\]/g, (part) => part.replaceAll(' ', hard));
  return wrap(kept).map((line, index) => `${index === 0 ? '' : '         '}${line}`.replaceAll(hard, ' '));
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
