import { join } from 'node:path';
import { goTo } from '../../e2e/support/seeded';
import { HOUR, resetIn, says, type World } from '../../e2e/support/quotide';
import { expect, test } from '../../e2e/support/test';
import { usageBody } from '../../fakes/api/usage-body';
import { FakeModel } from '../../fakes/messages/model';
import { ClaudeCode, jsonIn } from '../support/claude-code';
import { quotideJson, type Status } from '../support/command';
import { measured } from '../support/measured';
import { startWithWindow, switchProxyOn } from '../support/proxied';

/** The limits in the input of Claude Code's statusLine command. */
interface Line {
  readonly version: string;
  readonly rate_limits?: Readonly<Record<string, unknown>>;
}

const reset = { five: resetIn(2 * HOUR), seven: resetIn(50 * HOUR) };

/** An API whose headers say 37 % and 6 %, while its endpoint still says what was before. */
function answering(world: World): FakeModel {
  const model = new FakeModel(13);
  world.api.setModel(model);
  model.setLimits({
    fiveHour: { used: 0.37, reset: reset.five / 1000 },
    sevenDay: { used: 0.06, reset: reset.seven / 1000 },
  });
  model.say('q-line', { text: 'Hello from here.' });
  const usage = { five_hour: { utilization: 22, resetsAt: reset.five } };
  world.api.setUsage(usageBody({ ...usage, seven_day: { utilization: 5, resetsAt: reset.seven } }));
  return model;
}

/** Sends one prompt in a terminal, and returns the input of the statusLine command. */
async function limitsInTerminal(claude: ClaudeCode, file: string): Promise<Line> {
  claude.settings({
    theme: 'dark',
    statusLine: { type: 'command', command: `cat > ${file}.new && mv ${file}.new ${file}` },
  });
  const terminal = await claude.terminal();
  await terminal.type('q-line please');
  const line = await jsonIn<Line>(file, ({ rate_limits }) => rate_limits !== undefined);
  await terminal.end();
  return line;
}

test('Claude Code gets the same limits with and without the proxy', async ({ world }) => {
  const model = answering(world);
  const running = await startWithWindow(world, '22');
  const direct = new ClaudeCode(world, { ANTHROPIC_BASE_URL: world.api.url });
  const without = await limitsInTerminal(direct, join(world.home, 'without.json'));
  expect((await running.tray.properties()).tooltip).toContain('22');
  const proxied = new ClaudeCode(world, await switchProxyOn(running));
  const through = await limitsInTerminal(proxied, join(world.home, 'through.json'));

  const seconds = (at: number) => at / 1000;
  expect(without.rate_limits).toEqual({
    five_hour: { used_percentage: 37, resets_at: seconds(reset.five) },
    seven_day: { used_percentage: 6, resets_at: seconds(reset.seven) },
  });
  expect(through.rate_limits).toEqual(without.rate_limits);
  measured(
    `Claude Code ${through.version}: ${JSON.stringify(through.rate_limits)}, with and without the proxy`,
  );
  await running.tray.waitFor(({ tooltip }) => says(tooltip, '37'), 'the percent of the headers');
  expect(model.sent.filter(({ word }) => word === 'q-line').length).toBeGreaterThanOrEqual(2);
});

test('`quotide statusline`, put in as the settings say, feeds the app', async ({ world }) => {
  answering(world);
  const { page, tray } = await startWithWindow(world, '22');
  await goTo(page, 'settings/statusline');
  const advice = await page.locator('pre', { hasText: 'statusLine' }).innerText();
  const claude = new ClaudeCode(world, { ANTHROPIC_BASE_URL: world.api.url });
  claude.settings({ theme: 'dark', ...(JSON.parse(advice) as object) });

  const terminal = await claude.terminal();
  await terminal.type('q-line please');
  await tray.waitFor(({ tooltip }) => says(tooltip, '37'), 'the percent of the status line', 30_000);
  const { source, windows } = await quotideJson<Status>(world, 'status', '--json');
  expect(source).toBe('statusline');
  const told = (id: string, utilization: number, at: number) =>
    expect.objectContaining({ id, utilization, source: 'statusline', resetsAt: new Date(at).toISOString() });
  expect(windows).toEqual([told('five_hour', 37, reset.five), told('seven_day', 6, reset.seven)]);
  await terminal.until('5h 37% · 7d 6%');
  await terminal.end();
});
