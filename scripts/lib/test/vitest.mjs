// Unit and renderer tests: vitest inside Electron's own Node, so that they see what the app will see.
import path from 'node:path';
import { electronExe, root } from '../paths.mjs';
import { toolFile } from '../run.mjs';
import { judge, vitestCounts } from './counts.mjs';
import { asUser } from './plain-user.mjs';
import { runTool } from './processes.mjs';
import { vitestTimes } from './slowest.mjs';

/**
 * @typedef {object} VitestRun
 * @property {string} name of the report
 * @property {import('./workspace.mjs').Workspace} workspace
 * @property {NodeJS.ProcessEnv} [extra]
 * @property {string[]} [more] arguments
 * @property {{user: import('./plain-user.mjs').PlainUser | null, checkout: string}} [as] another user, and where he can read
 *   (no user: this one)
 * @property {string} [node] a Node that runs them in the place of Electron's
 */

/**
 * @param {VitestRun} run
 * @returns {Promise<import('./counts.mjs').Counts & {times: import('./slowest.mjs').Timed[]}>}
 */
export async function runVitest({ name, workspace, extra = {}, more = [], as, node }) {
  const checkout = as?.checkout ?? root;
  const here = (/** @type {string} */ file) => path.join(checkout, path.relative(root, file));
  const report = path.join(workspace.dir, as ? 'tmp' : '.', `${name}.json`);
  const command = [
    node ?? here(/** @type {string} */ (electronExe())),
    here(toolFile('vitest')),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...more,
  ];
  const who = as?.user ? { USER: as.user.name, LOGNAME: as.user.name } : {};
  const env = { ...workspace.env, ...who, ...extra, ELECTRON_RUN_AS_NODE: '1' };
  const code = await runTool(as?.user ? asUser(as.user, command) : command, { env, cwd: checkout });
  return { ...judge(code, vitestCounts(report)), times: vitestTimes(report) };
}

/**
 * @param {string} name of the step
 * @param {NodeJS.ProcessEnv} [extra]
 * @param {string[]} [more] arguments
 * @returns {import('./runner.mjs').Step}
 */
export function vitestStep(name, extra = {}, more = []) {
  return {
    name,
    run: async ({ workspace }) => [{ step: name, ...(await runVitest({ name, workspace, extra, more })) }],
  };
}
