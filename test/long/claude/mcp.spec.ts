import { join, resolve } from 'node:path';
import { writeFileSync } from 'node:fs';
import { HOUR, resetIn } from '../../e2e/support/quotide';
import { expect, test } from '../../e2e/support/test';
import { usageBody } from '../../fakes/api/usage-body';
import { FakeModel } from '../../fakes/messages/model';
import { ClaudeCode } from '../support/claude-code';
import { quotideJson } from '../support/command';
import { readTranscripts } from '../support/transcript-text';

test('Claude Code starts `quotide mcp`, and its model reads the limits through it', async ({ world }) => {
  const model = new FakeModel(23);
  world.api.setModel(model);
  world.api.setUsage(
    usageBody({
      five_hour: { utilization: 37, resetsAt: resetIn(2 * HOUR) },
      seven_day: { utilization: 6, resetsAt: resetIn(50 * HOUR) },
    }),
  );
  model.say(
    'q-limits',
    { text: 'I ask Quotide.', tools: [{ name: 'mcp__quotide__limits', input: {} }] },
    {
      text: 'And how it goes on.',
      tools: [{ name: 'mcp__quotide__forecast', input: { window: 'five_hour' } }],
    },
    { text: 'Now I know.' },
  );
  const claude = new ClaudeCode(world, { ANTHROPIC_BASE_URL: world.api.url });
  const config = join(world.home, 'mcp.json');
  const quotide = { command: resolve('bin/quotide'), args: ['mcp'] };
  writeFileSync(config, JSON.stringify({ mcpServers: { quotide } }));
  const flags = ['--mcp-config', config, '--strict-mcp-config', '--allowedTools', 'mcp__quotide__*'];
  expect(await claude.ask('q-limits', ...flags)).toMatchObject({ is_error: false, num_turns: 3 });
  const text = readTranscripts(join(world.configDir, 'projects')).replaceAll('\\', '');
  expect(text).toMatch(/"id": ?"five_hour",n? *"label": ?"5-hour",n? *"utilization": ?37/);
  expect(text).toContain('ageSeconds');
  const { windows } = await quotideJson<{ readonly windows: readonly { readonly utilization: number }[] }>(
    world,
    'status',
    '--json',
  );
  expect(windows.map(({ utilization }) => utilization)).toEqual([37, 6]);
});
