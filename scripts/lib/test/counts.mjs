// Passed and failed, from the reports of the runners. A runner that ended badly, or ran no test, has
// failed at least once, also where it counted no failure.
import { readJson } from '../files.mjs';

/** @typedef {{passed: number, failed: number}} Counts */

/**
 * @param {number} code exit code of the runner
 * @param {Counts | null} counts null where it left no report
 * @returns {Counts}
 */
export function judge(code, counts) {
  const { passed, failed } = counts ?? { passed: 0, failed: 0 };
  const bad = code !== 0 || passed + failed === 0;
  return { passed, failed: bad ? Math.max(failed, 1) : failed };
}

/**
 * @param {string} file report of vitest's json reporter
 * @returns {Counts | null}
 */
export function vitestCounts(file) {
  const report = readJson(file);
  if (!report) return null;
  // A file that could not even be loaded has no tests in it, but has failed.
  const broken = (report.testResults ?? []).filter(
    (/** @type {any} */ each) => each.status === 'failed' && each.assertionResults.length === 0,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

/**
 * @param {string} file report of Playwright's json reporter
 * @returns {Counts | null}
 */
export function playwrightCounts(file) {
  const report = readJson(file);
  if (!report?.stats) return null;
  const { expected, flaky, unexpected } = report.stats;
  return { passed: expected + flaky, failed: unexpected + (report.errors?.length ?? 0) };
}
