import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createHistory } from '../electron/history/history';
import { historyFile, openHistory } from '../electron/history/open';
import { quotide, SHOWS_PERCENT } from './lib/apps';
import { writeCorpus } from './lib/corpus';
import { delayed, watchDelay } from './lib/delay';
import { tooltipShown, trayShown } from './lib/moments';
import { progress, type Bench, type Plan } from './lib/plan';
import { launch } from './lib/running';
import type { Row } from './lib/table';
import { inWorld, type World } from './lib/world';

const MEGABYTES = 1000;
const RUNS = 3;
const LOOK_MS = 250;
const LIMIT_MS = 300_000;

/**
 * The first import of a gigabyte in the running app, with its tray, poller and history: by how much its main process'
 * event loop is late meanwhile.
 */
export const importing: Bench = (plan) =>
  inWorld(async (world) => {
    const rows: Row[] = [];
    for (let run = 1; run <= RUNS; run += 1) rows.push(await imported(plan, world, run));
    return rows;
  });

async function imported(plan: Plan, world: World, run: number): Promise<Row> {
  const home = world.home();
  const app = delayed(quotide(plan.root, home, world.api), home);
  const files = writeCorpus({ dir: path.join(home, 'claude'), megabytes: MEGABYTES, seed: 11 }).length;
  const running = launch(plan, app, world.desktop);
  const delay = watchDelay(running);
  try {
    const { tray } = await trayShown(running, world.desktop);
    await tooltipShown(running, tray, SHOWS_PERCENT);
    // Until the reading begins, seconds after the start.
    await delay.next();
    const began = performance.now();
    await readAll(path.join(home, 'data'), files);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const { p50, p99, max } = await delay.next();
    const measured = `${[p50, p99, max].map((ms) => ms.toFixed(1)).join(' / ')} ms (${seconds} s)`;
    progress(`run ${String(run)}: ${measured}`);
    return {
      what: `import: event-loop delay of the app's main process, ${String(MEGABYTES)} MB, p50 / p99 / max, run ${String(run)}`,
      target: 'p99 ≤ 20 ms',
      measured,
    };
  } finally {
    await running.stop();
    await world.desktop.watcher.waitUntilGone();
    fs.rmSync(path.join(home, 'claude'), { recursive: true, force: true });
  }
}

/** Until the app remembers all transcripts: they are in its ledger then. */
async function readAll(dataDir: string, files: number): Promise<void> {
  if (!fs.existsSync(historyFile(dataDir))) throw new Error('the app made no history');
  const { db } = openHistory(dataDir, Date.now());
  const { scanMemory, close } = createHistory(db);
  try {
    const end = performance.now() + LIMIT_MS;
    while (scanMemory.load().length < files) {
      if (performance.now() > end) throw new Error('the import does not end');
      await sleep(LOOK_MS);
    }
  } finally {
    close();
  }
}
