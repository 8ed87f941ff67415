// Node for arm64 under QEMU's emulation of processes, in a Debian beside this system that has arm64's libraries too.
import path from 'node:path';
import { ensureDist } from '../../build/index.mjs';
import { cacheDir } from '../../paths.mjs';
import { copyCheckout } from '../plain-user.mjs';
import { runCommandTests } from './command-tests.mjs';
import { loadRow, withoutBuiltModules } from './copies.mjs';
import { ensureDebian, inDebian } from './debian.mjs';
import { ensureNode } from './node-release.mjs';

/** An emulated process cannot start another one without the kernel's help (binfmt), which would be the host's: no proxy. */
const COMMANDS = 'status|history|scan|doctor';

/** @type {import('../runner.mjs').Step} */
export const ARM64 = {
  name: 'arm64',
  run: async ({ workspace }) => {
    await ensureDist();
    const home = await ensureDebian(['qemu']);
    const node = await ensureNode('linux-arm64');
    const checkout = await copyCheckout(path.join(workspace.dir, 'copy'));
    withoutBuiltModules(checkout);
    const place = { binds: [workspace.dir, path.join(cacheDir(), 'platforms')], cwd: checkout };
    const command = inDebian(home, place, ['qemu-aarch64', node]);
    const loaded = await loadRow('arm64', command, checkout, workspace);
    const dist = path.join(checkout, 'dist');
    const commands = await runCommandTests({
      step: 'arm64: command',
      command,
      dist,
      workspace,
      titles: COMMANDS,
    });
    return [loaded, commands];
  },
};
