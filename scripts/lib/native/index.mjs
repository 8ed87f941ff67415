// Native modules: each must load in the runtime that will run it.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readJson, shortHash, writeFile } from '../files.mjs';
import { electronExe, modules, stampDir } from '../paths.mjs';
import { SetupError } from '../report.mjs';
import { runtimeEnv } from '../outer-variables.mjs';
import { lastLines, run } from '../run.mjs';
import { builtModule, removeBuilt } from '../../fallback-runtime/native/build.mjs';

const PROBE = fileURLToPath(new URL('./probe.mjs', import.meta.url));
const stamp = path.join(stampDir, 'native.json');

/** The native files that the app loads here, as far as they exist. */
export function nativeFiles() {
  const keytar = path.join(
    modules,
    'keytar',
    'prebuilds',
    `${process.platform}-${process.arch}`,
    'keytar.node',
  );
  const sqlite = path.join(
    modules,
    'better-sqlite3',
    'prebuilds',
    `${process.platform}-${process.arch}.node`,
  );
  return [builtModule, sqlite, keytar].filter((file) => fs.existsSync(file));
}

/**
 * Checks the modules, once for each state of them and of the runtime.
 * @param {boolean} pinned whether the runtime is the pinned one
 */
export async function ensureNative(pinned) {
  const exe = /** @type {string} */ (electronExe());
  if (!pinned) removeBuilt();
  if (readJson(stamp)?.key === stateKey(exe)) return;
  await check(exe, 'Electron');
  // A module of our own build has to serve Node too; the prebuilt one need not (Node 20 is too old).
  if (pinned) await check(process.execPath, `Node ${process.versions.node}`);
  writeFile(stamp, `${JSON.stringify({ key: stateKey(exe) })}\n`);
}

/**
 * @param {string} exe
 * @param {string} name
 */
async function check(exe, name) {
  const env = { ...runtimeEnv(process.env), ELECTRON_RUN_AS_NODE: '1' };
  const result = await run(exe, [PROBE], { env, timeoutMs: 60_000 });
  if (result.code === 0 && result.stdout.endsWith('ok\n')) return;
  const ended = result.signal ?? `exit ${result.code}`;
  const why = /Error: (.*)/.exec(result.stderr)?.[1] ?? (lastLines(result.stderr, 1) || ended);
  throw new SetupError(
    `The native modules do not load in ${name}: ${why}.`,
    'Delete node_modules and run the same command again; if it stays so, report it with the line above.',
  );
}

/** @param {string} exe */
function stateKey(exe) {
  const state = [exe, ...nativeFiles()].map((file) => {
    const { size, mtimeMs } = fs.statSync(file);
    return [path.basename(file), size, mtimeMs];
  });
  // By its content: copies of a checkout share one node_modules, and with it this note.
  return shortHash(JSON.stringify([state, fs.readFileSync(PROBE, 'utf8'), process.versions.node]));
}
