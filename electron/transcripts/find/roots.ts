import fs from 'node:fs';
import { posix, win32, type PlatformPath } from 'node:path';
import type { TranscriptRoot } from '../types';

export interface RootOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** The user's home folder. */
  readonly home: string;
  readonly cwd: string;
  /** Further config folders, from the settings. */
  readonly extraDirs: readonly string[];
  /** Key of the account that a config folder belongs to, where it is known. */
  readonly accountOf?: (configDir: string) => string | null;
  /** Names of the folders in a folder, none where it is not there: the Store's package of Claude's app has no fixed name. */
  readonly foldersIn?: (dir: string) => readonly string[];
}

/** Of Claude's own app: a config folder for each session, at depths that vary. */
const APP_SESSIONS = ['local-agent-mode-sessions', 'claude-code-sessions'];
/** How the Store's package of Claude's app is called. */
const STORE_PACKAGE = /^(?:Anthropic\.)?Claude_\w+$/i;

/**
 * Where transcripts can lie, each folder once: below the folders of `CLAUDE_CONFIG_DIR` (separated by commas; a
 * `projects` folder itself will do), or else below `$XDG_CONFIG_HOME/claude` and `~/.claude`; below those of the
 * settings; where Claude's own app keeps those of Cowork and of its Code tab; and on macOS Xcode's. Nothing is looked up
 * on disk, but for the name of the Store's package on Windows.
 */
export function transcriptRoots(options: RootOptions): readonly TranscriptRoot[] {
  const { env, platform, home, extraDirs, accountOf = () => null } = options;
  const path = platform === 'win32' ? win32 : posix;
  const named = trimmed((env['CLAUDE_CONFIG_DIR'] ?? '').split(','));
  const xdg = env['XDG_CONFIG_HOME'] || path.join(home, '.config');
  const configDirs = named.length > 0 ? named : [path.join(xdg, 'claude'), path.join(home, '.claude')];
  const roots: TranscriptRoot[] = [...configDirs, ...trimmed(extraDirs)].map((raw) => {
    const dir = path.resolve(options.cwd, expandHome(raw, home, path));
    const isProjects = path.basename(dir) === 'projects';
    const configDir = isProjects ? path.dirname(dir) : dir;
    return { dir: isProjects ? dir : path.join(dir, 'projects'), account: accountOf(configDir) };
  });
  if (platform === 'darwin') roots.push({ dir: path.join(home, XCODE), account: null });
  for (const dir of appDirs(options, path)) roots.push(...appRoots(dir, path));
  return [...new Map(roots.map((root) => [root.dir, root])).values()];
}

const XCODE = 'Library/Developer/Xcode/CodingAssistant/ClaudeAgentConfig/projects';

/** Where Claude's own app keeps its data. */
function appDirs(
  { env, platform, home, foldersIn = () => [] }: RootOptions,
  path: PlatformPath,
): readonly string[] {
  if (platform === 'darwin') return [path.join(home, 'Library/Application Support/Claude')];
  if (platform !== 'win32')
    return [path.join(env['XDG_CONFIG_HOME'] || path.join(home, '.config'), 'Claude')];
  const roaming = env['APPDATA'] || path.join(home, 'AppData', 'Roaming');
  const packages = path.join(env['LOCALAPPDATA'] || path.join(home, 'AppData', 'Local'), 'Packages');
  const stores = foldersIn(packages)
    .filter((name) => STORE_PACKAGE.test(name))
    .map((name) => path.join(packages, name, 'LocalCache', 'Roaming', 'Claude'));
  return [path.join(roaming, 'Claude'), ...stores];
}

/** Other files there, `audit.jsonl` among them, are no transcripts. */
function appRoots(dir: string, path: PlatformPath): readonly TranscriptRoot[] {
  return APP_SESSIONS.map((name) => ({
    dir: path.join(dir, name),
    account: null,
    only: ['', '.claude', 'projects', ''].join(path.sep),
  }));
}

function trimmed(parts: readonly string[]): readonly string[] {
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function expandHome(raw: string, home: string, path: PlatformPath): string {
  if (raw === '~') return home;
  return raw.startsWith('~/') || (path.sep === '\\' && raw.startsWith('~\\'))
    ? path.join(home, raw.slice(2))
    : raw;
}

/** Names of the folders in a folder; none where it cannot be looked into. */
export function foldersIn(dir: string): readonly string[] {
  try {
    return fs
      .readdirSync(dir, { withFileTypes: true })
      .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  } catch {
    return [];
  }
}
