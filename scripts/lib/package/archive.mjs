// Makes a tar.gz of the unpacked folder with the system's tar, since electron-builder would download a program for it.
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
  // The folder may still have the package type of a deb or rpm, which an archive is not.
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
