// tar.gz of the unpacked folder, by the system's tar: electron-builder would fetch a program for it.
import path from 'node:path';
import { SetupError } from '../report.mjs';
import { lastLines, run } from '../run.mjs';

/**
 * @param {string} dir the unpacked package
 * @param {string} file
 * @param {string} name of the folder in the archive
 * @param {number} level 1 (fast) to 9 (small)
 */
export async function makeTarGz(dir, file, name, level) {
  const args = ['--owner=0', '--group=0', '--numeric-owner', '--sort=name', '-I', `gzip -n -${level}`];
  // A copy that was unpacked by hand is not the deb or rpm that the folder was made into before.
  const skip = ['--exclude=resources/package-type', '--exclude=resources/apparmor-profile'];
  const rename = `--transform=s,^${path.basename(dir)},${name},`;
  const result = await run('tar', [
    ...args,
    ...skip,
    rename,
    '-cf',
    file,
    '-C',
    path.dirname(dir),
    path.basename(dir),
  ]);
  if (result.code === 0) return;
  throw new SetupError(`tar could not write ${file}: ${lastLines(result.stderr)}`, 'See what it says.');
}
