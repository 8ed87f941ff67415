import {
  COMMANDS,
  type CommandName,
  type CommandSpec,
  type OptionSpec,
  type ValueSpec,
} from './command-table';

/** The whole form of a command: `quotide status [--json] [--refresh]`. */
export function usageLine(name: CommandName): string {
  const { options, argument }: CommandSpec = COMMANDS[name];
  const seen = new Set<string>();
  const parts = options.flatMap((option) => {
    if (option.isUnlisted) return [];
    const { choice } = option;
    if (choice === undefined) return [`[${optionForm(option)}]`];
    if (seen.has(choice)) return [];
    seen.add(choice);
    const others = options.filter((other) => other.choice === choice);
    return [`[${others.map(optionForm).join('|')}]`];
  });
  return ['quotide', name, ...parts, ...(argument === undefined ? [] : [valueForm(argument)])].join(' ');
}

/** `--port N`, `--by day|model`. */
export function optionForm({ flag, value }: OptionSpec): string {
  return value === undefined ? flag : `${flag} ${valueForm(value)}`;
}

function valueForm({ name, choices }: ValueSpec): string {
  return choices?.join('|') ?? name;
}
