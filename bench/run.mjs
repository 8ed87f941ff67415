// `npm run bench [-- name… option=value…]`: measures the real app and prints one table (bench/README.md).
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
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

/** By bench. */
const PEERS = { scan: 'ccusage@20.0.24', proxy: 'http-proxy@1.18.1' };
const SESSION = fileURLToPath(new URL('../scripts/lib/test/session.mjs', import.meta.url));

await runMain(async () => {
  if (process.platform !== 'linux')
    throw new SetupError('The benches read /proc and speak D-Bus: they run on Linux only.', 'Use Linux.');
  await setUp({ tests: true });
  await ensureSystem(['bench']);
  if (needsNoSandbox()) say('running as root: Electron gets --no-sandbox');
  const given = process.argv.slice(2);
  const names = given.filter((word) => !word.includes('='));
  const options = Object.fromEntries(
    given.filter((word) => word.includes('=')).map((word) => word.split('=')),
  );
  const wanted = (/** @type {string} */ name) => names.length === 0 || names.includes(name);
  // Before the benches themselves lie in dist/: all of it goes into packages.
  const packaged = wanted('package') ? await pack() : null;
  const workspace = makeWorkspace({ id: randomUUID() });
  // Below the project, so that they find the native module.
  const dist = path.join(root, 'dist');
  try {
    await bundleProgram(root, { source: 'bench/main.ts', output: 'bench.cjs' }, dist);
    await bundleProgram(root, { source: 'bench/history-run.ts', output: 'bench-history.cjs' }, dist);
    const chosen = Object.entries(PEERS).flatMap(([name, peer]) => (wanted(name) ? [peer] : []));
    const peers = chosen.length > 0 ? installPeers(workspace.dir, chosen) : null;
    const plan = { exe: electronExe(), root, noSandbox: needsNoSandbox(), names, options, peers, packaged };
    const bench = [process.execPath, path.join(dist, 'bench.cjs'), JSON.stringify(plan)];
    return await runTool([process.execPath, SESSION, ...bench], { env: workspace.env });
  } finally {
    workspace.remove();
    // All of dist/ goes into packages.
    for (const name of ['bench', 'bench-history'])
      for (const file of [`${name}.cjs`, `${name}.cjs.map`])
        fs.rmSync(path.join(dist, file), { force: true });
  }
});

async function pack() {
  // Its packages are there only once set-up has run.
  const { packageAll, unpackedDir } = await import('../scripts/lib/package/index.mjs');
  await packageAll({ release: false, targets: ['dir', 'tar.gz', 'deb', 'rpm'] });
  return unpackedDir();
}

/**
 * Installs the programs for comparison from npm. It runs here, since the benches themselves have a home without npm's
 * settings.
 * @param {string} dir
 * @param {readonly string[]} wanted
 */
function installPeers(dir, wanted) {
  const peers = path.join(dir, 'peers');
  fs.mkdirSync(peers);
  say(`installing ${wanted.join(', ')}`);
  execFileSync('npm', ['install', '--prefix', peers, '--no-audit', '--no-fund', ...wanted], {
    stdio: 'ignore',
  });
  return path.join(peers, 'node_modules');
}
