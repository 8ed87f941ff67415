import Database from 'better-sqlite3';
import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { historyFile, openHistory } from '../../electron/history/open';
import { holdDatabase } from '../faults/support/hold-database';
import { DAY, HOUR, openPopover, popoverVisible, resetIn, type World } from './support/quotide';
import { expect, test } from './support/test';

const LOCKED = /Another program has the history locked/;

function setUsage({ api }: World, percent: number): void {
  api.setUsage(
    api.usage({
      five_hour: { utilization: percent, resetsAt: resetIn(2 * HOUR) },
      seven_day: { utilization: 12, resetsAt: resetIn(3 * DAY) },
    }),
  );
}

function readingsIn(dataDir: string): readonly unknown[] {
  const db = new Database(historyFile(dataDir), { readonly: true });
  const sql = `SELECT utilization FROM samples JOIN series ON series.id = samples.series
    WHERE window = 'five_hour' ORDER BY samples.id`;
  const found = db.prepare(sql).pluck().all();
  db.close();
  return found;
}

test('a start with a locked history shows numbers and a notice, and the reading is in the file when the lock is gone', async ({
  world,
}, testInfo) => {
  setUsage(world, 42);
  mkdirSync(world.dataDir);
  openHistory(world.dataDir, Date.now()).db.close();
  const hold = await holdDatabase(historyFile(world.dataDir), 'locked');
  const app = await world.start();
  const tray = await world.trayWith('42', 30_000);
  const popover = await openPopover(app, tray);
  await expect(popover.getByText(LOCKED)).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await popover.emulateMedia({ colorScheme });
    await popover.screenshot({ path: testInfo.outputPath(`locked-${colorScheme}.png`) });
  }
  await hold.release();
  await expect(popover.getByText(LOCKED)).toBeHidden({ timeout: 15_000 });
  expect(readingsIn(world.dataDir)).toEqual([42]);
});

test('a second start finds the first app after the data folder was removed, and the first app writes its history at its end', async ({
  world,
}) => {
  setUsage(world, 42);
  const app = await world.start();
  await world.trayWith('42', 30_000);
  rmSync(world.dataDir, { recursive: true });
  const second = execFileSync(process.execPath, ['test/e2e/support/second-start.mjs'], {
    env: world.env(),
    timeout: 30_000,
  });
  expect(second.toString()).toContain('exit 0');
  await expect.poll(() => popoverVisible(app)).toBe(true);
  await app.close();
  expect(readingsIn(world.dataDir)).toEqual([42]);
});

test('the app makes a removed data folder again within a minute, with its history and its lock', async ({
  world,
}) => {
  setUsage(world, 42);
  // A minute of the app passes in two seconds.
  await world.start({ QUOTIDE_TIME_SCALE: '30' });
  await world.trayWith('42', 30_000);
  rmSync(world.dataDir, { recursive: true });
  await expect.poll(() => existsSync(historyFile(world.dataDir)), { timeout: 15_000 }).toBe(true);
  const isLocked = () =>
    lstatSync(join(world.dataDir, 'SingletonLock'), { throwIfNoEntry: false })?.isSymbolicLink() === true;
  await expect.poll(isLocked, { timeout: 15_000 }).toBe(true);
  expect(readingsIn(world.dataDir)).toContain(42);
});
