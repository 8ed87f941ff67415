// System libraries and commands, on Linux: installs them where we may, else says what to install.
import fs from 'node:fs';
import { say, SetupError } from '../report.mjs';
import { chooseNames, hasApt, install, knownPackages, update } from './apt.mjs';
import { lackHere } from './missing.mjs';

/**
 * @param {import('./table.mjs').Purpose[]} purposes
 * @param {string[]} [binaries]
 */
export async function ensureSystem(purposes, binaries = []) {
  if (process.platform !== 'linux') return;
  const lack = await lackHere(purposes, binaries);
  if (lack.requirements.length === 0 && lack.unknown.length === 0) return;
  if (!hasApt()) return reportElsewhere(lack);
  if (lack.requirements.length > 0) await provide(lack.requirements.map((each) => each.debian));
  const still = await lackHere(purposes, binaries);
  if (still.requirements.length > 0 || still.unknown.length > 0) throw incomplete(still);
}

/** @param {string[][]} candidates */
async function provide(candidates) {
  const osRelease = fs.existsSync('/etc/os-release') ? fs.readFileSync('/etc/os-release', 'utf8') : '';
  const root = process.getuid?.() === 0;
  if (root) await update();
  const known = await knownPackages(candidates.flat());
  const names = chooseNames(candidates, known, osRelease);
  if (root) return install(names);
  const listed = names.every((name) => known.has(name));
  throw new SetupError(
    `${names.length} Debian package${names.length === 1 ? ' is' : 's are'} missing.`,
    `${listed ? '' : 'sudo apt-get update && '}sudo apt-get install --no-install-recommends ${names.join(' ')}`,
  );
}

/** @param {import('./missing.mjs').Lack} lack */
function reportElsewhere(lack) {
  const names = namesOf(lack);
  // Fonts and the like only change how screenshots look.
  const files = lack.requirements.filter((each) => each.files);
  if (files.length > 0)
    say(
      `not found: ${files.map((each) => each.debian[0]).join(', ')} (what needs them will differ or say so)`,
    );
  if (names.length === 0) return;
  throw new SetupError(
    `This machine lacks ${names.join(', ')}.`,
    "Install what provides them with your system's package manager and run the same command again.",
  );
}

/** @param {import('./missing.mjs').Lack} lack */
function incomplete(lack) {
  return new SetupError(
    `Electron still misses ${namesOf(lack).join(', ')} after its packages were installed.`,
    'Find the packages that contain them (apt-file search NAME), install them and run the same command again.',
  );
}

/** @param {import('./missing.mjs').Lack} lack */
function namesOf({ requirements, unknown }) {
  return [
    ...requirements.flatMap(({ sonames = [], commands = [] }) => [...sonames, ...commands]),
    ...unknown,
  ];
}
