import type { ElectronApplication, Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { usageBody } from '../../fakes/api/usage-body';
import { simulateMonth, type Month } from '../../fakes/month';
import { seedHistory } from '../../fakes/seed-history';
import { fakeHistory } from '../../fakes/transcripts';
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

/** What Claude Code has written down in the world: old sessions, and one that is going on. */
export const transcripts = fakeHistory({ seed: 4, sessions: 40, answers: 20 });

/** The session that is going on: its title, and how many answers it has. */
export const liveSession = { title: 'Treat early resets as their own event', answers: 8 } as const;

/** Puts transcripts into the world's config folder. */
export function writeTranscripts(world: World): void {
  const projects = join(world.configDir, 'projects');
  for (const { path, lines } of transcripts.transcripts) {
    mkdirSync(dirname(join(projects, path)), { recursive: true });
    writeFileSync(join(projects, path), `${lines.join('\n')}\n`);
  }
  const { title, answers } = liveSession;
  const sessionId = '5e55104e-0000-4000-8000-000000000001';
  const lines = Array.from({ length: answers }, (_, index) => ({
    type: 'assistant',
    ...{ sessionId, cwd: '/home/mara/code/quotide', gitBranch: 'main', requestId: `req_live_${index}` },
    timestamp: new Date(Date.now() - (answers - index) * 60_000).toISOString(),
    message: {
      ...{ id: `msg_live_${index}`, role: 'assistant', model: 'claude-opus-5-5', content: [] },
      usage: {
        ...{
          input_tokens: 12,
          output_tokens: 400 + index * 90,
          cache_read_input_tokens: 30_000 + index * 9000,
        },
        cache_creation_input_tokens: 3000,
      },
    },
  }));
  mkdirSync(join(projects, '-home-mara-code-quotide'), { recursive: true });
  const all = [{ type: 'ai-title', aiTitle: title, sessionId }, ...lines];
  const file = join(projects, '-home-mara-code-quotide', `${sessionId}.jsonl`);
  writeFileSync(file, `${all.map((line) => JSON.stringify(line)).join('\n')}\n`);
}

/** The app with a month of history, its large window open at a route. */
export async function openDashboard(
  world: World,
  route: string,
  month: Month = lastMonth,
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly app: ElectronApplication; readonly page: Page }> {
  live(world, month);
  writeTranscripts(world);
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
