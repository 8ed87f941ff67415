// dist/: built anew when anything it depends on has changed, and always whole.
import fs from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { readJson, replaceDir, withStaging } from '../files.mjs';
import { root } from '../paths.mjs';
import { explainDiskFull, SetupError, withProgress } from '../report.mjs';
import { bundlePage, bundleProgram } from './bundle.mjs';
import { INPUTS, PAGE, PROGRAMS } from './entries.mjs';
import { hashInputs } from './inputs.mjs';
import { buildModule, MODULES } from './wasm.mjs';

/** Large enough for a task bar at twice the scale; window managers make it smaller. */
const WINDOW_ICON_PX = 128;

const dist = path.join(root, 'dist');

/** Builds where it is needed. */
export async function ensureDist() {
  const inputs = hashInputs(root, INPUTS);
  if (readJson(path.join(dist, 'build.json'))?.inputs === inputs) return;
  await withProgress('building dist/', () => buildDist(inputs));
}

/** Builds all entry points that exist. */
export async function buildDist(inputs = hashInputs(root, INPUTS)) {
  // Always React's production build, also where the environment asks for the slower development build.
  process.env.NODE_ENV = 'production';
  await withStaging(dist, async (dir) => {
    for (const program of PROGRAMS.filter(({ source }) => exists(source)))
      await bundleProgram(root, program, dir);
    for (const module of Object.values(MODULES)) await buildModule(root, dir, module);
    if (exists(PAGE.index)) await bundlePage(root, PAGE.folder, path.join(dir, 'renderer'));
    // Set-up reads this file before any package is installed, so what draws is loaded here.
    const { iconDrawer } = await import('../package/icons.mjs');
    // Of the windows, in task bars and in window lists.
    fs.writeFileSync(path.join(dir, 'icon.png'), (await iconDrawer())(WINDOW_ICON_PX));
    fs.writeFileSync(path.join(dir, 'build.json'), `${JSON.stringify({ inputs })}\n`);
    fs.chmodSync(dir, 0o755); // a temporary folder is for its owner only
    replaceDir(dir, dist);
  }).catch((error) => {
    throw explainDiskFull(explainBuild(error), 'dist/', root);
  });
}

/**
 * Builds the programs anew into a dist/ that is there, and leaves the page in it as it is. Such a dist/ is not taken for a
 * finished one: the next `ensureDist` builds all of it.
 */
export async function rebuildPrograms() {
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  await withStaging(dist, async (dir) => {
    for (const program of PROGRAMS.filter(({ source }) => exists(source)))
      await bundleProgram(root, program, dir);
    fs.rmSync(path.join(dist, 'build.json'), { force: true });
    fs.cpSync(dir, dist, { recursive: true, force: true });
  })
    .catch((error) => {
      throw explainDiskFull(explainBuild(error), 'dist/', root);
    })
    .finally(() => {
      process.env.NODE_ENV = NODE_ENV;
    });
}

/** @param {string} file */
function exists(file) {
  return fs.existsSync(path.join(root, file));
}

/** @param {unknown} error */
function explainBuild(error) {
  // The message of Vite and Rolldown describes a mistake in the sources; their stack is of no use.
  const { message, code, plugin } = /** @type {{message: string, code?: string, plugin?: string}} */ (error);
  const fromSources = plugin !== undefined || 'errors' in /** @type {object} */ (error);
  if (!fromSources || code === 'ENOSPC') return error;
  return new SetupError(
    stripVTControlCharacters(message).trim(),
    'Mend the source and run the same command again.',
  );
}
