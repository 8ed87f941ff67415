// Which of the requirements this machine lacks.
import fs from 'node:fs';
import { which, run } from '../run.mjs';
import { REQUIREMENTS } from './table.mjs';

/**
 * @typedef {import('./table.mjs').Requirement} Requirement
 * @typedef {object} Lack
 * @property {Requirement[]} requirements
 * @property {string[]} unknown sonames that are missing and that the table does not know
 */

/**
 * @param {object} facts
 * @param {Set<string>} facts.loadable sonames that the dynamic linker knows
 * @param {string[]} facts.notFound sonames that our binaries ask for in vain
 * @param {(command: string) => boolean} facts.hasCommand
 * @param {(file: string) => boolean} facts.hasFile
 * @param {import('./table.mjs').Purpose[]} purposes
 * @returns {Lack}
 */
export function findLack({ loadable, notFound, hasCommand, hasFile }, purposes) {
  const vain = new Set(notFound);
  const lacks = (/** @type {Requirement} */ requirement) =>
    (requirement.sonames ?? []).some((name) => vain.has(name) || !loadable.has(name)) ||
    (requirement.commands ?? []).some((command) => !hasCommand(command)) ||
    (requirement.files ?? []).every((file) => !hasFile(file)) === Boolean(requirement.files);
  const known = new Set(REQUIREMENTS.flatMap((requirement) => requirement.sonames ?? []));
  return {
    requirements: REQUIREMENTS.filter((each) => purposes.includes(each.for) && lacks(each)),
    unknown: notFound.filter((name) => !known.has(name)),
  };
}

/**
 * Looks at the machine.
 * @param {import('./table.mjs').Purpose[]} purposes
 * @param {string[]} binaries executables and native modules whose libraries must be there
 */
export async function lackHere(purposes, binaries) {
  const [cache, ...linked] = await Promise.all([
    run(which('ldconfig') ?? 'ldconfig', ['-p']),
    ...binaries.filter((file) => fs.existsSync(file)).map((file) => run('ldd', [file])),
  ]);
  const facts = {
    loadable: parseLdconfig(cache.stdout),
    notFound: [...new Set(linked.flatMap(({ stdout }) => parseLdd(stdout)))],
    hasCommand: (/** @type {string} */ command) => which(command) !== null,
    hasFile: fs.existsSync,
  };
  return findLack(facts, purposes);
}

/**
 * The sonames in what `ldconfig -p` prints.
 * @param {string} text
 */
export function parseLdconfig(text) {
  return new Set([...text.matchAll(/^\s*(\S+) \(.*=> /gm)].map((match) => match[1] ?? ''));
}

/**
 * The sonames that `ldd` did not find.
 * @param {string} text
 */
export function parseLdd(text) {
  return [...text.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}
