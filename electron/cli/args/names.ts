/** The commands that print what privacy mode hides, or that scripts may call with the same words as those. */
const COMMANDS = ['status', 'watch', 'doctor', 'history', 'scan'];

/** The words of a call without `--names`, and whether names are wanted in privacy mode too. */
export interface NamedWords {
  readonly words: readonly string[];
  readonly wantsNames: boolean;
}

/** @param words what stands after `quotide` */
export function takeNames(words: readonly string[]): NamedWords {
  const [command = ''] = words;
  const wantsNames = COMMANDS.includes(command) && words.includes('--names');
  return { words: wantsNames ? words.filter((word) => word !== '--names') : words, wantsNames };
}
