import { constants } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import { posix, win32 } from 'node:path';

/** Where Claude Code is looked for. */
export interface ProgramPlaces {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** The user's home folder. */
  readonly home: string;
  /** Claude Code's config folder, in which an older installer put the program. */
  readonly configDir: string;
  /** Folders for programs of the whole system; default: those that installers use. */
  readonly systemFolders?: readonly string[];
}

/** An app that the desktop started may not have even these in its `PATH`. */
const SYSTEM_FOLDERS = [
  '/usr/local/bin',
  '/opt/homebrew/bin',
  '/home/linuxbrew/.linuxbrew/bin',
  '/usr/bin',
  '/snap/bin',
];

/**
 * Finds the installed program of Claude Code; `null` when there is none. It searches `PATH` first, as a shell does,
 * then the folders of Claude Code's installers and of npm, since an app that the desktop started lacks the folders that
 * a shell's profile adds. Relative folders are skipped: a program in the current folder may be anything.
 */
export async function findClaudeProgram(places: ProgramPlaces): Promise<string | null> {
  const path = places.platform === 'win32' ? win32 : posix;
  const named = places.platform === 'win32' ? 'claude.exe' : 'claude';
  const folders = [...pathFolders(places), ...installFolders(places), ...(await versionFolders(places))];
  const files = folders.filter((folder) => path.isAbsolute(folder)).map((folder) => path.join(folder, named));
  for (const file of new Set([...files, ...packageFiles(places)])) if (await isProgram(file)) return file;
  return null;
}

function pathFolders({ env, platform }: ProgramPlaces): readonly string[] {
  const value = env['PATH'] ?? env['Path'] ?? '';
  return value.split(platform === 'win32' ? ';' : ':').filter((folder) => folder !== '');
}

/**
 * Folders of Claude Code's own installer, of a local npm installation, and of npm, Homebrew and other package managers.
 */
function installFolders({
  home,
  platform,
  configDir,
  systemFolders = SYSTEM_FOLDERS,
}: ProgramPlaces): readonly string[] {
  const path = platform === 'win32' ? win32 : posix;
  const own = [
    path.join(home, '.local', 'bin'),
    path.join(configDir, 'local'),
    path.join(home, '.claude', 'local'),
    path.join(configDir, 'local', 'node_modules', '.bin'),
    path.join(home, '.claude', 'local', 'node_modules', '.bin'),
  ];
  if (platform === 'win32') return own;
  const inHome = [
    '.npm-global/bin',
    '.npm/bin',
    '.npm-packages/bin',
    '.bun/bin',
    '.volta/bin',
    '.asdf/shims',
  ];
  const managers = ['.local/share/mise/shims', '.local/share/pnpm', 'Library/pnpm', '.nix-profile/bin'];
  return [...own, ...[...inHome, ...managers].map((folder) => path.join(home, folder)), ...systemFolders];
}

/** Folders of Node version managers: each version has its own global npm programs. The newest version comes first. */
async function versionFolders({ home, platform }: ProgramPlaces): Promise<readonly string[]> {
  if (platform === 'win32') return [];
  const roots = [
    { root: posix.join(home, '.nvm', 'versions', 'node'), below: 'bin' },
    { root: posix.join(home, '.local', 'share', 'fnm', 'node-versions'), below: 'installation/bin' },
  ];
  const found = await Promise.all(
    roots.map(async ({ root, below }) => {
      const versions = await readdir(root).catch(() => []);
      const inOrder = versions.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
      return inOrder.slice(0, 20).map((version) => posix.join(root, version, below));
    }),
  );
  return found.flat();
}

/**
 * On Windows npm installs a shell script, which cannot be started without a shell; the program itself lies in the
 * package.
 */
function packageFiles({ env, platform }: ProgramPlaces): readonly string[] {
  const appData = env['APPDATA'];
  if (platform !== 'win32' || appData === undefined || !win32.isAbsolute(appData)) return [];
  const inPackage = ['npm', 'node_modules', '@anthropic-ai', 'claude-code', 'bin', 'claude.exe'];
  return [win32.join(appData, ...inPackage)];
}

async function isProgram(file: string): Promise<boolean> {
  try {
    if (!(await stat(file)).isFile()) return false;
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
