// `node bench/learning.mjs`: what it costs the app to learn pace from a stored history. On the app's runtime, no screen.
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { bundleProgram } from '../scripts/lib/build/bundle.mjs';
import { electronExe, modules, root } from '../scripts/lib/paths.mjs';
import { runMain, SetupError } from '../scripts/lib/report.mjs';
import { runTool } from '../scripts/lib/test/processes.mjs';
import { makeWorkspace } from '../scripts/lib/test/workspace.mjs';

await runMain(async () => {
  const exe = electronExe();
  if (exe === null) throw new SetupError('There is no runtime yet.', 'Run `npm run setup`.');
  const workspace = makeWorkspace({ id: randomUUID() });
  try {
    await bundleProgram(root, { source: 'bench/pace/stored.ts', output: 'learning.cjs' }, workspace.dir);
    // The program lies outside the checkout, and the native module is not bundled.
    const env = { ...workspace.env, ELECTRON_RUN_AS_NODE: '1', NODE_PATH: modules };
    return await runTool([exe, path.join(workspace.dir, 'learning.cjs'), workspace.dir], { env });
  } finally {
    workspace.remove();
  }
});
