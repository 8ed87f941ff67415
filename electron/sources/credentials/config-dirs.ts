import { posix, win32, type PlatformPath } from 'node:path';
import { hashedService, PLAIN_SERVICE } from './keyring/keychain-names';

/** One of Claude Code's config folders, which has a login of its own. */
export interface ConfigDir {
  /** Absolute path. */
  readonly dir: string;
  /** The path of `.claude.json`: beside the default folder, inside any other. */
  readonly claudeJson: string;
  /** Service names of its keychain item, in the order to try. */
  readonly services: readonly string[];
}

export interface ConfigDirOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** `os.homedir()`: used where the environment names no home. */
  readonly homedir: string;
  readonly cwd: string;
  /** Further folders from the settings: a graphical app does not inherit a shell's variables. */
  readonly extraDirs: readonly string[];
}

/** The user's home folder: `USERPROFILE` on Windows, else `HOME`, else `os.homedir()`. */
export function homeFolder(options: Pick<ConfigDirOptions, 'env' | 'platform' | 'homedir'>): string {
  const named = options.platform === 'win32' ? options.env['USERPROFILE'] : options.env['HOME'];
  return named === undefined || named === '' ? options.homedir : named;
}

/**
 * The config folders in order, without repeats: those of `CLAUDE_CONFIG_DIR` (comma-separated) or else `~/.claude`,
 * then those of the settings. Never empty. Does not read the disk.
 */
export function configDirs(options: ConfigDirOptions): readonly [ConfigDir, ...ConfigDir[]] {
  const path = options.platform === 'win32' ? win32 : posix;
  const home = homeFolder(options);
  const fallback = path.join(home, '.claude');
  const named = splitList(options.env['CLAUDE_CONFIG_DIR'] ?? '');
  const slots = named.length > 0 ? named.map((raw) => explicitDir(raw)) : [defaultDir()];
  for (const raw of trimmed(options.extraDirs)) {
    slots.push(absolute(raw) === fallback ? defaultDir() : explicitDir(raw));
  }
  const unique = withoutRepeats(slots, options.platform);
  const [first = defaultDir(), ...others] = unique;
  return others.length === 0 ? [withPlainService(first)] : [first, ...others];

  function absolute(raw: string): string {
    return absoluteDir(raw, options);
  }
  function defaultDir(): ConfigDir {
    return { dir: fallback, claudeJson: path.join(home, '.claude.json'), services: [PLAIN_SERVICE] };
  }
  function explicitDir(raw: string): ConfigDir {
    const dir = absolute(raw);
    // Claude Code hashes the text of the variable, which is mostly the absolute path.
    const services = [...new Set([hashedService(raw), hashedService(dir)])];
    return { dir, claudeJson: path.join(dir, '.claude.json'), services };
  }
}

/** The absolute path of a folder that a variable or the settings name; `~` is the home folder. */
export function absoluteDir(
  raw: string,
  options: Pick<ConfigDirOptions, 'env' | 'platform' | 'homedir' | 'cwd'>,
): string {
  const path = options.platform === 'win32' ? win32 : posix;
  return path.resolve(options.cwd, expandHome(raw, homeFolder(options), path));
}

/**
 * Older versions of Claude Code did not hash the folder's name, so a single config folder may also have the plain item.
 * With several folders the plain item belongs to `~/.claude`, and reading it twice would show one account twice.
 */
function withPlainService(slot: ConfigDir): ConfigDir {
  return { ...slot, services: [...new Set([...slot.services, PLAIN_SERVICE])] };
}

function splitList(text: string): readonly string[] {
  return trimmed(text.split(','));
}

function trimmed(parts: readonly string[]): readonly string[] {
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function expandHome(raw: string, home: string, path: PlatformPath): string {
  if (raw === '~') return home;
  const tilde = raw.startsWith('~/') || (path.sep === '\\' && raw.startsWith('~\\'));
  return tilde ? path.join(home, raw.slice(2)) : raw;
}

function withoutRepeats(slots: readonly ConfigDir[], platform: NodeJS.Platform): readonly ConfigDir[] {
  const seen = new Set<string>();
  return slots.filter(({ dir }) => {
    const key = platform === 'win32' ? dir.toLowerCase() : dir;
    const fresh = !seen.has(key);
    seen.add(key);
    return fresh;
  });
}
