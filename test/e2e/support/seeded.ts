import type { ElectronApplication, Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { usageBody } from '../../fakes/api/usage-body';
import { FAKE_TOKEN } from '../../fakes/credentials';
import { seedHistory } from '../../fakes/seed-history';
import { simulateMonth, type Month } from '../../fakes/month';
import { fakeHistory } from '../../fakes/transcripts';
import { DAY, HOUR, openPopover, resetIn, type World } from './quotide';

const today = Math.floor(Date.now() / DAY) * DAY;

/** The thirty days before today, with limits that were hit and one early reset. */
export const lastMonth = simulateMonth({ start: today - 30 * DAY, days: 30, seed: 1, earlyResetDay: 16 });

/** Puts a month's history into the world's data folder, and its owner into Claude Code's own file. */
export function live(world: World, month: Month): void {
  const { account, observations } = month;
  if (world.months === null) seedHistory(world.dataDir, month);
  else world.months.copyTo(world.dataDir, month);
  mkdirSync(world.configDir, { recursive: true });
  const who = { oauthAccount: { organizationUuid: account, emailAddress: 'mara@fennel.dev' } };
  writeFileSync(join(world.configDir, '.claude.json'), JSON.stringify(who));
  world.api.login(FAKE_TOKEN, { organizationId: account });
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

/** The session that is going on: its title, its prompts, and how many answers it has, those of a sub-agent with them. */
export const liveSession = {
  id: '5e55104e-0000-4000-8000-000000000001',
  title: 'Treat early resets as their own event',
  prompts: [
    'Windows sometimes reset early. Treat that as an event of its own, and tell it apart from an account switch.',
    'Now let the history chart mark them.\nUse the hollow diamond of the legend, keep the colours as they are, and write ' +
      'a test that a month with one early reset has exactly one such mark: at the minute at which it happened, not at ' +
      'the one at which it was due.',
  ],
  answers: 10,
} as const;

/** Puts transcripts into the world's config folder. */
export function writeTranscripts(world: World): void {
  const projects = join(world.configDir, 'projects');
  for (const { path, lines } of transcripts.transcripts) {
    mkdirSync(dirname(join(projects, path)), { recursive: true });
    writeFileSync(join(projects, path), `${lines.join('\n')}\n`);
  }
  const { id: sessionId, title, answers, prompts } = liveSession;
  const shared = { sessionId, cwd: '/home/mara/code/quotide', gitBranch: 'main' };
  const lines = Array.from({ length: answers }, (_, index) => ({
    type: 'assistant',
    ...shared,
    requestId: `req_live_${index}`,
    isSidechain: index >= answers - 2,
    timestamp: new Date(Date.now() - (answers - index) * 60_000).toISOString(),
    message: {
      id: `msg_live_${index}`,
      role: 'assistant',
      model: 'claude-opus-5-5',
      content: contentOf(index),
      usage: {
        input_tokens: 12,
        output_tokens: 400 + index * 90,
        cache_read_input_tokens: 30_000 + index * 9000,
        cache_creation_input_tokens: 3000,
      },
    },
  }));
  mkdirSync(join(projects, '-home-mara-code-quotide'), { recursive: true });
  const asked = prompts.map((content, index) => ({
    type: 'user',
    uuid: `prompt_${index}`,
    message: { role: 'user', content },
    ...shared,
    timestamp: new Date(Date.now() - (answers - index * 4) * 60_000 - 5000).toISOString(),
  }));
  const [first, second] = asked;
  const own = [first, ...lines.slice(0, 4), second, ...lines.slice(4, -2)];
  const folder = join(projects, '-home-mara-code-quotide');
  const file = liveFile(world);
  write(file, [{ type: 'ai-title', aiTitle: title, sessionId }, ...own]);
  mkdirSync(join(folder, sessionId, 'subagents'), { recursive: true });
  write(join(folder, sessionId, 'subagents', 'agent-1.jsonl'), lines.slice(-2));
}

/** The transcript of the session that is going on. */
export function liveFile(world: World): string {
  return join(world.configDir, 'projects', '-home-mara-code-quotide', `${liveSession.id}.jsonl`);
}

function write(file: string, lines: readonly unknown[]): void {
  writeFileSync(file, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
}

const tools = ['Read', 'Grep', 'Edit', 'Bash'];

function contentOf(index: number): readonly unknown[] {
  return [{ type: 'tool_use', id: `toolu_live_${index}`, name: tools[index % tools.length], input: {} }];
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
