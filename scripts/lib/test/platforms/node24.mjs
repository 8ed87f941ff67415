// Node 24, the line of the declared Electron, with the native modules as they are shipped: nothing is built for it.
import fs from 'node:fs';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { ensureDist } from '../../build/index.mjs';
import { canChangeUser, copyCheckout, ownCheckout, plainUser } from '../plain-user.mjs';
import { runVitest } from '../vitest.mjs';
import { makeWorkspace } from '../workspace.mjs';
import { runCommandTests } from './command-tests.mjs';
import { loadRow, replaceElectron, withoutBuiltModules } from './copies.mjs';
import { ensureNode, NODE_VERSION } from './node-release.mjs';

/** @type {import('../runner.mjs').Step} */
export const NODE24 = {
  name: 'node24',
  run: async () => {
    await ensureDist();
    const program = await ensureNode('linux-x64');
    const user = canChangeUser() ? await plainUser() : null;
    const workspace = makeWorkspace({ id: randomUUID(), ...(user === null ? {} : { owner: user }) });
    try {
      const node = path.join(workspace.dir, 'node');
      fs.copyFileSync(program, node);
      fs.chmodSync(node, 0o755);
      const checkout = await copyFor(user, workspace.dir);
      withoutBuiltModules(checkout);
      replaceElectron(node, checkout);
      const loaded = await loadRow('node24', [node], checkout, workspace);
      const dist = path.join(checkout, 'dist');
      const commands = await runCommandTests({ step: 'node24: command', command: [node], dist, workspace });
      const as = { user, checkout };
      const counts = await runVitest({ name: 'node24', workspace, as, node, more: ['test/unit'] });
      return [loaded, commands, { step: `node24: unit, Node ${NODE_VERSION}`, ...counts }];
    } finally {
      workspace.remove();
    }
  },
};

/**
 * A copy of the checkout for the user that runs the tests; for ourselves where we cannot be another.
 * @param {import('../plain-user.mjs').PlainUser | null} user
 * @param {string} dir
 */
async function copyFor(user, dir) {
  if (user !== null) return ownCheckout(user, dir);
  return copyCheckout(path.join(dir, 'checkout'));
}
