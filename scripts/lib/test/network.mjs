// The app in a network of its own, in which every lookup and every connection is recorded. Linux only.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../paths.mjs';
import { run, toolFile } from '../run.mjs';
import { needsNoSandbox } from '../sandbox.mjs';
import { judge, playwrightCounts } from './counts.mjs';
import { runTool } from './processes.mjs';
import { playwrightTimes } from './slowest.mjs';

const here = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));

/** The command that enters a new network: as root, else by a user namespace, which some systems forbid. */
function unshare() {
  const isRoot = process.getuid?.() === 0;
  return ['unshare', ...(isRoot ? [] : ['--map-root-user']), '--net', '--mount', '--'];
}

/**
 * A command's words so that it runs in such a network.
 * @param {string[]} command
 */
export function inOwnNetwork(command) {
  return [...unshare(), process.execPath, here('./own-network.mjs'), ...command];
}

/** Why such a network cannot be made here; null where it can. */
async function obstacle() {
  if (process.platform !== 'linux') return 'network namespaces are of Linux';
  const [file = '', ...args] = unshare();
  const { code, stderr } = await run(file, [...args, process.execPath, here('./own-network.mjs'), 'true']);
  if (code === 0) return null;
  return `needs root or user namespaces, ip and mount: ${stderr.trim().split('\n').at(-1) ?? ''}`;
}

/**
 * Runs `test/network`, and says in the row of the summary why not, where that cannot be.
 * @param {import('./workspace.mjs').Workspace} workspace
 * @param {string} step name of the row
 * @param {NodeJS.ProcessEnv} [extra]
 */
export async function runInOwnNetwork(workspace, step, extra = {}) {
  const reason = await obstacle();
  if (reason !== null) return { step: `${step} (skipped: ${reason})`, passed: 0, failed: 0 };
  const report = path.join(workspace.dir, 'network.json');
  const env = {
    ...workspace.env,
    ...extra,
    ...(needsNoSandbox() ? { QUOTIDE_TEST_NO_SANDBOX: '1' } : {}),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  };
  const playwright = [
    toolFile('@playwright/test', 'playwright'),
    'test',
    `--config=${path.join(root, 'test', 'network', 'playwright.config.ts')}`,
    '--reporter=list,json',
  ];
  const command = [process.execPath, here('./session.mjs'), process.execPath, ...playwright];
  const code = await runTool(inOwnNetwork(command), { env });
  return { step, ...judge(code, playwrightCounts(report)), times: playwrightTimes(report) };
}

/** The long one: ten minutes. */
/** @type {import('./runner.mjs').Step} */
export const NETWORK = {
  name: 'network',
  run: async ({ workspace }) => [await runInOwnNetwork(workspace, 'network', { QUOTIDE_LONG: '1' })],
};
