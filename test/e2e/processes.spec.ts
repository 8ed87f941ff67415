import type { ElectronApplication } from '@playwright/test';
import { usageBody } from '../fakes/api/usage-body';
import { Processes } from './support/processes';
import type { TrayItem } from '../fakes/desktop/tray-item';
import { DAY, HOUR, openPopover, popoverVisible, resetIn, type World } from './support/quotide';
import { expect, test } from './support/test';

/** How often each process is killed. */
const TIMES = process.env['QUOTIDE_LONG'] === undefined ? 1 : 10;
/** Two pages that die may be loaded again within a minute; the third in it would be one too many. */
const APART_MS = 31_000;
/** Each poll then takes seconds. */
const FAST = { QUOTIDE_TIME_SCALE: '60' };
const POPOVER = '#popover';
const DASHBOARD = '#/';

const usage = (percent: number) =>
  usageBody({
    five_hour: { utilization: percent, resetsAt: resetIn(4 * HOUR) },
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

/** Answers with a new number from now on, and expects it on the page: it is drawn, and the last poll succeeded. */
async function expectLife(world: World, processes: Processes, page: string, percent: number): Promise<void> {
  world.api.setUsage(usage(percent));
  await expect
    .poll(() => processes.text(page), { timeout: 30_000 })
    .toMatch(new RegExp(`\\b${String(percent)}\\s?%`));
}

/** Kills what `victim` gives, again and again, and expects life after each. */
async function killEach(
  world: World,
  processes: Processes,
  { victim, page, apartMs = 0 }: { victim: () => Promise<number>; page: string; apartMs?: number },
): Promise<void> {
  test.setTimeout(60_000 + TIMES * (apartMs + 40_000));
  for (let time = 1; time <= TIMES; time += 1) {
    const pid = await victim();
    expect(pid).toBeGreaterThan(0);
    process.kill(pid, 'SIGKILL');
    await expectLife(world, processes, page, 40 + time);
    if (time < TIMES) await new Promise((resolve) => setTimeout(resolve, apartMs));
  }
}

test.describe('a process is killed', () => {
  test('the page of the open popover: it is loaded again at once', async ({ world }) => {
    const { processes } = await openApp(world);
    await killEach(world, processes, {
      victim: () => processes.page(POPOVER),
      page: POPOVER,
      apartMs: APART_MS,
    });
  });

  test('the page of the open dashboard: it is loaded again at once', async ({ world }) => {
    const { app, processes } = await openApp(world);
    await openDashboard(app, processes);
    await killEach(world, processes, {
      victim: () => processes.page(DASHBOARD),
      page: DASHBOARD,
      apartMs: APART_MS,
    });
  });

  test('the page of the closed popover: the next click shows numbers', async ({ world }) => {
    const { app, processes } = await openApp(world);
    const tray = await world.desktop.tray();
    await tray.activate(700, 10);
    await expect.poll(() => processes.text(POPOVER)).toBe('');
    process.kill(await processes.page(POPOVER), 'SIGKILL');
    await expect.poll(() => processes.page(POPOVER)).toBe(0);
    await reopen(app, tray);
    await expectLife(world, processes, POPOVER, 51);
  });

  test('the network service: the next poll succeeds', async ({ world }) => {
    const { processes } = await openApp(world);
    await killEach(world, processes, {
      victim: () => processes.named('network.mojom.NetworkService'),
      page: POPOVER,
    });
  });

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
});

test.describe('a page is stopped', () => {
  test('the open popover hangs: it is replaced after ten seconds', async ({ world }) => {
    const { processes } = await openApp(world);
    const pid = await processes.page(POPOVER);
    process.kill(pid, 'SIGSTOP');
    await expect.poll(() => processes.page(POPOVER), { timeout: 20_000 }).not.toBe(pid);
    await expectLife(world, processes, POPOVER, 54);
  });

  test('the closed popover hangs: the next click shows numbers', async ({ world }) => {
    const { app, processes } = await openApp(world);
    const tray = await world.desktop.tray();
    await tray.activate(700, 10);
    await expect.poll(() => processes.text(POPOVER)).toBe('');
    process.kill(await processes.page(POPOVER), 'SIGSTOP');
    await reopen(app, tray);
    await expectLife(world, processes, POPOVER, 55);
  });
});
