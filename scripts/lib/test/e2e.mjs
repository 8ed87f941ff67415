// The tests of the running app: Playwright, on a screen and a session bus of their own; as root, once
// more as a plain user, since only there Electron's sandbox can be on.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../paths.mjs';
import { toolFile } from '../run.mjs';
import { needsNoSandbox } from '../sandbox.mjs';
import { judge, playwrightCounts } from './counts.mjs';
import { asUser, canChangeUser, plainUser, readableCheckout, usableNode } from './plain-user.mjs';
import { runTool } from './processes.mjs';
import { makeWorkspace } from './workspace.mjs';

const SESSION = fileURLToPath(new URL('./session.mjs', import.meta.url));

/** What a sandbox or a user without rights could break; the rest depends on neither and runs once. */
const OF_THE_SANDBOX = ['security', 'tray.spec', 'command', 'outage', 'autostart', 'proxy'];

/** @type {import('./runner.mjs').Step} */
export const E2E = {
  name: 'e2e',
  run: async (context) => {
    // Two at once: they mostly wait, each on a screen and a bus of its own. The first half is the longer one.
    const [first, second] = await Promise.all([
      inTurn([() => runHere(context, 1)]),
      inTurn([() => runHere(context, 2), ...(canChangeUser() ? [runAsPlainUser] : [])]),
    ]);
    return [...first, ...second];
  },
};

/**
 * @template T
 * @param {readonly (() => Promise<T>)[]} runs
 */
async function inTurn(runs) {
  const done = [];
  for (const run of runs) {
    const start = Date.now();
    done.push({ ...(await run()), seconds: (Date.now() - start) / 1000 });
  }
  return done;
}

/**
 * @param {import('./runner.mjs').StepContext} context
 * @param {number} half of the specs
 */
async function runHere({ workspace }, half) {
  const step = `e2e ${half} of 2${needsNoSandbox() ? ' (root, no sandbox)' : ''}`;
  // A mark of its own: what ends first must not end the other's processes.
  const space = half === 1 ? workspace : makeWorkspace({ id: randomUUID() });
  try {
    const report = path.join(space.dir, 'e2e.json');
    const extra = needsNoSandbox() ? { QUOTIDE_TEST_NO_SANDBOX: '1' } : {};
    const env = { ...space.env, ...extra, ...reportEnv(report) };
    const output = `--output=${path.join(root, 'test-results', `e2e-${half}`)}`;
    const code = await runTool(inSession(root, process.execPath, [`--shard=${half}/2`, output]), { env });
    return { step, ...judge(code, playwrightCounts(report)) };
  } finally {
    if (half !== 1) space.remove();
  }
}

async function runAsPlainUser() {
  const user = await plainUser();
  // A mark of its own: what ends first must not end the other's processes.
  const space = makeWorkspace({ id: randomUUID(), owner: user });
  try {
    const checkout = await readableCheckout(user, space.dir);
    const node = await usableNode(user, space.dir);
    const results = path.join(space.dir, 'tmp', 'test-results');
    const report = path.join(space.dir, 'tmp', 'e2e.json');
    const command = asUser(user, inSession(checkout, node, [`--output=${results}`, ...OF_THE_SANDBOX]));
    const env = { ...space.env, ...reportEnv(report), USER: 'nobody', LOGNAME: 'nobody' };
    const code = await runTool(command, { env, cwd: checkout });
    keepResults(results);
    return { step: 'e2e (plain user, sandbox on)', ...judge(code, playwrightCounts(report)) };
  } finally {
    space.remove();
  }
}

/** @param {string} file */
function reportEnv(file) {
  return { PLAYWRIGHT_JSON_OUTPUT_FILE: file };
}

/**
 * @param {string} checkout
 * @param {string} node
 * @param {string[]} flags
 */
function inSession(checkout, node, flags) {
  const here = (/** @type {string} */ file) => path.join(checkout, path.relative(root, file));
  const playwright = [
    node,
    here(toolFile('@playwright/test', 'playwright')),
    'test',
    '--reporter=list,json',
    ...flags,
  ];
  return process.platform === 'linux' ? [node, here(SESSION), ...playwright] : playwright;
}

/**
 * Screenshots and traces, to where those of the other run are.
 * @param {string} results
 */
function keepResults(results) {
  if (!fs.existsSync(results)) return;
  fs.cpSync(results, path.join(root, 'test-results', 'plain-user'), { recursive: true, force: true });
}
