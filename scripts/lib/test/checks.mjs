// The steps that look at the sources: each counts as one check.
import fs from 'node:fs';
import path from 'node:path';
import { ensureDist } from '../build/index.mjs';
import { root } from '../paths.mjs';
import { SetupError } from '../report.mjs';
import { toolFile } from '../run.mjs';
import { layerFiles, repeatedBaseNames } from './base-names.mjs';
import { runTool } from './processes.mjs';

const ARCHITECTURE = ['electron', 'renderer', 'test', 'scripts', 'bench'];

/** @type {import('./runner.mjs').Step[]} */
export const CHECKS = [
  { name: 'build', run: build },
  // In the background: the tests of the steps after them mostly wait, and leave most of a core.
  { name: 'lint', background: true, run: check([['eslint', 'eslint', '--max-warnings', '0', '.']]) },
  { name: 'format', background: true, run: check([['prettier', 'prettier', '--check', '.']]) },
  { name: 'types', background: true, run: check([['typescript', 'tsc', '-b']]) },
  { name: 'architecture', background: true, run: architecture },
];

const checkImports = check([
  ['dependency-cruiser', 'depcruise', ...ARCHITECTURE.filter((name) => fs.existsSync(path.join(root, name)))],
  ['knip', 'knip'],
]);

/** @type {import('./runner.mjs').Step['run']} */
async function architecture(context) {
  const repeated = repeatedBaseNames(layerFiles());
  for (const line of repeated) process.stderr.write(`this base name occurs twice in its layer: ${line}\n`);
  const rows = await checkImports(context);
  return repeated.length === 0 ? rows : [{ step: context.name, passed: 0, failed: 1 }];
}

async function build() {
  try {
    await ensureDist();
    return [{ step: 'build', passed: 1, failed: 0 }];
  } catch (error) {
    const text = error instanceof SetupError ? error.message : /** @type {Error} */ (error).stack;
    process.stderr.write(`${text}\n`);
    return [{ step: 'build', passed: 0, failed: 1 }];
  }
}

/**
 * A command's words so that it runs only while no test wants the core: a test that gets none may miss its time.
 * @param {string[]} command
 */
function inBackground(command) {
  return process.platform === 'win32' ? command : ['nice', '-n', '19', ...command];
}

/**
 * @param {[string, string, ...string[]][]} tools package, command, arguments
 * @returns {import('./runner.mjs').Step['run']}
 */
function check(tools) {
  return async ({ name, workspace }) => {
    let bad = 0;
    for (const [pkg, command, ...args] of tools) {
      const words = inBackground([process.execPath, toolFile(pkg, command), ...args]);
      const code = await runTool(words, { env: workspace.env });
      if (code !== 0) bad += 1;
    }
    return [{ step: name, passed: bad ? 0 : 1, failed: bad ? 1 : 0 }];
  };
}
