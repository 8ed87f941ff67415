// `npm run bench:drift [-- --tuning]`: whether changes of the limits are found, on simulated accounts (bench/README.md).
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { bundleProgram } from '../scripts/lib/build/bundle.mjs';
import { root } from '../scripts/lib/paths.mjs';
import { runMain } from '../scripts/lib/report.mjs';
import { setUp } from '../scripts/lib/setup.mjs';
import { runTool } from '../scripts/lib/test/processes.mjs';
import { makeWorkspace } from '../scripts/lib/test/workspace.mjs';

await runMain(async () => {
  await setUp({ dist: false });
  const workspace = makeWorkspace({ id: randomUUID() });
  try {
    await bundleProgram(root, { source: 'bench/drift/main.ts', output: 'drift.cjs' }, workspace.dir);
    const bench = [process.execPath, path.join(workspace.dir, 'drift.cjs'), ...process.argv.slice(2)];
    return await runTool(bench, { env: workspace.env });
  } finally {
    workspace.remove();
  }
});
