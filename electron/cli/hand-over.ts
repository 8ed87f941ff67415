import path from 'node:path';

/** Marks a start of a package's own binary that is meant for the command: `--command -- status --json`. */
const COMMAND_FLAG = '--command';

/** Commands with a program of their own; every other one is `cli.cjs`. All lie beside the entry, in dist/. */
const PROGRAMS: Readonly<Record<string, string>> = { statusline: 'statusline.cjs' };
const COMMAND = 'cli.cjs';

/** A start that is meant for the command, taken apart as Node itself would have done it. */
export interface HandOver {
  /** As Node's: the program, the file that runs, and the words for it. */
  readonly argv: readonly string[];
  /** As Node's: what stands between the two, so that `child_process.fork` comes here as well. */
  readonly execArgv: readonly string[];
  readonly file: string;
}

/**
 * Reads how the package's binary was started. What follows `--` is never a switch, neither Chromium's nor ours.
 * @param folder dist/
 * @param has whether a file of ours is there
 * @returns null: the app itself is meant.
 */
export function readHandOver(
  argv: readonly string[],
  folder: string,
  has: (file: string) => boolean,
): HandOver | null {
  const [exe = '', ...rest] = argv;
  const end = rest.indexOf('--');
  if (end < 1 || rest[end - 1] !== COMMAND_FLAG) return null;
  const words = rest.slice(end + 1);
  const execArgv = rest.slice(0, end + 1);
  const [first = ''] = words;
  // As `fork` passes it: the file before its words.
  if (path.dirname(first) === folder && first.endsWith('.cjs') && has(first))
    return { file: first, argv: [exe, ...words], execArgv };
  const own = Object.hasOwn(PROGRAMS, first) ? path.join(folder, PROGRAMS[first] ?? '') : null;
  const file = own !== null && has(own) ? own : path.join(folder, COMMAND);
  return { file, argv: [exe, file, ...words], execArgv };
}
