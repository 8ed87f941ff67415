// `npm run bench:pace [-- tuning [TRACES]]`: the forecast's back-test (bench/README.md, "Pace"). Needs no screen and no Electron.
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { bundleProgram } from '../scripts/lib/build/bundle.mjs';
import { root } from '../scripts/lib/paths.mjs';
import { runMain } from '../scripts/lib/report.mjs';
import { runTool } from '../scripts/lib/test/processes.mjs';
import { makeWorkspace } from '../scripts/lib/test/workspace.mjs';

await runMain(async () => {
  const workspace = makeWorkspace({ id: randomUUID() });
  try {
    await bundleProgram(root, { source: 'bench/pace/main.ts', output: 'pace.cjs' }, workspace.dir);
    const bench = [process.execPath, path.join(workspace.dir, 'pace.cjs'), ...process.argv.slice(2)];
    return await runTool(bench, { env: workspace.env });
  } finally {
    workspace.remove();
  }
});
