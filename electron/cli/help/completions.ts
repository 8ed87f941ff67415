import { listCommands, type NamedCommand, type OptionSpec } from '../args/command-table';
import type { Shell } from '../args/args';

/** The completion script of each shell, made from the table of commands. */
export const completions: Readonly<Record<Shell, () => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/** Options of the program itself, before a command. */
const TOP = ['--help', '--version'];

/** The words that may follow a command: its options and the values of its argument. */
function wordsAfter({ options, argument }: NamedCommand): readonly string[] {
  const flags = options.flatMap(({ flag, short }) => (short === undefined ? [flag] : [flag, short]));
  return [...(argument?.choices ?? []), ...flags, '--help'];
}

/** Options of all commands that take a value: those with choices complete them, the others complete files. */
function valueOptions(): readonly OptionSpec[] {
  const all = listCommands().flatMap(({ options }) => options);
  const taking = all.filter(({ value }) => value !== undefined);
  return [...new Map(taking.map((option) => [option.flag, option])).values()];
}

function bashCompletion(): string {
  const commands = listCommands();
  const values = valueOptions().map(({ flag, value }) => {
    const choices = value?.choices?.join(' ') ?? '';
    return `    ${flag}) COMPREPLY=($(compgen -W '${choices}' -- "$word")); return ;;`;
  });
  const cases = commands.map((command) => `    ${command.name}) words='${wordsAfter(command).join(' ')}' ;;`);
  const top = [...commands.map(({ name }) => name), 'help', ...TOP].join(' ');
  return `# bash completion for quotide
_quotide() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} words
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${top}' -- "$word"))
    return
  fi
  case $before in
${values.join('\n')}
  esac
  case \${COMP_WORDS[1]} in
${cases.join('\n')}
    help) words='${commands.map(({ name }) => name).join(' ')}' ;;
    *) return ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -F _quotide quotide
`;
}

function zshCompletion(): string {
  const commands = listCommands();
  const list = commands.map(({ name, about }) => `    ${zshQuote(`${name}:${about}`)}`);
  const cases = commands.map(({ name, options, argument }) => {
    const specs = [...options.map(zshOption), `'(-h --help)'{-h,--help}'[Print this text]'`];
    if (argument?.choices !== undefined)
      specs.push(zshQuote(`1:${argument.name}:(${argument.choices.join(' ')})`));
    return `    ${name})\n      _arguments ${specs.join(' \\\n        ')}\n      ;;`;
  });
  return `#compdef quotide
_quotide() {
  local -a commands
  commands=(
${list.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe -t commands command commands
    _arguments '--help[Print all commands]' '--version[Print the version]'
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
    help)
      _describe -t commands command commands
      ;;
  esac
}
if [ "$funcstack[1]" = _quotide ]; then
  _quotide "$@"
else
  compdef _quotide quotide
fi
`;
}

function zshOption({ flag, short, value, about }: OptionSpec): string {
  const note = about.replaceAll(/[[\]:]/g, String.raw`\$&`);
  const choices = value?.choices === undefined ? '' : `(${value.choices.join(' ')})`;
  const taken = value === undefined ? '' : `:${value.name}:${choices}`;
  if (short === undefined) return zshQuote(`${flag}[${note}]${taken}`);
  return `'(${short} ${flag})'{${short},${flag}}${zshQuote(`[${note}]${taken}`)}`;
}

function zshQuote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function fishCompletion(): string {
  const commands = listCommands();
  const lines = commands.flatMap(({ name, about, options, argument }) => {
    const within = `complete -c quotide -n '__fish_seen_subcommand_from ${name}'`;
    const argumentLine =
      argument?.choices === undefined
        ? []
        : [`${within} -a ${fishQuote(argument.choices.join(' '))} -d ${fishQuote(argument.name)}`];
    return [
      `complete -c quotide -n __fish_use_subcommand -a ${name} -d ${fishQuote(about)}`,
      ...options.map((option) => `${within} ${fishOption(option)}`),
      ...argumentLine,
      `${within} -s h -l help -d 'Print its help'`,
    ];
  });
  return [
    '# fish completion for quotide',
    'complete -c quotide -f',
    `complete -c quotide -n __fish_use_subcommand -l help -d 'Print all commands'`,
    `complete -c quotide -n __fish_use_subcommand -l version -d 'Print the version'`,
    ...lines,
    '',
  ].join('\n');
}

function fishOption({ flag, short, value, about }: OptionSpec): string {
  const parts = [`-l ${flag.slice(2)}`];
  if (short !== undefined) parts.push(`-s ${short.slice(1)}`);
  if (value !== undefined) parts.push('-x');
  if (value?.choices !== undefined) parts.push(`-a ${fishQuote(value.choices.join(' '))}`);
  return [...parts, `-d ${fishQuote(about)}`].join(' ');
}

function fishQuote(text: string): string {
  return `'${text.replaceAll('\\', String.raw`\\`).replaceAll("'", String.raw`\'`)}'`;
}
