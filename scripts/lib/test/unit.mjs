// Unit, renderer, script and fault tests. People are not root on their machines: where root runs them, they run as a
// plain user, and as root once more only what root sees in another way.
import { randomUUID } from 'node:crypto';
import { canChangeUser, ownCheckout, plainUser } from './plain-user.mjs';
import { inTurn } from './runner.mjs';
import { runVitest, vitestStep } from './vitest.mjs';
import { makeWorkspace } from './workspace.mjs';

/** Files of others, mounts, a full disk: root is let through where others are turned away, or can do more. */
const OF_ROOT = [
  'test/faults/credentials',
  'test/faults/disk',
  'test/faults/statusline-socket',
  'test/scripts/npm-runtime',
  'test/unit/app/settings',
  'test/unit/sources/credentials',
];

/** @type {import('./runner.mjs').Step} */
export const UNIT = {
  name: 'unit',
  run: async (context) => {
    if (!canChangeUser()) return vitestStep('unit').run(context);
    const { workspace } = context;
    const asRoot = async () => ({
      step: 'unit (root)',
      ...(await runVitest({ name: 'unit-root', workspace, more: OF_ROOT })),
    });
    return inTurn([runAsPlainUser, asRoot]);
  },
};

async function runAsPlainUser() {
  const user = await plainUser();
  const workspace = makeWorkspace({ id: randomUUID(), owner: user });
  try {
    const checkout = await ownCheckout(user, workspace.dir);
    const counts = await runVitest({ name: 'unit', workspace, as: { user, checkout } });
    return { step: 'unit (plain user)', ...counts };
  } finally {
    workspace.remove();
  }
}
