import { setTimeout as sleep } from 'node:timers/promises';
import { quotide, SHOWS_PERCENT } from './lib/apps';
import { tooltipShown, trayShown } from './lib/moments';
import { progress, type Bench, type Plan } from './lib/plan';
import { launch } from './lib/running';
import { spied, watchWindow } from './lib/spy';
import { spreadMs } from './lib/statistics';
import { inWorld, type World } from './lib/world';

const KEPT_RUNS = 40;
const MADE_RUNS = 20;
/** Longer than the app takes a second click for an echo of the one that closed the popover. */
const BETWEEN_CLICKS_MS = 500;

/** From the panel's click to the painted popover: of a window that was kept, and of one that must be made. */
export const open: Bench = (plan) =>
  inWorld(async (world) => {
    const kept = await clicks(plan, world, KEPT_RUNS, false);
    progress(`kept: ${spreadMs(kept)}`);
    const made = await clicks(plan, world, MADE_RUNS, true);
    progress(`made: ${spreadMs(made)}`);
    return [
      {
        what: 'open: click to painted, window kept, p50 / p95 / max',
        target: 'p95 ≤ 60 ms',
        measured: spreadMs(kept),
      },
      {
        what: 'open: click to painted, window made, p50 / p95 / max',
        target: 'p95 ≤ 250 ms',
        measured: spreadMs(made),
      },
    ];
  });

/** Clicks the popover open and shut; the first click, which makes the very first window, is left out. */
async function clicks(plan: Plan, world: World, runs: number, release: boolean): Promise<readonly number[]> {
  const home = world.home();
  const app = spied(quotide(plan.root, home, world.api), home, { release });
  const running = launch(plan, app, world.desktop);
  const window = watchWindow(running);
  try {
    const { tray } = await trayShown(running, world.desktop);
    await tooltipShown(running, tray, SHOWS_PERCENT);
    const times: number[] = [];
    for (let run = 0; run <= runs; run += 1) {
      await sleep(BETWEEN_CLICKS_MS);
      const clickedAt = Date.now();
      const painted = window.next('painted');
      await tray.activate(700, 10);
      const ms = (await painted) - clickedAt;
      if (run > 0) times.push(ms);
      const gone = window.next(release ? 'released' : 'hidden');
      await tray.activate(700, 10);
      await gone;
    }
    return times;
  } finally {
    await running.stop();
    await world.desktop.watcher.waitUntilGone();
  }
}
