// Debian's and Ubuntu's package manager.
import { explainDiskFull, say, SetupError, withProgress } from '../report.mjs';
import { lastLines, run, which } from '../run.mjs';

const QUIET = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };

/** Whether this system has it. */
export function hasApt() {
  return which('apt-get') !== null && which('dpkg') !== null;
}

/**
 * The name of each package in this release. Where apt has no lists yet (as in a fresh container) the packages are not
 * known, and the release decides.
 * @param {string[][]} candidates names of each package, newest first
 * @param {Set<string>} known
 * @param {string} osRelease content of /etc/os-release
 */
export function chooseNames(candidates, known, osRelease) {
  const newest = hasTime64(osRelease);
  return candidates.map((names) => {
    const fallback = names.find((name) => newest || !name.endsWith('t64'));
    return names.find((name) => known.has(name)) ?? fallback ?? names[0] ?? '';
  });
}

/** @param {string} osRelease */
function hasTime64(osRelease) {
  const value = (/** @type {string} */ key) =>
    new RegExp(`^${key}="?([^"\n]*)`, 'm').exec(osRelease)?.[1] ?? '';
  const version = Number.parseFloat(value('VERSION_ID') || '99');
  return value('ID') === 'ubuntu' ? version >= 24.04 : version >= 13;
}

/**
 * Those of the names that apt could install (a virtual package's name has no candidate).
 * @param {string[]} names
 */
export async function knownPackages(names) {
  const { stdout } = await run('apt-cache', ['policy', ...names], { env: QUIET });
  return parsePolicy(stdout);
}

/** @param {string} text output of `apt-cache policy` */
export function parsePolicy(text) {
  const blocks = text.matchAll(/^(\S+):\n\s+Installed: .*\n\s+Candidate: (.*)$/gm);
  return new Set(
    [...blocks].filter(([, , candidate]) => candidate !== '(none)').map(([, name]) => name ?? ''),
  );
}

/** Fetches the package lists. */
export async function update() {
  await apt('fetching the package lists', ['update']);
}

/** @param {string[]} names */
export async function install(names) {
  say(`Debian packages that are missing: ${names.join(' ')}`);
  await apt('installing them', ['install', '-y', '--no-install-recommends', ...names]);
}

/**
 * @param {string} label
 * @param {string[]} args
 */
async function apt(label, args) {
  // Another apt may be at work (unattended upgrades): wait for it.
  const all = ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args];
  const result = await withProgress(label, () => run('apt-get', all, { env: QUIET }));
  if (result.code === 0) return;
  const full = explainDiskFull(new Error(result.stderr + result.stdout), 'a Debian package', '/');
  if (full instanceof SetupError) throw full;
  throw new SetupError(
    `apt-get ${args[0]} failed: ${lastLines(result.stderr || result.stdout)}`,
    `Run \`apt-get ${args.join(' ')}\`, see what it says, then run the same command again.`,
  );
}
