// Decides which packages a machine can build, with the reason against each other one, and lists the dependencies of the
// Linux packages. Pure.
import { REQUIREMENTS } from '../system/table.mjs';

/** All targets; `dir` is the unpacked folder of a package. */
export const TARGETS = /** @type {const} */ ({
  linux: ['dir', 'tar.gz', 'deb', 'rpm', 'AppImage'],
  darwin: ['dir', 'dmg', 'zip'],
  win32: ['dir', 'nsis', 'portable'],
});

/**
 * @typedef {object} Machine
 * @property {string} platform
 * @property {boolean} official whether the runtime is Electron's own
 * @property {(command: string) => boolean} has
 *
 * @typedef {object} Plan
 * @property {string[]} build
 * @property {string[]} cannot a line each
 */

/**
 * @param {Machine} machine
 * @param {string[]} wanted targets; none: all
 * @returns {Plan}
 */
export function planTargets(machine, wanted = []) {
  /** @type {readonly string[]} */
  const own = TARGETS[/** @type {keyof typeof TARGETS} */ (machine.platform)] ?? [];
  const here = wanted.length === 0 ? own : own.filter((name) => wanted.includes(name));
  const reasons = here.map((name) => ({ name, why: obstacle(name, machine) }));
  const foreign = Object.entries(TARGETS)
    .filter(([platform]) => platform !== machine.platform)
    .flatMap(([platform, names]) => names.map((name) => ({ platform, name })))
    .filter(({ name }) => name !== 'dir' && (wanted.length === 0 || wanted.includes(name)));
  const systems = [...new Set(foreign.map(({ platform }) => platform))];
  return {
    build: reasons.filter(({ why }) => why === null).map(({ name }) => name),
    cannot: [
      ...reasons.filter(({ why }) => why !== null).map(({ name, why }) => `${name}: ${why}`),
      ...systems.map((system) => {
        const names = foreign.filter(({ platform }) => platform === system).map(({ name }) => name);
        return `${names.join(', ')}: needs Electron for ${system}, which set-up installs there and only there`;
      }),
    ],
  };
}

/**
 * The reason why this machine cannot build a target of its own system, or null.
 * @param {string} name
 * @param {Machine} machine
 */
function obstacle(name, { official, has }) {
  if (name === 'deb' && !has('dpkg-deb')) return 'needs dpkg-deb (Debian package dpkg)';
  if (name === 'rpm' && !has('rpmbuild')) return 'needs rpmbuild (Debian package rpm)';
  if (name === 'AppImage' && !official)
    return 'its runtime is downloaded from where Electron is, and Electron could not be had from there';
  return null;
}

const run = REQUIREMENTS.filter((each) => each.for === 'run');

/** The dependencies of a deb: the packages of the one list, by every name that a release may have for them. */
export const debDepends = () => run.map(({ debian }) => debian.join(' | '));

/** The dependencies of an rpm by library, since distributions name their packages differently. */
export const rpmDepends = () =>
  run.flatMap(({ sonames = [] }) => sonames).map((soname) => `${soname}()(64bit)`);

/**
 * The start of an artefact's file name, before its version; one that is no release has a warning in it.
 * @param {{official: boolean, release: boolean}} build
 */
export function suffixOf({ official, release }) {
  if (release) return '';
  return official ? '-test' : '-devruntime';
}
