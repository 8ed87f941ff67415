import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { FAKE_TOKEN } from '../test/fakes/credentials';
import { within } from '../test/fakes/desktop/wait';
import { quotide, SHOWS_PERCENT, type App } from './lib/apps';
import { tooltipShown, trayShown } from './lib/moments';
import { progress, type Bench } from './lib/plan';
import { launch } from './lib/running';
import { spreadMs } from './lib/statistics';
import { inWorld } from './lib/world';
import { ACCOUNT } from './lib/year';

const DRAWINGS = 12;

/** The longest time in which a thread was blocked: in each drawing of a year, and in the same time without work. */
interface Stalls {
  readonly main: readonly number[];
  readonly page: readonly number[];
  readonly mainIdle: readonly number[];
  readonly pageIdle: readonly number[];
  readonly drawn: readonly number[];
}

/** Measures how long the running app's threads are blocked while its dashboard draws a year of two million readings. */
export const dashboard: Bench = (plan) =>
  inWorld(async (world) => {
    const home = world.home();
    const app = watched(quotide(plan.root, home, world.api), home);
    mkdirSync(join(home, 'data'), { recursive: true, mode: 0o700 });
    const who = { oauthAccount: { organizationUuid: ACCOUNT, emailAddress: 'mara@fennel.dev' } };
    writeFileSync(join(home, 'claude', '.claude.json'), JSON.stringify(who));
    world.api.login(FAKE_TOKEN, { organizationId: ACCOUNT });
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    progress('filling a year');
    const program = join(plan.root, 'dist', 'bench-history.cjs');
    await promisify(execFile)(plan.exe, [program, join(home, 'data')], { env });
    const running = launch(plan, app, world.desktop);
    try {
      const { tray } = await trayShown(running, world.desktop);
      await tooltipShown(running, tray, SHOWS_PERCENT);
      const told = stallsOf(running.child.stdout);
      await tray.activate(700, 10);
      return rowsOf(await told);
    } finally {
      await running.stop();
    }
  });

function rowsOf(stalls: Stalls) {
  const row = (what: string, target: string, values: readonly number[]) => ({
    what: `dashboard: ${what}, p50 / p95 / max`,
    target,
    measured: spreadMs(values),
  });
  return [
    row('longest stall of the main process while a year of four windows is drawn', '≤ 16 ms', stalls.main),
    row('the same time, nothing drawn', '–', stalls.mainIdle),
    row('longest stall of the page meanwhile', '–', stalls.page),
    row('the same time, nothing drawn, of the page', '–', stalls.pageIdle),
    row('from the change of the range to the drawn year', '–', stalls.drawn),
  ];
}

function stallsOf(out: NodeJS.ReadableStream | null): Promise<Stalls> {
  if (out === null) throw new Error('the app was started without an output');
  const told = new Promise<Stalls>((resolve, reject) => {
    createInterface({ input: out }).on('line', (line) => {
      if (line.startsWith('stalls ')) resolve(JSON.parse(line.slice(7)) as Stalls);
      if (line.startsWith('failed ')) reject(new Error(line));
    });
  });
  return within(told, 300_000, 'stalls of the dashboard');
}

/** The same app behind a few lines that open the dashboard, change its address and listen to both threads. */
function watched(app: App, home: string): App {
  const folder = join(home, 'watched');
  mkdirSync(folder, { recursive: true });
  const names = { name: 'quotide', productName: 'Quotide', version: '0.0.0', main: 'watch.cjs' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(names));
  writeFileSync(join(folder, 'watch.cjs'), program(join(app.folder, 'dist', 'main.cjs')));
  return { ...app, folder };
}

/**
 * In the page: goes to an address and gives, once its lines are drawn, the time taken and the longest gap between two
 * looks, which come 4 ms apart: a busy loop would take the processor from what is measured.
 */
const DRAW = `async (hash, ms) => {
  const begun = performance.now();
  let [last, longest, drawn] = [begun, 0, null];
  const lines = () => [...document.querySelectorAll('svg path')].map((path) => path.getAttribute('d')).join('');
  const before = lines();
  if (hash !== null) location.hash = hash;
  for (;;) {
    await new Promise((next) => setTimeout(next, 4));
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (drawn === null && hash !== null && lines() !== before) drawn = now - begun;
    if (now - begun > ms) return { longest, drawn };
  }
}`;

function program(main: string): string {
  return `
const { app } = require('electron');
const { monitorEventLoopDelay } = require('node:perf_hooks');
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const windows = [];
app.on('browser-window-created', (_event, window) => windows.push(window));
const run = (window, hash) => window.webContents.executeJavaScript('(' + ${JSON.stringify(DRAW)} + ')(' + JSON.stringify(hash) + ', 1000)');
async function measure() {
  while (windows[0] === undefined || !windows[0].isVisible()) await sleep(50);
  await sleep(1000);
  await windows[0].webContents.executeJavaScript("[...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Dashboard').click()");
  while (windows[1] === undefined) await sleep(50);
  await sleep(2000);
  const stalls = { main: [], page: [], mainIdle: [], pageIdle: [], drawn: [] };
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  const one = async (hash) => {
    await sleep(300);
    histogram.reset();
    histogram.enable();
    const { longest, drawn } = await run(windows[1], hash);
    histogram.disable();
    return { main: histogram.max / 1e6, page: longest, drawn };
  };
  for (let round = 0; round < ${DRAWINGS}; round += 1) {
    await run(windows[1], '#/history?range=24h');
    const year = await one('#/history?range=1y');
    if (year.drawn === null) throw new Error('no year was drawn in time: ' + (await windows[1].webContents.executeJavaScript('location.hash + document.body.innerText.slice(0, 300)')).replaceAll('\\n', ' '));
    const idle = await one(null);
    stalls.main.push(year.main);
    stalls.page.push(year.page);
    stalls.drawn.push(year.drawn);
    stalls.mainIdle.push(idle.main);
    stalls.pageIdle.push(idle.page);
  }
  process.stdout.write('stalls ' + JSON.stringify(stalls) + '\\n');
}
app.whenReady().then(measure).catch((error) => process.stdout.write('failed ' + String(error) + '\\n'));
require(${JSON.stringify(main)});
`;
}
