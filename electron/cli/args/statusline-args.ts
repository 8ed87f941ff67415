import { err, ok, type Result } from '../../core/result';

export interface StatuslineCommand {
  readonly name: 'statusline';
  /** A command that gets the same input and whose line is printed instead of Quotide's; `null` for none. */
  readonly chain: string | null;
}

/** Parses the words after `quotide statusline`. */
export function parseStatuslineWords(words: readonly string[]): Result<StatuslineCommand, string> {
  const [first, second, ...rest] = words;
  if (first === undefined) return ok({ name: 'statusline', chain: null });
  if (first.startsWith('--chain=') && second === undefined)
    return ok({ name: 'statusline', chain: first.slice('--chain='.length) });
  if (first !== '--chain') return err(`"${first}" is not expected`);
  if (second === undefined || rest.length > 0) return err('--chain takes one command, in quotes');
  return ok({ name: 'statusline', chain: second });
}
