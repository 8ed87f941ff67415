// Which test files and which tests took longest, from the reports of the runners.
import path from 'node:path';
import { readJson } from '../files.mjs';
import { root } from '../paths.mjs';

/** How many lines each of the two lists has. */
const LISTED = 10;

/**
 * One test and its time. Files are paths in the checkout, or in the copy of it that another user ran.
 * @typedef {{file: string, title: string, seconds: number}} Timed
 */

/**
 * @param {string} report file of vitest's json reporter
 * @returns {Timed[]}
 */
export function vitestTimes(report) {
  /** @type {any[]} */
  const files = readJson(report)?.testResults ?? [];
  return files.flatMap(({ name, assertionResults }) =>
    assertionResults.map((/** @type {any} */ { fullName, duration }) => ({
      file: shortName(name),
      title: fullName,
      seconds: (duration ?? 0) / 1000,
    })),
  );
}

/**
 * @param {string} report file of Playwright's json reporter
 * @returns {Timed[]}
 */
export function playwrightTimes(report) {
  const content = readJson(report);
  const folder = content?.config?.rootDir ?? root;
  return (content?.suites ?? []).flatMap((/** @type {any} */ suite) => suiteTimes(suite, folder, []));
}

/**
 * @param {any} suite
 * @param {string} folder to which its file is relative
 * @param {string[]} titles of the suites around it
 * @returns {Timed[]}
 */
function suiteTimes(suite, folder, titles) {
  const inner = suite.title === suite.file ? titles : [...titles, suite.title];
  const own = (suite.specs ?? []).map((/** @type {any} */ spec) => ({
    file: shortName(path.join(folder, spec.file)),
    title: [...inner, spec.title].join(' › '),
    seconds: sum(spec.tests.flatMap((/** @type {any} */ test) => test.results.map(durationOf))) / 1000,
  }));
  const nested = (suite.suites ?? []).flatMap((/** @type {any} */ each) => suiteTimes(each, folder, inner));
  return [...own, ...nested];
}

/** @param {{duration: number}} result */
function durationOf({ duration }) {
  return duration;
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((all, number) => all + number, 0);
}

/**
 * A path from `test/` on: the checkout may be a copy.
 * @param {string} file
 */
function shortName(file) {
  const at = file.lastIndexOf(`${path.sep}test${path.sep}`);
  return at < 0 ? path.relative(root, file) : file.slice(at + 1);
}

/**
 * The lists of the slowest files and the slowest tests; empty where nothing was timed.
 * @param {readonly Timed[]} times
 */
export function slowestLists(times) {
  if (times.length === 0) return '';
  /** @type {Map<string, number>} */
  const files = new Map();
  for (const { file, seconds } of times) files.set(file, (files.get(file) ?? 0) + seconds);
  const byFile = [...files].map(([name, seconds]) => ({ name, seconds }));
  const byTest = times.map(({ file, title, seconds }) => ({ name: `${file} › ${title}`, seconds }));
  return [list('slowest files', byFile), list('slowest tests', byTest)].join('\n');
}

/**
 * @param {string} heading
 * @param {{name: string, seconds: number}[]} entries
 */
function list(heading, entries) {
  const slowest = entries.toSorted((a, b) => b.seconds - a.seconds).slice(0, LISTED);
  const lines = slowest.map(({ name, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${name}`);
  return ['', heading, ...lines, ''].join('\n');
}
