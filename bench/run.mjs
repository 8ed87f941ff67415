// `npm run bench [-- name…]`: measures the real app and prints one table (bench/README.md).
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleProgram } from '../scripts/lib/build/bundle.mjs';
import { electronExe, root } from '../scripts/lib/paths.mjs';
import { runMain, say, SetupError } from '../scripts/lib/report.mjs';
import { needsNoSandbox } from '../scripts/lib/sandbox.mjs';
import { setUp } from '../scripts/lib/setup.mjs';
import { ensureSystem } from '../scripts/lib/system/index.mjs';
import { runTool } from '../scripts/lib/test/processes.mjs';
import { makeWorkspace } from '../scripts/lib/test/workspace.mjs';

const SESSION = fileURLToPath(new URL('../scripts/lib/test/session.mjs', import.meta.url));

await runMain(async () => {
  if (process.platform !== 'linux')
    throw new SetupError('The benches read /proc and speak D-Bus: they run on Linux only.', 'Use Linux.');
  await setUp({ tests: true });
  await ensureSystem(['bench']);
  if (needsNoSandbox()) say('running as root: Electron gets --no-sandbox');
  const workspace = makeWorkspace({ id: randomUUID() });
  try {
    await bundleProgram(root, { source: 'bench/main.ts', output: 'bench.cjs' }, workspace.dir);
    // Below the project, so that it finds the native module.
    const source = 'bench/history-run.ts';
    await bundleProgram(root, { source, output: 'bench-history.cjs' }, path.join(root, 'dist'));
    const plan = { exe: electronExe(), root, noSandbox: needsNoSandbox(), names: process.argv.slice(2) };
    const bench = [process.execPath, path.join(workspace.dir, 'bench.cjs'), JSON.stringify(plan)];
    return await runTool([process.execPath, SESSION, ...bench], { env: workspace.env });
  } finally {
    workspace.remove();
  }
});
