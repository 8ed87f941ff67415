import { posix, win32, type PlatformPath } from 'node:path';
import type { TranscriptRoot } from './types';

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
}

const DARWIN_SESSIONS = 'Library/Application Support/Claude';

/**
 * Where transcripts can lie, each folder once: below the folders of `CLAUDE_CONFIG_DIR` (separated by commas; a
 * `projects` folder itself will do), or else below `$XDG_CONFIG_HOME/claude` and `~/.claude`; below those of the
 * settings; and on macOS, where Xcode and Claude's own app keep theirs. Nothing is looked up on disk.
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
  if (platform === 'darwin') roots.push(...appleRoots(home, path));
  return [...new Map(roots.map((root) => [root.dir, root])).values()];
}

function appleRoots(home: string, path: PlatformPath): readonly TranscriptRoot[] {
  const xcode = path.join(home, 'Library/Developer/Xcode/CodingAssistant/ClaudeAgentConfig/projects');
  // A config folder for each session, at depths that vary.
  const cowork = ['local-agent-mode-sessions', 'claude-code-sessions'].map((name) => ({
    dir: path.join(home, DARWIN_SESSIONS, name),
    account: null,
    only: '/.claude/projects/',
  }));
  return [{ dir: xcode, account: null }, ...cowork];
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
