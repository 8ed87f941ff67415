import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HOUR, openPopover, resetIn, type World } from '../../e2e/support/quotide';
import { expect, test } from '../../e2e/support/test';
import { usageBody } from '../../fakes/api/usage-body';
import { FAKE_TOKEN, writeCredentials } from '../../fakes/credentials';
import { anthropicOf, RENEWED_TOKEN } from '../support/anthropic';
import { ClaudeCode, claudeProgram } from '../support/claude-code';
import { quotideJson, type Status } from '../support/command';
import { measured } from '../support/measured';

const ORGANIZATION = 'b0a1c2d3-0000-4000-a000-5175746964e5';
const oauthAccount = { accountUuid: 'acc-0000-4000-a000-5175746964e5', organizationUuid: ORGANIZATION };
const reset = { five: resetIn(2 * HOUR), seven: resetIn(50 * HOUR) };

function says(world: World, percent: number): void {
  world.api.setUsage(
    usageBody({
      five_hour: { utilization: percent, resetsAt: reset.five },
      seven_day: { utilization: 11, resetsAt: reset.seven },
      scoped: [{ model: 'Fable', utilization: 17, resetsAt: reset.seven }],
    }),
  );
}

interface History {
  readonly samples: readonly {
    readonly source: string;
    readonly window: string;
    readonly utilization: number;
  }[];
}

interface Kept {
  readonly cachedUsageUtilization?: { readonly fetchedAtMs: number; readonly accountUuid?: string };
}

function keptIn(world: World): Kept {
  return JSON.parse(readFileSync(join(world.configDir, '.claude.json'), 'utf8')) as Kept;
}

test('when the login has expired, a click makes Claude Code renew it and request the usage, which is shown', async ({
  world,
}) => {
  says(world, 42);
  world.api.logout(FAKE_TOKEN);
  writeCredentials(world.configDir, { expiresAt: Date.now() - HOUR });
  const anthropic = await anthropicOf(world);
  try {
    new ClaudeCode(world, anthropic.variables, { oauthAccount });
    const PATH = `${dirname(claudeProgram())}:${process.env['PATH'] ?? ''}`;
    const app = await world.start({ ...anthropic.variables, PATH });
    const popover = await openPopover(app, await world.trayWith('expired'));
    const button = popover.getByRole('button', { name: 'Ask Claude Code' });
    await button.waitFor();
    expect(anthropic.renewals()).toBe(0);
    const before = performance.now();
    await button.click();
    await expect(popover.getByText('42 %').first()).toBeVisible({ timeout: 60_000 });
    measured(`click → numbers, with a renewal: ${(performance.now() - before).toFixed(0)} ms`);
    expect(anthropic.renewals()).toBe(1);
    await expect(button).toHaveCount(0);
    const byClaudeCode = () =>
      world.api.requests.filter(
        ({ path, token, headers }) =>
          path === '/api/oauth/usage' &&
          token === RENEWED_TOKEN &&
          headers['user-agent']?.startsWith('claude-cli/') === true,
      ).length;
    // The app may have found the renewed login and used it a moment before.
    await expect.poll(byClaudeCode, { timeout: 30_000 }).toBe(1);
    await expect
      .poll(async () => (await quotideJson<History>(world, 'history', '--json')).samples, { timeout: 30_000 })
      .toContainEqual(
        expect.objectContaining({ source: 'claude_code', window: 'five_hour', utilization: 42 }),
      );
  } finally {
    await anthropic.stop();
  }
});

test('numbers that Claude Code stored are shown with the date of its request, without a network', async ({
  world,
}) => {
  says(world, 42);
  const anthropic = await anthropicOf(world);
  try {
    const claude = new ClaudeCode(
      world,
      { ...anthropic.variables, ANTHROPIC_BASE_URL: world.api.url },
      { oauthAccount },
    );
    await claude.usage();
    await expect.poll(() => keptIn(world).cachedUsageUtilization?.fetchedAtMs ?? 0).toBeGreaterThan(0);
    const { fetchedAtMs = 0, accountUuid } = keptIn(world).cachedUsageUtilization ?? {};
    measured(
      `.claude.json: cachedUsageUtilization of ${String(accountUuid)}, ${String(Date.now() - fetchedAtMs)} ms old`,
    );
    await world.api.down();
    const file = join(world.configDir, '.claude.json');
    // Claude Code still writes into it while it ends.
    await expect.poll(() => Date.now() - statSync(file).mtimeMs).toBeGreaterThan(1500);
    const bytes = readFileSync(file);
    await world.start();
    await world.trayWith('42', 30_000);
    const status = await quotideJson<Status & { observedAt: string }>(world, 'status', '--json');
    expect(status.source).toBe('claude_code_cache');
    expect(status.observedAt).toBe(new Date(fetchedAtMs).toISOString());
    const told = (id: string, utilization: number, at: number) =>
      expect.objectContaining({
        id,
        utilization,
        source: 'claude_code_cache',
        resetsAt: new Date(at).toISOString(),
      });
    expect(status.windows).toEqual([
      told('five_hour', 42, reset.five),
      told('seven_day', 11, reset.seven),
      told('seven_day_fable', 17, reset.seven),
    ]);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  } finally {
    await anthropic.stop();
  }
});
