import { delimiter, dirname } from 'node:path';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Variables of Quotide, of Electron, and of a Claude Code that started Quotide: a second Claude Code refuses to start
 * inside another one.
 */
const REMOVED =
  /^(?:QUOTIDE_|ELECTRON_|CHROME_DESKTOP$|CLAUDECODE$|CLAUDE_CODE_(?:ENTRYPOINT|SSE_PORT|SESSION_ID)$)/;
/** Variables that an AppImage sets for its own libraries: the program would load those too. */
const APPIMAGE_VARIABLES = ['LD_LIBRARY_PATH', 'APPDIR', 'APPIMAGE', 'ARGV0', 'OWD'];

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
  const left = [...otherLogins, ...(env['APPIMAGE'] === undefined ? [] : APPIMAGE_VARIABLES)];
  const kept = Object.entries(env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !REMOVED.test(entry[0]) && !left.includes(entry[0]),
  );
  const child = Object.fromEntries(kept);
  // Quotide's launchers store the user's value under this name, so that Electron does not read it.
  const certificates = env['QUOTIDE_EXTRA_CA_CERTS'];
  if (certificates !== undefined) child['NODE_EXTRA_CA_CERTS'] = certificates;
  // A program of a Node version manager has its Node in the same folder.
  child['PATH'] = [dirname(program), child['PATH'] ?? ''].filter((part) => part !== '').join(delimiter);
  // An update of Claude Code would be cut off when this request ends.
  child['DISABLE_AUTOUPDATER'] = '1';
  if (isOwn) return child;
  delete child['CLAUDE_SECURESTORAGE_CONFIG_DIR'];
  if (configDir === null) delete child['CLAUDE_CONFIG_DIR'];
  else child['CLAUDE_CONFIG_DIR'] = configDir;
  return child;
}
