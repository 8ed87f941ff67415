import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { packaged, quotide, SHOWS_PERCENT, type App } from './lib/apps';
import { measureRun } from './lib/measured-run';
import { tooltipShown, trayShown } from './lib/moments';
import { progress, type Bench, type Plan } from './lib/plan';
import { launch } from './lib/running';
import { percentile, spreadMs } from './lib/statistics';
import type { Row } from './lib/table';
import { inWorld, type World } from './lib/world';

const RUNS = 20;

/** A package beside its checkout: the time of its start, and its size. */
export const packageBench: Bench = (plan) =>
  inWorld(async (world) => {
    const { packaged: folder } = plan;
    if (folder === null) throw new Error('nothing was packed');
    const own = { tray: [] as number[], percent: [] as number[], command: [] as number[] };
    const checkout = { tray: [] as number[], percent: [] as number[], command: [] as number[] };
    for (let run = 0; run <= RUNS; run += 1) {
      const from = quotide(plan.root, world.home(), world.api);
      const two = [
        { into: checkout, app: from, command: join(plan.root, 'bin', 'quotide') },
        {
          into: own,
          app: packaged(folder, world.home(), world.api),
          command: join(folder, 'resources', 'bin', 'quotide'),
        },
      ];
      for (const { into, app, command } of two) {
        const { tray, percent } = await startOnce(plan, world, app);
        const { wallMs } = await measureRun([command, '--version'], app.env);
        progress(`${String(run)}: ${app.name} ${tray.toFixed(0)} ms, its command ${wallMs.toFixed(0)} ms`);
        if (run === 0) continue;
        into.tray.push(tray);
        into.percent.push(percent);
        into.command.push(wallMs);
      }
    }
    const compared = (what: string, moment: keyof typeof own): readonly Row[] => [
      { what: `package: ${what}, p50 / p95 / max`, target: '–', measured: spreadMs(own[moment]) },
      { what: 'package: the same from the checkout', target: '–', measured: spreadMs(checkout[moment]) },
      {
        what: 'package: ratio of the two medians',
        target: '–',
        measured: `${(percentile(own[moment], 0.5) / percentile(checkout[moment], 0.5)).toFixed(2)} ×`,
      },
    ];
    return [
      ...compared('spawn to tray in the panel', 'tray'),
      ...compared('spawn to the first percentage in the tooltip', 'percent'),
      ...compared('quotide --version', 'command'),
      ...sizes(plan.root, folder),
    ];
  });

/** One start with new folders, as a first start. */
async function startOnce(
  plan: Plan,
  { desktop }: World,
  app: App,
): Promise<{ tray: number; percent: number }> {
  const running = launch(plan, app, desktop);
  try {
    const { tray, ms } = await trayShown(running, desktop);
    return { tray: ms, percent: await tooltipShown(running, tray, SHOWS_PERCENT) };
  } finally {
    await running.stop();
    await desktop.watcher.waitUntilGone();
  }
}

function sizes(root: string, folder: string): readonly Row[] {
  const resources = join(folder, 'resources');
  const ours = bytesOf(join(resources, 'app.asar')) + bytesOf(join(resources, 'app.asar.unpacked'));
  const size = (what: string, bytes: number): Row => ({
    what: `package: size of ${what}`,
    target: '–',
    measured: `${(bytes / 1e6).toFixed(1)} MB`,
  });
  const files = readdirSync(join(root, 'out')).filter((name) => /\.(deb|rpm|gz|AppImage)$/.test(name));
  return [
    size('the unpacked folder', bytesOf(folder)),
    size('what of it is ours', ours),
    size('dist/ of the checkout, without maps', bytesOf(join(root, 'dist'), /\.map$|^(bench|demo)/)),
    ...files.sort().map((name) => size(name, statSync(join(root, 'out', name)).size)),
  ];
}

/** Of a file, or of all in a folder but what has a name that fits `without`. */
function bytesOf(path: string, without = /^$/): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.size;
  const names = readdirSync(path).filter((name) => !without.test(name));
  return names.reduce((sum, name) => sum + bytesOf(join(path, name), without), 0);
}
