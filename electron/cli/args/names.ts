/** The commands that print names which privacy mode hides, and those that scripts may call with the same option. */
const COMMANDS = ['status', 'watch', 'doctor', 'history', 'scan', 'mcp'];

/** The words of a call without `--names`, and whether to print names in privacy mode too. */
export interface NamedWords {
  readonly words: readonly string[];
  readonly wantsNames: boolean;
}

/** @param words the words after `quotide` */
export function takeNames(words: readonly string[]): NamedWords {
  const [command = ''] = words;
  const wantsNames = COMMANDS.includes(command) && words.includes('--names');
  return { words: wantsNames ? words.filter((word) => word !== '--names') : words, wantsNames };
}
