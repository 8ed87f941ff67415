import { join } from 'node:path';
import { HOUR, resetIn, type World } from '../../e2e/support/quotide';
import { expect, test } from '../../e2e/support/test';
import { usageBody } from '../../fakes/api/usage-body';
import { FAKE_TOKEN } from '../../fakes/credentials';
import { FakeModel } from '../../fakes/messages/model';
import { ClaudeCode, jsonIn } from '../support/claude-code';
import { quotideJson, type Status } from '../support/command';
import { measured } from '../support/measured';
import { startWithWindow, switchProxyOn } from '../support/proxied';

const reset = resetIn(50 * HOUR);
const week = (used: number) => ({ fiveHour: null, sevenDay: { used, reset: reset / 1000 } });
/** Headers while a window is used up and Claude continues; names from Claude Code 2.1.332. */
const grace = { 'grace-status': 'active', 'grace-5h-utilization': '0.2', 'grace-7d-utilization': '0.4' };
const lowPriority = {
  'slow-offer': 'treatment',
  'slow-status': 'active',
  'slow-budget-utilization': '0.3',
  'slow-budget-reset': String(reset / 1000),
};

/** An account of which headers and endpoint name the weeks alone. */
function ultra(world: World): FakeModel {
  const model = new FakeModel(19);
  world.api.setModel(model);
  model.say('q-line', { text: 'Hello from here.' });
  world.api.setUsage(usageBody({ five_hour: null, seven_day: { utilization: 5, resetsAt: reset } }));
  return model;
}

const windowsOf = async (world: World) =>
  (await quotideJson<Status>(world, 'status', '--json')).windows.map(({ id, utilization, source }) => [
    id,
    utilization,
    source,
  ]);

test('for an account without a 5-hour window Claude Code works as without the proxy, and only the week is shown', async ({
  world,
}) => {
  const model = ultra(world);
  const running = await startWithWindow(world, '5');
  model.setLimits(week(0.37));
  const variables = await switchProxyOn(running);
  const claude = new ClaudeCode(world, variables);
  const file = join(world.home, 'line.json');
  claude.settings({
    theme: 'dark',
    statusLine: { type: 'command', command: `cat > ${file}.new && mv ${file}.new ${file}` },
  });
  const terminal = await claude.terminal();
  await terminal.type('q-line please');
  const line = await jsonIn<{ readonly version: string; readonly rate_limits?: object }>(
    file,
    ({ rate_limits }) => rate_limits !== undefined,
  );
  await terminal.end();
  expect(line.rate_limits).toEqual({ seven_day: { used_percentage: 37, resets_at: reset / 1000 } });
  measured(`Claude Code ${line.version} without a 5-hour window: ${JSON.stringify(line.rate_limits)}`);
  await running.tray.waitFor(({ tooltip }) => /7-day: 37\s%/.test(tooltip), 'the week', 30_000);
  expect(await windowsOf(world)).toEqual([['seven_day', 37, 'response_headers']]);
});

test('headers of the grace window and of low priority pass the proxy, and Claude Code continues', async ({
  world,
}) => {
  const model = ultra(world);
  const running = await startWithWindow(world, '5');
  const variables = await switchProxyOn(running);
  const claude = new ClaudeCode(world, variables);
  for (const [percent, more] of [
    [98, grace],
    [99, lowPriority],
  ] as const) {
    model.setLimits({ ...week(percent / 100), more });
    expect(await claude.ask('q-line')).toMatchObject({ is_error: false, result: 'Hello from here.' });
    const passed = await headersThrough(variables['ANTHROPIC_BASE_URL'] ?? '');
    for (const [name, value] of Object.entries(more))
      expect(passed.get(`anthropic-ratelimit-unified-${name}`), name).toBe(value);
    const words = new RegExp(`7-day: ${String(percent)}\\s%`);
    await running.tray.waitFor(({ tooltip }) => words.test(tooltip), String(words), 30_000);
  }
  expect(await windowsOf(world)).toEqual([['seven_day', 99, 'response_headers']]);
});

/** The headers of an answer as a client behind the proxy gets them. */
async function headersThrough(origin: string): Promise<Headers> {
  const answer = await fetch(`${origin}/v1/messages`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${FAKE_TOKEN}`,
      'anthropic-beta': 'oauth-2025-04-20',
      'content-type': 'application/json',
      'user-agent': 'claude-cli/2.1.332 (external, cli)',
    },
    body: JSON.stringify({ model: 'claude-opus-5-5', messages: [{ role: 'user', content: 'q-line' }] }),
  });
  await answer.text();
  return answer.headers;
}
