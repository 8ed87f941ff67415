import type { ElectronApplication } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { usageBody } from '../fakes/api/usage-body';
import { HOUR, openPopover, resetIn, type World } from './support/quotide';
import { expect, test } from './support/test';

function log(world: World): readonly string[] {
  return readFileSync(join(world.dataDir, 'quotide.log'), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

/** Prints each fault of the main process also once its log has ended. */
async function reportFaults(app: ElectronApplication): Promise<void> {
  await app.evaluate(() => {
    const print = (fault: unknown) => {
      process.stderr.write(`Uncaught ${fault instanceof Error ? String(fault.stack) : String(fault)}\n`);
    };
    process.on('uncaughtException', print);
    process.on('unhandledRejection', print);
  });
}

/** Waits for the end of the process; its log ends with "closed" and has no error. */
async function endsCleanly(
  world: World,
  app: ElectronApplication,
  quit: () => Promise<unknown>,
): Promise<void> {
  await reportFaults(app);
  const { stderr } = app.process();
  let printed = '';
  stderr?.on('data', (bytes) => {
    printed += String(bytes);
  });
  const gone = app.waitForEvent('close');
  await quit().catch(() => undefined);
  await gone;
  const lines = log(world);
  expect(lines.filter((line) => line.endsWith('info app: closed'))).toHaveLength(1);
  expect(lines.at(-1)).toMatch(/ info app: closed$/);
  expect(lines.filter((line) => / (error|warn) /.test(line) && !/no usage|tray/.test(line))).toEqual([]);
  expect(printed).not.toMatch(/destroyed|not open|Uncaught|Unhandled/i);
}

function quitByMenu(world: World): () => Promise<unknown> {
  return async () => (await world.desktop.tray()).clickMenu('Quit');
}

test('after Quit the log says nothing behind "closed", while a request is under way', async ({ world }) => {
  world.api.setUsage(usageBody({ five_hour: { utilization: 42, resetsAt: resetIn(2 * HOUR) } }));
  world.api.hang();
  const app = await world.start();
  await world.api.waitForRequests(1, 15_000);
  await endsCleanly(world, app, quitByMenu(world));
});

test('after Quit the log says nothing behind "closed", with readings many times a second', async ({
  world,
}) => {
  world.api.setUsage(usageBody({ five_hour: { utilization: 42, resetsAt: resetIn(20 * HOUR) } }));
  const app = await world.start({ QUOTIDE_TIME_SCALE: '3600' });
  const tray = await world.trayWith('42');
  await openPopover(app, tray);
  await world.api.waitForRequests(4, 20_000);
  await endsCleanly(world, app, quitByMenu(world));
});

test('after a signal the log says nothing behind "closed", while the app still starts', async ({ world }) => {
  world.api.setUsage(usageBody({ five_hour: { utilization: 42, resetsAt: resetIn(2 * HOUR) } }));
  const app = await world.start();
  await world.api.waitForRequests(1, 15_000);
  await endsCleanly(world, app, () => {
    app.process().kill('SIGTERM');
    return Promise.resolve();
  });
});

test('a second Quit does not wait, and the log says nothing behind "closed"', async ({ world }) => {
  world.api.setUsage(usageBody({ five_hour: { utilization: 42, resetsAt: resetIn(20 * HOUR) } }));
  const app = await world.start({ QUOTIDE_TIME_SCALE: '3600' });
  await world.trayWith('42');
  await endsCleanly(world, app, () =>
    app.evaluate(({ app: running }) => {
      // A click arrives in a turn of its own. Evaluated code can interrupt other code, even in the middle of a query.
      setImmediate(() => {
        running.quit();
        running.quit();
      });
    }),
  );
});
