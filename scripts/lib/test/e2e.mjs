// The tests of the running app: Playwright, on a screen and a session bus of their own; where root runs them, as a
// plain user, and a few once more as root.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../paths.mjs';
import { toolFile } from '../run.mjs';
import { needsNoSandbox } from '../sandbox.mjs';
import { judge, playwrightCounts } from './counts.mjs';
import { runInOwnNetwork } from './network.mjs';
import { asUser, canChangeUser, plainUser, readableCheckout, usableNode } from './plain-user.mjs';
import { runTool } from './processes.mjs';
import { inTurn } from './runner.mjs';
import { playwrightTimes } from './slowest.mjs';
import { makeWorkspace } from './workspace.mjs';

const SESSION = fileURLToPath(new URL('./session.mjs', import.meta.url));

/** What root, without Chromium's sandbox, could break; the rest depends on neither and runs once. */
const OF_ROOT = ['security', 'tray.spec', 'command', 'start-faults', 'time-zone'];

/** @type {import('./runner.mjs').Step} */
export const E2E = {
  name: 'e2e',
  run: async () => {
    const other = canChangeUser() ? await otherUser() : null;
    const asRoot = () => runHere('e2e (root, no sandbox)', ['--workers=1', results('e2e-root'), ...OF_ROOT]);
    try {
      // Both at once: their tests mostly wait.
      const [most, rest] = await Promise.all([
        inTurn([() => runMost(other)]),
        inTurn([...(other === null ? [] : [asRoot]), inOwnNetwork]),
      ]);
      return [...most, ...rest];
    } finally {
      other?.remove();
    }
  },
};

/**
 * The plain user, and what he can read and start of this checkout.
 * @typedef {object} OtherUser
 * @property {import('./plain-user.mjs').PlainUser} user
 * @property {string} checkout
 * @property {string} node
 * @property {() => void} remove
 */

/** @returns {Promise<OtherUser>} */
async function otherUser() {
  const user = await plainUser();
  const space = makeWorkspace({ id: randomUUID(), owner: user });
  const checkout = await readableCheckout(user, space.dir);
  return { user, checkout, node: await usableNode(user, space.dir), remove: space.remove };
}

/**
 * All specs, as a plain user where we can become one: people are not root, and only there Electron's sandbox can be on.
 * @param {OtherUser | null} other
 */
function runMost(other) {
  return other === null ? runHere('e2e', [results('e2e')]) : runAsPlainUser(other);
}

async function inOwnNetwork() {
  // A mark of its own: what ends first must not end the other's processes.
  const space = makeWorkspace({ id: randomUUID() });
  try {
    return await runInOwnNetwork(space, 'e2e (own network)');
  } finally {
    space.remove();
  }
}

/**
 * @param {string} step
 * @param {string[]} flags
 */
async function runHere(step, flags) {
  // A mark of its own: what ends first must not end the other's processes.
  const space = makeWorkspace({ id: randomUUID() });
  try {
    const report = path.join(space.dir, 'e2e.json');
    const extra = needsNoSandbox() ? { QUOTIDE_TEST_NO_SANDBOX: '1' } : {};
    const env = { ...space.env, ...extra, ...reportEnv(report) };
    const code = await runTool(inSession(root, process.execPath, flags), { env });
    return { step, ...judge(code, playwrightCounts(report)), times: playwrightTimes(report) };
  } finally {
    space.remove();
  }
}

/** @param {OtherUser} other */
async function runAsPlainUser({ user, checkout, node }) {
  // A mark of its own: what ends first must not end the other's processes.
  const space = makeWorkspace({ id: randomUUID(), owner: user });
  try {
    const made = path.join(space.dir, 'tmp', 'test-results');
    const report = path.join(space.dir, 'tmp', 'e2e.json');
    const command = asUser(user, inSession(checkout, node, [`--output=${made}`]));
    const env = { ...space.env, ...reportEnv(report), USER: user.name, LOGNAME: user.name };
    const code = await runTool(command, { env, cwd: checkout });
    keepResults(made, 'e2e');
    const step = 'e2e (plain user)';
    return { step, ...judge(code, playwrightCounts(report)), times: playwrightTimes(report) };
  } finally {
    space.remove();
  }
}

/** @param {string} folder */
function results(folder) {
  return `--output=${path.join(root, 'test-results', folder)}`;
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
 * Screenshots and traces, to where those of other runs are.
 * @param {string} made
 * @param {string} folder
 */
function keepResults(made, folder) {
  if (!fs.existsSync(made)) return;
  fs.cpSync(made, path.join(root, 'test-results', folder), { recursive: true, force: true });
}
