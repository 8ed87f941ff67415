import { parseLineFlags, type LineFlags } from '../../core/statusline/line-choice';
import { err, ok, type Result } from '../../core/result';

export interface StatuslineCommand {
  readonly name: 'statusline';
  /** A command that gets the same input and whose line is printed instead of Quotide's; `null` for none. */
  readonly chain: string | null;
  readonly flags: LineFlags;
}

const CHAIN = '--chain';

/** Parses the words after `quotide statusline`. The chained command is the last of them. */
export function parseStatuslineWords(words: readonly string[]): Result<StatuslineCommand, string> {
  const at = words.findIndex((word) => word === CHAIN || word.startsWith(`${CHAIN}=`));
  const flags = parseLineFlags(at < 0 ? words : words.slice(0, at));
  if (!flags.ok) return flags;
  const chain = at < 0 ? ok(null) : chainOf(words.slice(at));
  return chain.ok ? ok({ name: 'statusline', chain: chain.value, flags: flags.value }) : chain;
}

function chainOf([first = '', second, ...rest]: readonly string[]): Result<string, string> {
  if (first !== CHAIN) {
    if (second === undefined) return ok(first.slice(CHAIN.length + 1));
    return err(`"${second}" is not expected after --chain`);
  }
  if (second === undefined || rest.length > 0)
    return err('--chain takes one command, in quotes, as the last word');
  return ok(second);
}
