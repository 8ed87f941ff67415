import { bareTray, quotide, SHOWS_PERCENT, type App } from './lib/apps';
import { tooltipShown, trayShown } from './lib/moments';
import { progress, type Bench, type Plan } from './lib/plan';
import { launch } from './lib/running';
import { percentile, spreadMs } from './lib/statistics';
import { inWorld, type World } from './lib/world';

const RUNS = 20;

interface Times {
  readonly tray: number;
  /** Until the first percentage is in the tooltip; `null` for an app that has none. */
  readonly percent: number | null;
}

/** From the spawn of the process to the tray, by turns with a bare app; a warm-up of each is left out. */
export const start: Bench = (plan) =>
  inWorld(async (world) => {
    const bare: Times[] = [];
    const ours: Times[] = [];
    for (let run = 0; run <= RUNS; run += 1) {
      const peer = await startOnce(plan, world, bareTray(world.home()), null);
      const own = await startOnce(plan, world, quotide(plan.root, world.home(), world.api), SHOWS_PERCENT);
      progress(`${String(run)}: bare ${peer.tray.toFixed(0)} ms, Quotide ${own.tray.toFixed(0)} ms`);
      if (run === 0) continue;
      bare.push(peer);
      ours.push(own);
    }
    const tray = ours.map((times) => times.tray);
    const peer = bare.map((times) => times.tray);
    const percent = ours.flatMap((times) => times.percent ?? []);
    const ratio = percentile(tray, 0.5) / percentile(peer, 0.5);
    return [
      {
        what: 'start: spawn to tray in the panel, p50 / p95 / max',
        target: '≤ 1500 ms',
        measured: spreadMs(tray),
      },
      { what: 'start: the same, bare Electron tray app', target: '–', measured: spreadMs(peer) },
      { what: 'start: ratio of the two medians', target: '–', measured: `${ratio.toFixed(2)} ×` },
      {
        what: 'start: spawn to the first percentage in the tooltip',
        target: '–',
        measured: spreadMs(percent),
      },
    ];
  });

/** One start with empty folders: the database is created, which is the slower case. */
async function startOnce(plan: Plan, { desktop }: World, app: App, wanted: RegExp | null): Promise<Times> {
  const running = launch(plan, app, desktop);
  try {
    const { tray, ms } = await trayShown(running, desktop);
    return { tray: ms, percent: wanted && (await tooltipShown(running, tray, wanted)) };
  } finally {
    await running.stop();
    await desktop.watcher.waitUntilGone();
  }
}
