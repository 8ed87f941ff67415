import type { TrayItem } from '../fakes/desktop/tray-item';
import { usageBody } from '../fakes/api/usage-body';
import { dialogs, pressIn } from './support/native-dialog';
import { PlainApp } from './support/plain-app';
import { countedDeaths, descendants, isRunning } from './support/processes';
import { HOUR, resetIn, type World } from './support/quotide';
import { expect, test } from './support/test';

const TITLE = 'Quotide';
const usage = (percent: number) =>
  usageBody({ five_hour: { utilization: percent, resetsAt: resetIn(4 * HOUR) } });

const zygotesOf = (app: PlainApp) => descendants(app.process.pid ?? 0, '--type=zygote');
const renderers = (app: PlainApp) => descendants(app.process.pid ?? 0, '--type=renderer');

/**
 * Kills the processes that Chromium forks all others from, until they are gone: Chromium ends the whole app when one
 * dies while it forks. With the sandbox on, one zygote ends with the other.
 */
async function killZygotes(app: PlainApp): Promise<void> {
  const zygotes = () => descendants(app.process.pid ?? 0, '--type=zygote');
  expect(zygotes().length).toBeGreaterThan(0);
  for (const pid of zygotes()) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
  await expect.poll(zygotes).toEqual([]);
}

/** Starts the app and waits for its tray icon. */
async function startApp(world: World): Promise<PlainApp> {
  world.api.setUsage(usage(40));
  const app = await PlainApp.start(world.env({ QUOTIDE_TIME_SCALE: '60' }));
  await world.trayWith('40', 30_000);
  return app;
}

/** Opens and closes a page; before that Chromium can still be starting its graphics process, which blocks the app. */
async function drawOnce(world: World, app: PlainApp): Promise<TrayItem> {
  const tray = await world.desktop.tray();
  await tray.clickMenu('Settings…');
  await expect.poll(() => app.pages(), { timeout: 30_000 }).toBe(1);
  const settings = await app.page('#/settings');
  await settings.waitForSelector('main');
  await settings.close();
  await app.disconnect();
  await expect.poll(() => app.pages()).toBe(0);
  return tray;
}

/** Stops the processes that Chromium forks all others from; their ids. */
function stopZygotes(app: PlainApp): readonly number[] {
  const zygotes = zygotesOf(app);
  expect(zygotes.length).toBeGreaterThan(0);
  for (const pid of zygotes) process.kill(pid, 'SIGSTOP');
  return zygotes;
}

/** The app has started itself again, with its popover open and alive. */
async function expectRestarted(world: World, app: PlainApp): Promise<void> {
  await app.disconnect();
  expect(await app.ended()).toBe(0);
  world.api.setUsage(usage(61));
  await expect.poll(() => app.pages().catch(() => 0), { timeout: 30_000 }).toBe(1);
  const popover = await app.page('#popover');
  await expect(popover.getByRole('meter', { name: /5-hour/ })).toHaveAttribute('aria-valuenow', '61', {
    timeout: 30_000,
  });
  await app.disconnect();
  const quit = async () => (await world.trayWith('61', 5000)).clickMenu('Quit');
  // A click that meets a redraw of the menu is lost, and after one that was not the tray is gone.
  await expect(async () => {
    await quit().catch(() => undefined);
    await expect.poll(() => app.pages().catch(() => 0), { timeout: 5000 }).toBe(0);
  }).toPass({ timeout: 30_000 });
}

test('three pages die within a minute: a dialog takes their place, the tray goes on, and a restart mends it', async ({
  world,
}) => {
  test.setTimeout(120_000);
  const app = await startApp(world);
  const tray = await world.desktop.tray();
  await tray.activate(700, 10);
  const killed = new Set<number>();
  for (let time = 1; time <= 3; time += 1) {
    const alive = () => renderers(app).filter((pid) => !killed.has(pid));
    await expect.poll(alive, { timeout: 20_000 }).toHaveLength(1);
    const [pid = 0] = alive();
    killed.add(pid);
    process.kill(pid, 'SIGKILL');
  }
  await expect.poll(() => dialogs(TITLE), { timeout: 20_000 }).toBe(1);
  await expect.poll(() => app.pages()).toBe(0);
  expect(countedDeaths(world)[0]).toMatch(
    /^The popover’s page ended unexpectedly 3 times, last at .* \(killed\)\.$/,
  );

  await test.step('the tray and its menu go on', async () => {
    world.api.setUsage(usage(60));
    await world.trayWith('60', 30_000);
    expect((await tray.menu()).length).toBeGreaterThan(3);
  });
  await test.step('a click asks again, once', async () => {
    await tray.activate(700, 10);
    await tray.clickMenu('Settings…');
    await expect.poll(() => dialogs(TITLE)).toBe(1);
    await expect.poll(() => app.pages()).toBe(0);
  });
  await test.step('[Restart Quotide]', async () => {
    pressIn(TITLE, 'Return');
    await expectRestarted(world, app);
  });
});

test('the zygotes die while no page is open: the next click restarts the app, and shows numbers', async ({
  world,
}) => {
  test.setTimeout(90_000);
  const app = await startApp(world);
  const tray = await world.desktop.tray();
  // Until a page was drawn Chromium may still be starting its graphics process, and ends the app where it cannot.
  await tray.clickMenu('Settings…');
  const settings = await app.page('#/settings');
  await settings.waitForSelector('main');
  await settings.close();
  await app.disconnect();
  await expect.poll(() => app.pages()).toBe(0);
  await killZygotes(app);
  await tray.activate(700, 10);
  await expectRestarted(world, app);
});

test('the zygotes die while the popover is open: it shows numbers again without a click', async ({
  world,
}) => {
  test.setTimeout(90_000);
  const app = await startApp(world);
  await (await world.desktop.tray()).activate(700, 10);
  // Until it is drawn: before that Chromium has no graphics process yet, and ends without one.
  await (await app.page('#popover')).waitForSelector('.popover');
  await app.disconnect();
  await killZygotes(app);
  world.api.setUsage(usage(62));
  // With the sandbox on, pages die with their zygote, and the app starts itself again; without it they live on.
  await expect(async () => {
    await app.disconnect();
    const meter = (await app.page('#popover')).getByRole('meter', { name: /5-hour/ });
    await expect(meter).toHaveAttribute('aria-valuenow', '62', { timeout: 2000 });
  }).toPass({ timeout: 45_000 });
  await app.disconnect();
  await (await world.trayWith('62')).clickMenu('Quit');
  await expect.poll(() => app.pages().catch(() => 0), { timeout: 15_000 }).toBe(0);
});

test('the zygotes are stopped while no page is open: a new page appears with numbers, without a restart', async ({
  world,
}) => {
  test.setTimeout(90_000);
  const app = await startApp(world);
  const tray = await drawOnce(world, app);
  const zygotes = stopZygotes(app);
  await tray.activate(700, 10);
  world.api.setUsage(usage(63));
  await expect(async () => {
    await app.disconnect();
    const meter = (await app.page('#popover')).getByRole('meter', { name: /5-hour/ });
    await expect(meter).toHaveAttribute('aria-valuenow', '63', { timeout: 2000 });
  }).toPass({ timeout: 45_000 });
  await app.disconnect();
  expect(zygotesOf(app)).toEqual(zygotes);
  expect(countedDeaths(world)).toEqual([]);
  await (await world.trayWith('63')).clickMenu('Quit');
  expect(await app.ended()).toBe(0);
  for (const pid of zygotes) await expect.poll(() => isRunning(pid)).toBe(false);
});

test('the zygotes are stopped when the app quits: no process stays behind', async ({ world }) => {
  test.setTimeout(90_000);
  const app = await startApp(world);
  const tray = await drawOnce(world, app);
  const zygotes = stopZygotes(app);
  await tray.clickMenu('Quit');
  expect(await app.ended()).toBe(0);
  for (const pid of zygotes) await expect.poll(() => isRunning(pid)).toBe(false);
});
