// Development: the page from Vite's server, the app on demo data, and a new start of the app after each change of what
// runs in it. Ctrl-C, or quitting the app, ends all of it.
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { rebuildPrograms } from '../build/index.mjs';
import { startDemo } from '../demo.mjs';
import { plan } from '../launch.mjs';
import { electronExe, root } from '../paths.mjs';
import { say, SetupError } from '../report.mjs';
import { DevApp } from './app.mjs';
import { startPageServer } from './page-server.mjs';

/** What runs in the main process, the preload or the demo; the page's own files are Vite's to watch. */
const WATCHED = ['electron', 'test/fakes', 'packaging/updates.json'];

/** An editor that saves several files at once causes one new start (ms). */
const SETTLE_MS = 200;

/**
 * @param {string} demoPlan `pro`, `max` or `ultra`
 * @param {string[]} args of the app
 * @returns {Promise<number>} exit code
 */
export async function runDev(demoPlan, args) {
  const exe = /** @type {string} */ (electronExe());
  const pages = await startPageServer();
  try {
    const demo = await startDemo(exe, undefined, demoPlan);
    try {
      return await runApp(await devApp(exe, args, demo, pages), pages, demo);
    } finally {
      await demo.stop();
    }
  } finally {
    await pages.close();
  }
}

/**
 * @param {string} exe
 * @param {string[]} args
 * @param {import('../demo.mjs').Demo} demo
 * @param {import('./page-server.mjs').PageServer} pages
 */
async function devApp(exe, args, demo, pages) {
  const command = await plan(exe, args, { ...process.env, ...demo.env });
  if (command.env.ELECTRON_RUN_AS_NODE === undefined) return new DevApp(exe, command, pages.origin);
  throw new SetupError('`npm run dev` needs a display.', 'Start it in a desktop session.');
}

/**
 * Runs the app until it quits or a signal ends it.
 * @param {DevApp} app
 * @param {import('./page-server.mjs').PageServer} pages
 * @param {import('../demo.mjs').Demo} demo
 */
async function runApp(app, pages, demo) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => app.end());
  restartOnChange(pages.watcher, app);
  app.start();
  demo.go();
  say(`the page comes from ${pages.origin}; Ctrl-C ends everything`);
  return app.ended;
}

/**
 * @param {import('vite').FSWatcher} watcher
 * @param {DevApp} app
 */
function restartOnChange(watcher, app) {
  const folders = WATCHED.map((name) => path.join(root, name));
  let changes = 0;
  let queue = Promise.resolve();
  const onChange = async (/** @type {string} */ file) => {
    if (!folders.some((folder) => file.startsWith(folder))) return;
    const mine = ++changes;
    await sleep(SETTLE_MS);
    if (mine !== changes) return;
    queue = queue.then(() => rebuildAndRestart(path.relative(root, file), app));
  };
  watcher.add(folders);
  for (const event of /** @type {const} */ (['add', 'change', 'unlink']))
    watcher.on(event, (file) => void onChange(file));
}

/**
 * @param {string} file that changed
 * @param {DevApp} app
 */
async function rebuildAndRestart(file, app) {
  say(`${file} has changed: building`);
  try {
    await rebuildPrograms();
  } catch (error) {
    // A mistake in a source: the app that runs stays as it is until the next change.
    process.stderr.write(`${/** @type {Error} */ (error).message}\n`);
    return;
  }
  say('starting the app again');
  await app.restart();
}
