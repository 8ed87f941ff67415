// Set-up: everything between a fresh clone and a program that runs. Silent where all is in place.
import fs from 'node:fs';
import { ensureDist } from './build/index.mjs';
import { withLock } from './lock.mjs';
import { cachedModule, installBuilt, isBuilt } from '../fallback-runtime/native/build.mjs';
import { ensureNative, nativeFiles } from './native/index.mjs';
import { checkNode, ensurePackages } from './packages.mjs';
import { electronExe } from './paths.mjs';
import { installPinned, prepareRuntime, runsPinned } from './runtime/index.mjs';
import { ensureSystem } from './system/index.mjs';

/**
 * @param {{tests?: boolean, long?: boolean, dist?: boolean}} [options] tests: also what only the tests need; long: also
 * what only the long ones need; dist: build it
 */
export async function setUp({ tests = false, long = false, dist = true } = {}) {
  checkNode();
  await withLock(async () => {
    await ensurePackages();
    const pinned = await ensureRuntime([...(tests ? TESTS : []), ...(long ? LONG : [])]);
    await ensureNative(pinned);
    if (dist) await ensureDist();
  });
}

/** @type {import('./system/table.mjs').Purpose[]} */
const TESTS = ['test'];
/** @type {import('./system/table.mjs').Purpose[]} */
const LONG = ['long'];

/**
 * Electron, the system libraries it needs, and the native module that only the pinned one needs.
 * @param {import('./system/table.mjs').Purpose[]} more what else the machine must have
 */
async function ensureRuntime(more) {
  const next = await prepareRuntime();
  const pinned = next === 'npm' || runsPinned();
  const needsBuild = pinned && !isBuilt();
  /** @type {import('./system/table.mjs').Purpose[]} */
  const purposes = ['run', ...more];
  if (needsBuild && !fs.existsSync(cachedModule())) purposes.push('build');
  await ensureSystem(purposes, binaries());
  // The fetch waits for the network and the build for the processor: together.
  await all([next === 'npm' ? installPinned() : undefined, needsBuild ? installBuilt() : undefined]);
  if (next === 'npm' || needsBuild) await ensureSystem(purposes, binaries());
  return pinned;
}

function binaries() {
  return [electronExe(), ...nativeFiles()].filter((file) => file !== null);
}

/**
 * Waits for all of them, also where one fails: none may go on behind an error message.
 * @param {(Promise<void> | undefined)[]} work
 */
async function all(work) {
  const results = await Promise.allSettled(work);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}
