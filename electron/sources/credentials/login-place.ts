import { posix, win32 } from 'node:path';
import { absoluteDir, homeFolder, type ConfigDir, type ConfigDirOptions } from './config-dirs';
import { hashedService, PLAIN_SERVICE } from './keyring/keychain-names';

/**
 * The variable that moves only the login; it has precedence over `CLAUDE_CONFIG_DIR`:
 * https://github.com/anthropics/claude-code/issues/79223
 */
export const LOGIN_DIR_VARIABLE = 'CLAUDE_SECURESTORAGE_CONFIG_DIR';

/** Where the login of a config folder lies. */
export interface LoginPlace {
  /** The folder of `.credentials.json`. */
  readonly dir: string;
  /** Service names of its keychain item, in the order to try. */
  readonly services: readonly string[];
  /**
   * The `.claude.json` that names the login's account; `null` where several logins share the file, so that it names
   * none of them reliably.
   */
  readonly claudeJson: string | null;
}

/**
 * The place of a folder's login.
 *
 * @param named the variable's value for Claude Code in this folder; `''` means the default place, even with
 * `CLAUDE_CONFIG_DIR` set; `undefined` means that it is not set
 */
export function loginPlace(
  slot: ConfigDir,
  named: string | undefined,
  options: Pick<ConfigDirOptions, 'env' | 'platform' | 'homedir' | 'cwd'>,
): LoginPlace {
  if (named === undefined) return slot;
  const path = options.platform === 'win32' ? win32 : posix;
  if (named.trim() === '') {
    const dir = path.join(homeFolder(options), '.claude');
    return { dir, services: [PLAIN_SERVICE], claudeJson: dir === slot.dir ? slot.claudeJson : null };
  }
  const dir = absoluteDir(named, options);
  return { dir, services: [...new Set([hashedService(named), hashedService(dir)])], claudeJson: null };
}
