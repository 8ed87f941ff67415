import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { usageBody } from '../fakes/api/usage-body';
import { freePort, PlainApp } from './support/plain-app';
import { countedDeaths, descendants } from './support/processes';
import { HOUR, resetIn, type World } from './support/quotide';
import { expect, test } from './support/test';

const NETWORK = '--utility-sub-type=network.mojom.NetworkService';

/** The app with every process it can have: both pages, the proxy, and Chromium's own. */
async function startWhole(world: World): Promise<PlainApp> {
  world.api.setUsage(usageBody({ five_hour: { utilization: 42, resetsAt: resetIn(4 * HOUR) } }));
  mkdirSync(world.dataDir, { recursive: true });
  const settings = { proxy: { on: true, port: await freePort() } };
  writeFileSync(join(world.dataDir, 'settings.json'), JSON.stringify(settings));
  const app = await PlainApp.start(world.env());
  await (await world.trayWith('42', 30_000)).activate(700, 10);
  const popover = await app.page('#popover');
  await popover.waitForSelector('.popover');
  await popover.evaluate(() => window.quotide.openWindow('dashboard'));
  await (await app.page('#/')).waitForSelector('main');
  await app.disconnect();
  await expect.poll(() => log(world)).toContain('the proxy listens');
  expect(descendants(app.process.pid ?? 0, '--type=renderer').length).toBeGreaterThan(0);
  return app;
}

function log(world: World): string {
  return readFileSync(join(world.dataDir, 'quotide.log'), 'utf8');
}

for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM'] as const) {
  test(`the app and all its processes get ${signal} at once: it quits, and counts no death`, async ({
    world,
  }) => {
    const app = await startWhole(world);
    app.signalGroup(signal);
    expect(await app.ended()).toBe(0);
    expect(log(world)).not.toMatch(/ended unexpectedly|started again/);
    expect(log(world)).toMatch(/ info app: closed\n$/);
    expect(countedDeaths(world)).toEqual([]);
  });
}

test('a process that dies half a second before SIGTERM to the app counts as a death', async ({ world }) => {
  const app = await startWhole(world);
  const [network = 0] = descendants(app.process.pid ?? 0, NETWORK);
  process.kill(network, 'SIGKILL');
  await sleep(500);
  app.signalGroup('SIGTERM');
  expect(await app.ended()).toBe(0);
  const [death, ...others] = countedDeaths(world);
  expect(death).toMatch(/^Chromium’s network service ended unexpectedly once, /);
  expect(others).toEqual([expect.stringMatching(/^Counted since /)]);
});
