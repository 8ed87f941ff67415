import type { ElectronApplication, Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { usageBody } from '../../fakes/api/usage-body';
import { simulateMonth, type Month } from '../../fakes/month';
import { seedHistory } from '../../fakes/seed-history';
import { DAY, HOUR, openPopover, resetIn, type World } from './quotide';

const today = Math.floor(Date.now() / DAY) * DAY;

/** The thirty days before today, with limits that were hit and one early reset. */
export const lastMonth = simulateMonth({ start: today - 30 * DAY, days: 30, seed: 2, earlyResetDay: 16 });

/** Puts a month's history into the world's data folder, and its owner into Claude Code's own file. */
export function live(world: World, { account, observations, ledger }: Month): void {
  seedHistory(world.dataDir, { account, observations, ledger });
  mkdirSync(world.configDir, { recursive: true });
  const who = { oauthAccount: { organizationUuid: account, emailAddress: 'mara@fennel.dev' } };
  writeFileSync(join(world.configDir, '.claude.json'), JSON.stringify(who));
  const weekly = observations.at(-1)?.windows.filter(({ id }) => id !== 'five_hour') ?? [];
  world.api.setUsage(
    usageBody({
      five_hour: { utilization: 22, resetsAt: resetIn(2 * HOUR) },
      ...Object.fromEntries(
        weekly.map(({ id, utilization, resetsAt }) => [id, { utilization: utilization ?? 0, resetsAt }]),
      ),
    }),
  );
}

/** The app with a month of history, its large window open at a route. */
export async function openDashboard(
  world: World,
  route: string,
  month: Month = lastMonth,
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly app: ElectronApplication; readonly page: Page }> {
  live(world, month);
  const app = await world.start(env, ['--force-device-scale-factor=1']);
  const popover = await openPopover(app, await world.trayWith('22'));
  const opened = app.waitForEvent('window');
  await popover.getByRole('button', { name: 'Dashboard' }).click();
  const page = await opened;
  await page.getByRole('heading', { level: 1 }).waitFor();
  await goTo(page, route);
  return { app, page };
}

/** Sends the page of the large window to a route. */
export async function goTo(page: Page, route: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `/${route}`);
}
