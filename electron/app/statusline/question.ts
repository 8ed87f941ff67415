import { CLOUDS, LOGINS } from './note-login';

/** The version of the protocol, the first line of a request; equal in `bin/statusline.sh`. */
export const STATUSLINE_PROTOCOL = '2';

/** The request of `bin/statusline.sh`, in place of the command. */
export interface Question {
  /** The variables of Claude Code that the line depends on; of a login only that it is set. */
  readonly env: Readonly<Record<string, string>>;
  /** The folder that the script runs in, absolute. */
  readonly cwd: string;
  /** The user's home folder. */
  readonly home: string;
  /** The data folder that the script found the socket in, as it names it. */
  readonly dataDir: string;
  /** The words after `quotide statusline`. */
  readonly words: readonly string[];
  /** Claude Code's input to the script. */
  readonly input: string;
}

const SENT = ['HOME', 'CLAUDE_CONFIG_DIR', 'CLAUDE_SECURESTORAGE_CONFIG_DIR', 'COLUMNS', 'NO_COLOR'];
/** The name of each word after `quotide statusline`. */
const WORD = 'WORD';
/** Variables of which only the name is sent, never the value. */
const FLAGS = [...LOGINS, ...CLOUDS];

/** Reads `NAME=value`, each ended by a NUL byte, then one more NUL and the input; `null` where it is not that. */
export function readQuestion(body: Buffer): Question | null {
  const end = body.indexOf('\0\0');
  if (end < 0) return null;
  const pairs = body.toString('utf8', 0, end).split('\0').map(pairOf);
  const fields = new Map(pairs);
  const [cwd, home, dataDir] = ['PWD', 'HOME', 'DATA'].map((name) => fields.get(name) ?? '');
  if (!cwd?.startsWith('/') || !home || !dataDir) return null;
  const env = [...fields].flatMap(([name, value]): readonly (readonly [string, string])[] => {
    if (SENT.includes(name)) return [[name, value]];
    return FLAGS.includes(name) ? [[name, '1']] : [];
  });
  const words = pairs.flatMap(([name, value]) => (name === WORD ? [value] : []));
  return { env: Object.fromEntries(env), cwd, home, dataDir, words, input: body.toString('utf8', end + 2) };
}

function pairOf(field: string): readonly [string, string] {
  const at = field.indexOf('=');
  return at < 0 ? [field, ''] : [field.slice(0, at), field.slice(at + 1)];
}
