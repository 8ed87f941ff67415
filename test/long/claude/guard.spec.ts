import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { HOUR, type World } from '../../e2e/support/quotide';
import { expect, test } from '../../e2e/support/test';
import { usageBody } from '../../fakes/api/usage-body';
import { FakeModel } from '../../fakes/messages/model';
import { ClaudeCode } from '../support/claude-code';
import { measured } from '../support/measured';
import { readTranscripts } from '../support/transcript-text';

const MINUTE = HOUR / 60;
/** The clock of the guard runs that many times as fast: its five hours are half a minute. */
const SCALE = 600;

/** The settings of the page on scripts, exactly as they are there. */
function documentedHook(): Readonly<Record<string, unknown>> {
  const page = readFileSync('docs/scripts.md', 'utf8');
  const block = [...page.matchAll(/^```json\n([^]*?)^```/gm)].find(([, text]) =>
    text?.includes('PreToolUse'),
  );
  return JSON.parse(block?.[1] ?? '') as Readonly<Record<string, unknown>>;
}

/** A Claude Code with the hook of the page, whose model starts an agent. */
function withHook(world: World): { claude: ClaudeCode; model: FakeModel } {
  const model = new FakeModel(22);
  world.api.setModel(model);
  const input = { description: 'look there', prompt: 'q-sub', subagent_type: 'general-purpose' };
  model.say(
    'q-agent',
    { text: 'An agent looks.', tools: [{ name: 'Agent', input: { ...input, run_in_background: false } }] },
    { text: 'It is over.' },
  );
  model.say('q-sub', { text: 'Seen.' });
  const claude = new ClaudeCode(world, {
    ANTHROPIC_BASE_URL: world.api.url,
    PATH: `${resolve('bin')}:${process.env['PATH'] ?? ''}`,
    QUOTIDE_TIME_SCALE: String(SCALE),
  });
  claude.settings(documentedHook());
  return { claude, model };
}

test('the hook of the page pauses an agent of Claude Code until the 5-hour limit has been reset', async ({
  world,
}) => {
  const { claude, model } = withHook(world);
  let first: number | null = null;
  world.api.setUsage(() => {
    const now = Date.now();
    first ??= now;
    // The guard sees the reset after 20 minutes of its time.
    const isOver = now - first > (20 * MINUTE) / SCALE;
    const five = { utilization: isOver ? 3 : 97, resetsAt: first + (isOver ? 5 * HOUR : 20 * MINUTE) };
    return usageBody({ five_hour: five, seven_day: { utilization: 11, resetsAt: first + 50 * HOUR } });
  });
  const before = performance.now();
  const { is_error } = await claude.ask('q-agent', '--allowedTools', 'Agent');
  const took = performance.now() - before;
  measured(`an agent that waited for a reset: ${took.toFixed(0)} ms for the whole turn`);
  expect(is_error).toBe(false);
  expect(model.sent.filter(({ agent }) => agent)).toHaveLength(1);
  expect(took).toBeGreaterThan((20 * MINUTE) / SCALE);
});

test('the hook of the page lets an agent start at once where there is room', async ({ world }) => {
  const { claude, model } = withHook(world);
  const resetsAt = Date.now() + 2 * HOUR;
  world.api.setUsage(
    usageBody({ five_hour: { utilization: 22, resetsAt }, seven_day: { utilization: 5, resetsAt } }),
  );
  expect(await claude.ask('q-agent', '--allowedTools', 'Agent')).toMatchObject({ is_error: false });
  expect(model.sent.filter(({ agent }) => agent)).toHaveLength(1);
});

test('the hook of the page refuses an agent after five hours, and Claude reads why', async ({ world }) => {
  const { claude, model } = withHook(world);
  world.api.setUsage((now) =>
    usageBody({
      five_hour: { utilization: 97, resetsAt: now + 30 * HOUR },
      seven_day: { utilization: 5, resetsAt: now + 50 * HOUR },
    }),
  );
  await claude.ask('q-agent', '--allowedTools', 'Agent');
  expect(model.sent.filter(({ agent }) => agent)).toHaveLength(0);
  const transcripts = readTranscripts(join(world.configDir, 'projects'));
  expect(transcripts).toMatch(/No: 5-hour 97\s%, not below 95\s%/);
});
