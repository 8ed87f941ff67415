// Node itself for other systems, from npm into the cache: packages that hold nothing but the program.
import fs from 'node:fs';
import path from 'node:path';
import { replaceDir, withStaging } from '../../files.mjs';
import { cacheDir } from '../../paths.mjs';
import { SetupError, withProgress } from '../../report.mjs';
import { lastLines, npm, run } from '../../run.mjs';

/** Of the line that Electron 45 has; the newest that npm has for all three systems. */
export const NODE_VERSION = '24.21.0';

/**
 * The program of Node for a system; fetched once.
 * @param {'linux-x64' | 'linux-arm64' | 'win-x64'} system
 */
export async function ensureNode(system) {
  const home = await ensurePackage(`node-${system}`, NODE_VERSION);
  return path.join(home, 'bin', system === 'win-x64' ? 'node.exe' : 'node');
}

/**
 * Unpacks an npm package into the cache and returns its folder. npm itself would refuse a package for another system. The
 * package's install scripts are not run.
 * @param {string} name
 * @param {string} version
 */
export async function ensurePackage(name, version) {
  const home = path.join(cacheDir(), 'platforms', `${name.replace('/', '+')}-${version}`);
  if (fs.existsSync(home)) return home;
  await withStaging(home, (dir) =>
    withProgress(`fetching ${name} ${version}`, async () => {
      const packed = await npm(['pack', '--silent', `${name}@${version}`], { cwd: dir });
      const archive = packed.stdout.trim().split('\n').at(-1) ?? '';
      if (packed.code !== 0 || archive === '') throw unreachable(name, version, packed);
      const { code, stderr } = await run('tar', ['-xzf', archive], { cwd: dir });
      if (code !== 0) throw new SetupError(`${name} cannot be unpacked: ${lastLines(stderr)}`, 'Try again.');
      replaceDir(path.join(dir, 'package'), home);
    }),
  );
  return home;
}

/**
 * @param {string} name
 * @param {string} version
 * @param {import('../../run.mjs').RunResult} result
 */
function unreachable(name, version, { stdout, stderr }) {
  return new SetupError(
    `${name} ${version} could not be fetched from the npm registry: ${lastLines(stderr || stdout, 1)}`,
    'Let npm reach its registry (`npm ping`) and run the same command again.',
  );
}
