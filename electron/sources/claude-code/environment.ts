import { delimiter, dirname } from 'node:path';

type Variables = Readonly<Record<string, string | undefined>>;

/** Ours, our runtime's, and those of a Claude Code that started us: a second one inside it would not start. */
const NOT_HANDED_ON =
  /^(?:QUOTIDE_|ELECTRON_|CHROME_DESKTOP$|CLAUDECODE$|CLAUDE_CODE_(?:ENTRYPOINT|SSE_PORT|SESSION_ID)$)/;
/** What an AppImage sets for its own libraries would reach the program too. */
const OF_AN_APPIMAGE = ['LD_LIBRARY_PATH', 'APPDIR', 'APPIMAGE', 'ARGV0', 'OWD'];

export interface ChildEnvironment {
  /** Of this process. */
  readonly env: Variables;
  /** Names of variables that would make Claude Code use another login than the stored one. */
  readonly otherLogins: readonly string[];
  /** The config folder, as `CLAUDE_CONFIG_DIR`; `null`: the default one, so that variable is taken out. */
  readonly configDir: string | null;
  /** Whether the variables of this process are those of this folder's Claude Code. */
  readonly isOwn: boolean;
  readonly program: string;
}

/** The environment for Claude Code: the user's own, so that it asks with the stored login of this folder. */
export function childEnvironment(parts: ChildEnvironment): Record<string, string> {
  const { env, otherLogins, configDir, isOwn, program } = parts;
  const left = [...otherLogins, ...(env['APPIMAGE'] === undefined ? [] : OF_AN_APPIMAGE)];
  const kept = Object.entries(env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !NOT_HANDED_ON.test(entry[0]) && !left.includes(entry[0]),
  );
  const child = Object.fromEntries(kept);
  // The launchers keep it from our own runtime under this name.
  const certificates = env['QUOTIDE_EXTRA_CA_CERTS'];
  if (certificates !== undefined) child['NODE_EXTRA_CA_CERTS'] = certificates;
  // A program of a Node version manager finds its Node beside itself.
  child['PATH'] = [dirname(program), child['PATH'] ?? ''].filter((part) => part !== '').join(delimiter);
  // An update in the middle of one question would be broken off.
  child['DISABLE_AUTOUPDATER'] = '1';
  if (isOwn) return child;
  delete child['CLAUDE_SECURESTORAGE_CONFIG_DIR'];
  if (configDir === null) delete child['CLAUDE_CONFIG_DIR'];
  else child['CLAUDE_CONFIG_DIR'] = configDir;
  return child;
}
