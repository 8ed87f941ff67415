import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FakeDesktop } from '../test/fakes/desktop/fake-desktop';
import type { TrayItem } from '../test/fakes/desktop/tray-item';
import { runDemo, type Demo, type DemoHello } from '../test/fakes/demo/run';
import type { App } from './lib/apps';
import { writeCorpus } from './lib/corpus';
import { memoryChart } from './lib/memory-chart';
import { trayShown } from './lib/moments';
import { progress, type Bench, type Plan } from './lib/plan';
import { memoryOf } from './lib/process-tree';
import { commandsOf, remote, type Remote } from './lib/remote';
import { launch } from './lib/running';
import type { Row } from './lib/table';

const HOUR_MS = 3_600_000;
/** The app keeps a closed popover for five minutes of real time. */
const KEPT_MS = 5 * 60_000 + 5000;
const PAGES = ['#/overview', '#/history', '#/sessions', '#/activity', '#/settings'] as const;
/** How long a window stays open, in real time. */
const OPEN_MS = 800;

/** The options of a run: `scale`, `hours`, `megabytes`, `popovers`, `dashboards`. */
interface Length {
  /** Times faster than life. At 300 an hour takes 12 s, and collection still behaves as in life. */
  readonly scale: number;
  readonly hours: number;
  /** Of transcripts that are imported at the start. */
  readonly megabytes: number;
  /** How often each window is opened. */
  readonly popovers: number;
  readonly dashboards: number;
}

function lengthOf({ options }: Plan): Length {
  const numberOf = (name: string, otherwise: number): number => Number(options[name] ?? otherwise);
  return {
    scale: numberOf('scale', 300),
    hours: numberOf('hours', 120),
    megabytes: numberOf('megabytes', 1000),
    popovers: numberOf('popovers', 200),
    dashboards: numberOf('dashboards', 50),
  };
}

/** The memory at the beginning of a simulated hour, in MB. All windows are closed; the popover's page may be kept. */
export interface HourlyMemory {
  readonly hour: number;
  readonly pssMb: number;
  readonly mainPssMb: number;
  readonly mainRssMb: number;
  readonly heapMb: number;
  readonly heapTotalMb: number;
  readonly externalMb: number;
  readonly processes: number;
}

/**
 * The app for five simulated days: the demo's readings and transcripts, a gigabyte of transcripts that is imported once
 * and followed, 200 times the popover and 50 times the dashboard. Writes a chart beside the results.
 */
export const longRun: Bench = async (plan) => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const desktop = await FakeDesktop.start();
  const length = lengthOf(plan);
  const demo = await runDemo(length.scale);
  try {
    writeCorpus({ dir: demo.hello.configDir, megabytes: length.megabytes, seed: 11 });
    const { samples, released } = await live(plan, length, desktop, folder, demo);
    const chart = join(plan.root, 'bench', 'results', 'long-run.svg');
    writeFileSync(chart, memoryChart(samples));
    return rows(samples, released, length);
  } finally {
    await demo.stop();
    await desktop.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
};

interface Lived {
  readonly samples: readonly HourlyMemory[];
  /** After the minutes for which a closed popover stays in memory. */
  readonly released: HourlyMemory;
}

async function live(
  plan: Plan,
  length: Length,
  desktop: FakeDesktop,
  home: string,
  { hello, go }: Demo,
): Promise<Lived> {
  const { scale, hours } = length;
  const running = launch(plan, remote(appOf(plan, home, hello), home), desktop);
  const commands = commandsOf(running, home);
  try {
    const { tray } = await trayShown(running, desktop);
    go();
    const samples: HourlyMemory[] = [];
    const began = performance.now();
    for (let hour = 0; hour <= hours; hour += 1) {
      await sleep(Math.max(0, began + (hour * HOUR_MS) / scale - performance.now()));
      const sample = await measure(running.pid, commands, hour);
      samples.push(sample);
      progress(JSON.stringify(sample));
      await useWindows(tray, commands, hour, length);
    }
    progress('the closed popover is waited for');
    await sleep(KEPT_MS);
    return { samples, released: await measure(running.pid, commands, hours) };
  } finally {
    await running.stop();
    await desktop.watcher.waitUntilGone();
  }
}

function appOf({ root }: Plan, home: string, hello: DemoHello): App {
  const env = {
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    CLAUDE_CONFIG_DIR: hello.configDir,
    QUOTIDE_DATA_DIR: hello.dataDir,
    QUOTIDE_API_URL: hello.apiUrl,
    QUOTIDE_TIME_SCALE: String(hello.timeScale),
    QUOTIDE_DEMO: '1',
    QUOTIDE_LOG: 'warn',
  };
  return { name: 'Quotide', folder: root, env };
}

/** Opens and closes the popover and the dashboard as often as it is this hour's share. */
async function useWindows(
  tray: TrayItem,
  commands: Remote,
  hour: number,
  { hours, popovers, dashboards }: Length,
): Promise<void> {
  for (let time = shareOf(popovers, hour, hours); time > 0; time -= 1) {
    await tray.activate(700, 10);
    await sleep(OPEN_MS);
    if (time === 1 && shareOf(dashboards, hour, hours) > 0) await useDashboard(commands, hour);
    else await tray.activate(700, 10);
    await sleep(OPEN_MS);
  }
}

async function useDashboard(commands: Remote, hour: number): Promise<void> {
  await commands.openDashboard();
  await sleep(OPEN_MS);
  for (let page = 0; page < 2; page += 1) {
    await commands.goTo(PAGES[(hour + page) % PAGES.length] ?? PAGES[0]);
    await sleep(OPEN_MS);
  }
  await commands.closeDashboard();
}

function shareOf(total: number, hour: number, hours: number): number {
  return Math.floor(((hour + 1) * total) / hours) - Math.floor((hour * total) / hours);
}

async function measure(pid: number, commands: Remote, hour: number): Promise<HourlyMemory> {
  const { used, total, external } = await commands.heaps();
  const processes = memoryOf(pid);
  const main = processes.filter(({ kind }) => kind === 'main');
  return {
    hour,
    pssMb: mb(processes.reduce((sum, { pssBytes }) => sum + pssBytes, 0)),
    mainPssMb: mb(main.reduce((sum, { pssBytes }) => sum + pssBytes, 0)),
    mainRssMb: mb(main.reduce((sum, { rssBytes }) => sum + rssBytes, 0)),
    heapMb: mb(used),
    heapTotalMb: mb(total),
    externalMb: mb(external),
    processes: processes.length,
  };
}

function rows(
  samples: readonly HourlyMemory[],
  released: HourlyMemory,
  { scale, hours }: Length,
): readonly Row[] {
  const first = samples[1];
  const last = samples.at(-1);
  if (first === undefined || last === undefined) throw new Error('the run was too short');
  const most = Math.max(...samples.slice(1).map(({ pssMb }) => pssMb));
  const what = `long-run: ${String(hours)} h at × ${String(scale)}`;
  const heaps = [first, last].map(
    ({ heapMb, externalMb }) => `${heapMb.toFixed(0)} + ${externalMb.toFixed(0)}`,
  );
  return [
    {
      what: `${what}, PSS of all processes at the end, beside that after the first hour`,
      target: '≤ 1.10 ×',
      measured: `${(last.pssMb / first.pssMb).toFixed(2)} × (${first.pssMb.toFixed(0)} → ${last.pssMb.toFixed(0)} MB, most ${most.toFixed(0)} MB)`,
    },
    {
      what: `${what}, RSS of the main process after the first hour and at the end`,
      target: '–',
      measured: `${first.mainRssMb.toFixed(0)} → ${last.mainRssMb.toFixed(0)} MB`,
    },
    {
      what: `${what}, its heap in use + buffers outside of it`,
      target: '–',
      measured: `${heaps.join(' → ')} MB`,
    },
    {
      what: `${what}, PSS and processes once the popover is released`,
      target: 'no page',
      measured: `${released.pssMb.toFixed(0)} MB in ${String(released.processes)} (before ${last.pssMb.toFixed(0)} MB in ${String(last.processes)})`,
    },
  ];
}

function mb(bytes: number): number {
  return Math.round(bytes / 1e5) / 10;
}
