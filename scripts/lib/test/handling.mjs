// Proves that the tests of faults can fail: in a copy of the checkout it takes the handling of one fault out, runs the
// tests that are named beside it, and expects one of them to fail.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { electronExe, modules, root } from '../paths.mjs';
import { say } from '../report.mjs';
import { toolFile } from '../run.mjs';
import { readJson } from '../files.mjs';
import { needsNoSandbox } from '../sandbox.mjs';
import { playwrightCounts } from './counts.mjs';
import { inOwnNetwork } from './network.mjs';
import { runTool } from './processes.mjs';

/**
 * One row of the table `test/handling/rows.mjs`.
 * @typedef {object} HandlingRow
 * @property {string} fault in the words of `test/faults/README.md`
 * @property {string} file in which the handling is
 * @property {readonly (readonly [find: string, instead: string])[]} edits that take it out; each text occurs once
 * @property {string} test the file of the test
 * @property {string} [title] a regular expression for the titles that are run; all of the file where there is none
 * @property {boolean} [built] whether the test runs what is in `dist/`, which is then built anew; specs always do
 */

/** What a copy of the checkout does not need. */
const LEFT_OUT = new Set(['.git', 'node_modules', 'dist', 'out', 'coverage', 'test-results']);

/**
 * The step `handling` of the long tests. `QUOTIDE_HANDLING=text` runs the rows whose fault or file contains the text.
 * @returns {import('./runner.mjs').Step}
 */
export function handlingStep() {
  return {
    name: 'handling',
    run: async ({ workspace }) => {
      const copy = path.join(workspace.dir, 'copy');
      copyCheckout(copy);
      const rows = await rowsToRun();
      let passed = 0;
      for (const row of rows) {
        const outcome = await tryRow(row, copy, workspace);
        say(`${outcome === null ? 'fails without it' : `NOT PROVEN (${outcome})`}: ${row.fault}`);
        if (outcome === null) passed += 1;
      }
      return [{ step: 'handling', passed, failed: rows.length - passed }];
    },
  };
}

/** @returns {Promise<HandlingRow[]>} */
async function rowsToRun() {
  const file = path.join(root, 'test', 'handling', 'rows.mjs');
  /** @type {{handlingRows: HandlingRow[]}} */
  const { handlingRows } = await import(pathToFileURL(file).href);
  const wanted = process.env.QUOTIDE_HANDLING ?? '';
  return handlingRows.filter(({ fault, test }) => fault.includes(wanted) || test.includes(wanted));
}

/** @param {string} copy */
function copyCheckout(copy) {
  fs.cpSync(root, copy, {
    recursive: true,
    filter: (from) => !LEFT_OUT.has(path.relative(root, from).split(path.sep)[0] ?? ''),
  });
  fs.symlinkSync(modules, path.join(copy, 'node_modules'));
}

/**
 * @param {HandlingRow} row
 * @param {string} copy
 * @param {import('./workspace.mjs').Workspace} workspace
 * @returns {Promise<string | null>} why the row proves nothing; `null` when its test failed as it has to
 */
async function tryRow(row, copy, workspace) {
  const file = path.join(copy, row.file);
  const original = fs.readFileSync(file, 'utf8');
  let changed = original;
  for (const [find, instead] of row.edits) {
    const count = changed.split(find).length - 1;
    if (count !== 1) return `"${find}" is ${String(count)} times in ${row.file}`;
    changed = changed.replace(find, () => instead);
  }
  fs.writeFileSync(file, changed);
  try {
    if ((row.built === true || isSpec(row)) && (await build(copy, workspace)) !== 0)
      return 'the changed code cannot be built';
    return await runTests(row, copy, workspace);
  } finally {
    fs.writeFileSync(file, original);
    // The next row must not run what was built for this one.
    fs.rmSync(path.join(copy, 'dist'), { recursive: true, force: true });
  }
}

/**
 * @param {string} copy
 * @param {import('./workspace.mjs').Workspace} workspace
 */
function build(copy, { env }) {
  return runTool([process.execPath, path.join(copy, 'scripts', 'build.mjs')], { env, cwd: copy });
}

/**
 * @param {HandlingRow} row
 * @param {string} copy
 * @param {import('./workspace.mjs').Workspace} workspace
 * @returns {Promise<string | null>}
 */
async function runTests(row, copy, workspace) {
  const report = path.join(workspace.dir, 'handling.json');
  fs.rmSync(report, { force: true });
  const counts = isSpec(row)
    ? await runSpec(row, copy, workspace, report)
    : await runVitest(row, copy, workspace, report);
  if (counts === null) return 'the tests did not run';
  if (counts.failed > 0) return null;
  return counts.passed === 0 ? 'no test has that title' : 'its test passes without the handling';
}

/**
 * Whether its test drives the running app.
 * @param {HandlingRow} row
 */
function isSpec({ test }) {
  return test.endsWith('.spec.ts');
}

/**
 * @param {HandlingRow} row
 * @param {string} copy
 * @param {import('./workspace.mjs').Workspace} workspace
 * @param {string} report
 */
async function runVitest({ test, title }, copy, workspace, report) {
  const exe = /** @type {string} */ (electronExe());
  const args = ['run', test, '--bail=1', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  if (title !== undefined) args.push('-t', title);
  const env = { ...workspace.env, ELECTRON_RUN_AS_NODE: '1' };
  await runTool([exe, toolFile('vitest'), ...args], { env, cwd: copy });
  const counts = readJson(report);
  // A file that cannot be loaded proves nothing: only tests count.
  return counts ? { passed: counts.numPassedTests, failed: counts.numFailedTests } : null;
}

/**
 * @param {HandlingRow} row
 * @param {string} copy
 * @param {import('./workspace.mjs').Workspace} workspace
 * @param {string} report
 */
async function runSpec({ test, title }, copy, workspace, report) {
  const isOfNetwork = test.startsWith('test/network/');
  const playwright = [
    toolFile('@playwright/test', 'playwright'),
    'test',
    '--reporter=list,json',
    '--max-failures=1',
  ];
  if (isOfNetwork) playwright.push('--config=test/network/playwright.config.ts');
  else playwright.push(test);
  if (title !== undefined) playwright.push('-g', title);
  const session = path.join(copy, 'scripts', 'lib', 'test', 'session.mjs');
  const command = [process.execPath, session, process.execPath, ...playwright];
  const env = {
    ...workspace.env,
    ...(needsNoSandbox() ? { QUOTIDE_TEST_NO_SANDBOX: '1' } : {}),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  };
  await runTool(isOfNetwork ? inOwnNetwork(command) : command, { env, cwd: copy });
  return playwrightCounts(report);
}
