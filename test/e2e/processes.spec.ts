import type { ElectronApplication } from '@playwright/test';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { usageBody } from '../fakes/api/usage-body';
import { freePort } from './support/plain-app';
import { Processes } from './support/processes';
import type { TrayItem } from '../fakes/desktop/tray-item';
import { DAY, HOUR, openPopover, popoverVisible, resetIn, type World } from './support/quotide';
import { expect, test } from './support/test';

const LONG = process.env['QUOTIDE_LONG'] !== undefined;
/** How often each process is killed or stopped. */
const TIMES = LONG ? 10 : 1;
/** Two pages that die may be loaded again within a minute; the third in it would be one too many. */
const APART_MS = 31_000;
/** Each poll then takes seconds. */
const FAST = { QUOTIDE_TIME_SCALE: '60' };
const POPOVER = '#popover';
const DASHBOARD = '#/';
const NETWORK = 'network.mojom.NetworkService';
const PROXY = 'Quotide proxy';

const usage = (percent: number) =>
  usageBody({
    // Further away than the fast clock goes in ten rounds.
    five_hour: { utilization: percent, resetsAt: resetIn(40 * HOUR) },
    seven_day: { utilization: 17, resetsAt: resetIn(6 * DAY) },
  });

/** The app with its popover open. */
async function openApp(world: World): Promise<{ app: ElectronApplication; processes: Processes }> {
  world.api.setUsage(usage(40));
  const app = await world.start(FAST);
  await openPopover(app, await world.trayWith('40'));
  return { app, processes: new Processes(app) };
}

/**
 * Clicks until the popover is there: a click right after it closed counts as the one that closed it.
 * A page is loaded in up to seconds, and a click on an open popover would close it: it waits before the next.
 */
async function reopen(app: ElectronApplication, tray: TrayItem): Promise<void> {
  await expect(async () => {
    await tray.activate(700, 10);
    await expect.poll(() => popoverVisible(app), { timeout: 5000 }).toBe(true);
  }).toPass({ timeout: 20_000 });
}

/** Opens the dashboard as the popover's button does, which closes the popover. */
async function openDashboard(app: ElectronApplication, processes: Processes): Promise<void> {
  const page = app.windows().find((each) => each.url().includes(POPOVER));
  await page?.evaluate(() => window.quotide.openWindow('dashboard'));
  await expect.poll(() => processes.text(DASHBOARD), { timeout: 15_000 }).toMatch(/40\s%/);
}

async function closePopover(tray: TrayItem, processes: Processes): Promise<void> {
  if ((await processes.text(POPOVER)) !== '') await tray.activate(700, 10);
  await expect.poll(() => processes.text(POPOVER)).toBe('');
}

/** Answers with a new number from now on, and expects it on the page: it is drawn, and the last poll succeeded. */
async function expectLife(world: World, processes: Processes, page: string, percent: number): Promise<void> {
  world.api.setUsage(usage(percent));
  await expect
    .poll(() => processes.text(page), { timeout: 45_000 })
    .toMatch(new RegExp(`\\b${String(percent)}\\s?%`));
}

/** Switches the app's proxy on, before it starts; its port. */
async function useProxy(world: World): Promise<number> {
  const port = await freePort();
  mkdirSync(world.dataDir, { recursive: true });
  writeFileSync(join(world.dataDir, 'settings.json'), JSON.stringify({ proxy: { on: true, port } }));
  return port;
}

/** The status of a request through the proxy, for which the API has no answer; 0: none came within 2 s. */
async function statusThrough(port: number): Promise<number> {
  const signal = AbortSignal.timeout(2000);
  const asked = fetch(`http://127.0.0.1:${String(port)}/nothing`, { signal });
  return asked.then(({ status }) => status).catch(() => 0);
}

/** Where a person may look while a process dies that draws no page. */
interface Place {
  readonly name: string;
  readonly go: (world: World, app: ElectronApplication, processes: Processes) => Promise<void>;
  readonly expectLife: (world: World, processes: Processes, percent: number) => Promise<void>;
}

const popoverOpen: Place = {
  name: 'the popover open',
  go: () => Promise.resolve(),
  expectLife: (world, processes, percent) => expectLife(world, processes, POPOVER, percent),
};
const dashboardOpen: Place = {
  name: 'the dashboard open',
  go: (_world, app, processes) => openDashboard(app, processes),
  expectLife: (world, processes, percent) => expectLife(world, processes, DASHBOARD, percent),
};
const allClosed: Place = {
  name: 'all closed',
  go: async (world, _app, processes) => closePopover(await world.desktop.tray(), processes),
  expectLife: async (world, _processes, percent) => {
    world.api.setUsage(usage(percent));
    await world.trayWith(String(percent), 45_000);
  },
};
/** All of them in the long run only: without Chromium's network a poll takes its time. */
const PLACES: readonly Place[] = LONG ? [popoverOpen, dashboardOpen, allClosed] : [popoverOpen];

/** A fault for one process: which one, with what, and how its recovery is seen. */
interface Fault {
  readonly victim: () => Promise<number>;
  readonly signal?: 'SIGKILL' | 'SIGSTOP';
  /** Called after each; expects life with a number that was not there before. */
  readonly expectLife: (percent: number) => Promise<void>;
  /** Between two of them, ms. */
  readonly apartMs?: number;
}

/** Strikes again and again, and expects life after each. */
async function strikeEach({ victim, signal = 'SIGKILL', expectLife, apartMs = 0 }: Fault): Promise<void> {
  test.setTimeout(60_000 + TIMES * (apartMs + 60_000));
  for (let time = 1; time <= TIMES; time += 1) {
    await expect.poll(victim, { timeout: 15_000 }).toBeGreaterThan(0);
    const pid = await victim();
    process.kill(pid, signal);
    await expectLife(40 + time);
    // What was stopped and is still there would stay for ever.
    if (signal === 'SIGSTOP') endStopped(pid);
    if (time < TIMES) await new Promise((resolve) => setTimeout(resolve, apartMs));
  }
}

function endStopped(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // The app has ended it.
  }
}

test.describe('a process is killed', () => {
  test('the page of the open popover: it is loaded again at once', async ({ world }) => {
    const { processes } = await openApp(world);
    await strikeEach({
      victim: () => processes.page(POPOVER),
      expectLife: (percent) => expectLife(world, processes, POPOVER, percent),
      apartMs: APART_MS,
    });
  });

  test('the page of the open dashboard: it is loaded again at once', async ({ world }) => {
    const { app, processes } = await openApp(world);
    await openDashboard(app, processes);
    await strikeEach({
      victim: () => processes.page(DASHBOARD),
      expectLife: (percent) => expectLife(world, processes, DASHBOARD, percent),
      apartMs: APART_MS,
    });
  });

  test('the page of the closed popover: the next click shows numbers', async ({ world }) => {
    const { app, processes } = await openApp(world);
    const tray = await world.desktop.tray();
    const deaths = () =>
      readFileSync(join(world.dataDir, 'quotide.log'), 'utf8').match(/a process ended unexpectedly/g)?.length;
    let struck = 0;
    await strikeEach({
      victim: async () => {
        await closePopover(tray, processes);
        return processes.page(POPOVER);
      },
      expectLife: async (percent) => {
        // A click before the app has handled the death makes it one of an open page.
        struck += 1;
        await expect.poll(deaths).toBe(struck);
        await reopen(app, tray);
        await expectLife(world, processes, POPOVER, percent);
      },
      apartMs: APART_MS,
    });
    // It was loaded before it was shown: a dead page on screen would have been found and ended as one that hangs.
    expect(deaths()).toBe(TIMES);
  });

  for (const at of PLACES) {
    test(`the network service, ${at.name}: the next poll succeeds`, async ({ world }) => {
      const { app, processes } = await openApp(world);
      await at.go(world, app, processes);
      await strikeEach({
        victim: () => processes.named(NETWORK),
        expectLife: (percent) => at.expectLife(world, processes, percent),
      });
    });
  }

  test('the graphics process: it goes on, also after more deaths than Chromium bears', async ({ world }) => {
    const { processes } = await openApp(world);
    for (let time = 0; time < 10; time += 1) {
      await expect.poll(() => processes.named('GPU'), { timeout: 15_000 }).toBeGreaterThan(0);
      const pid = await processes.named('GPU');
      process.kill(pid, 'SIGKILL');
      await expect.poll(() => processes.named('GPU'), { timeout: 15_000 }).not.toBe(pid);
    }
    await expectLife(world, processes, POPOVER, 52);
  });

  // In `npm test` the proxy's own tests kill it, and pages do not matter to it.
  for (const at of LONG ? PLACES : []) {
    test(`the graphics process, ${at.name}: numbers go on`, async ({ world }) => {
      const { app, processes } = await openApp(world);
      await at.go(world, app, processes);
      await strikeEach({
        victim: () => processes.named('GPU'),
        expectLife: (percent) => at.expectLife(world, processes, percent),
      });
    });

    for (const signal of ['SIGKILL', 'SIGSTOP'] as const)
      test(`the proxy’s process, ${at.name}, by ${signal}: it answers again`, async ({ world }) => {
        const port = await useProxy(world);
        const { app, processes } = await openApp(world);
        await at.go(world, app, processes);
        await strikeEach({
          victim: () => processes.named(PROXY),
          signal,
          expectLife: async (percent) => {
            await expect.poll(() => statusThrough(port), { timeout: 40_000 }).toBe(404);
            await at.expectLife(world, processes, percent);
          },
        });
      });
  }
});

test('an exception and a rejection that nothing catches are logged, and the app goes on', async ({
  world,
}) => {
  const { app, processes } = await openApp(world);
  await app.evaluate(() => {
    setTimeout(() => {
      throw new Error('planted exception');
    });
    void Promise.reject(new Error('planted rejection'));
  });
  const log = () => readFileSync(join(world.dataDir, 'quotide.log'), 'utf8');
  await expect.poll(log).toMatch(/error app: uncaught exception .*planted exception/);
  await expect.poll(log).toMatch(/error app: unhandled rejection .*planted rejection/);
  await expectLife(world, processes, POPOVER, 53);
});

test.describe('a service is stopped', () => {
  for (const at of LONG ? PLACES : []) {
    test(`the network service, ${at.name}: a poll soon succeeds`, async ({ world }) => {
      const { app, processes } = await openApp(world);
      await at.go(world, app, processes);
      await strikeEach({
        victim: () => processes.named(NETWORK),
        signal: 'SIGSTOP',
        expectLife: (percent) => at.expectLife(world, processes, percent),
      });
    });
  }
});

test.describe('a page is stopped', () => {
  test('the open popover hangs: it is replaced after ten seconds', async ({ world }) => {
    const { processes } = await openApp(world);
    await strikeEach({
      victim: () => processes.page(POPOVER),
      signal: 'SIGSTOP',
      expectLife: (percent) => expectLife(world, processes, POPOVER, percent),
      apartMs: APART_MS,
    });
  });

  test('the open dashboard hangs: it is replaced after ten seconds', async ({ world }) => {
    const { app, processes } = await openApp(world);
    await openDashboard(app, processes);
    await strikeEach({
      victim: () => processes.page(DASHBOARD),
      signal: 'SIGSTOP',
      expectLife: (percent) => expectLife(world, processes, DASHBOARD, percent),
      apartMs: APART_MS,
    });
  });

  test('the closed popover hangs: the next click shows numbers', async ({ world }) => {
    const { app, processes } = await openApp(world);
    const tray = await world.desktop.tray();
    await strikeEach({
      victim: async () => {
        await closePopover(tray, processes);
        return processes.page(POPOVER);
      },
      signal: 'SIGSTOP',
      expectLife: async (percent) => {
        await reopen(app, tray);
        await expectLife(world, processes, POPOVER, percent);
      },
      apartMs: APART_MS,
    });
  });
});
