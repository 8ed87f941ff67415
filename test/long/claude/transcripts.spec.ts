import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { HOUR, resetIn } from '../../e2e/support/quotide';
import { expect, test } from '../../e2e/support/test';
import { FakeModel } from '../../fakes/messages/model';
import { countTranscripts } from '../../support/count-transcripts';
import { ClaudeCode } from '../support/claude-code';
import { scanByModel, type ModelTotals } from '../support/command';
import { measured } from '../support/measured';

const bash = (command: string) => ({ name: 'Bash', input: { command, description: 'a test' } });

/** The model's answers in the sessions below. */
function script(model: FakeModel): void {
  model.say('q-plain', { text: 'Hello from here.' });
  model.say(
    'q-tools',
    { text: 'I look.', tools: [bash('echo one'), bash('echo two; echo three')], coding: 'br' },
    {
      text: 'Once more.',
      tools: [{ name: 'Read', input: { file_path: '/etc/hostname' } }],
      coding: 'identity',
    },
    { text: 'All is well.', coding: 'deflate' },
  );
  model.say('q-further', { text: 'And further on.', tools: [bash('exit 3')] }, { text: 'It failed.' });
  model.say('q-branch', { text: 'Another way from here.' });
  const agent = { description: 'look there', prompt: 'q-sub', subagent_type: 'general-purpose' };
  model.say(
    'q-agent',
    {
      text: 'Somebody else looks.',
      tools: [{ name: 'Agent', input: { ...agent, model: 'haiku', run_in_background: false } }],
    },
    { text: 'It came back.' },
  );
  model.say('q-cut', { text: 'One two three four.', trouble: [{ kind: 'reset' }] });
  model.say('q-full', { trouble: [{ kind: 'refused', status: 429, limits: true }] });
  model.say('q-sub', { text: 'I am the other one.', tools: [bash('echo sub')] }, { text: 'Seen.' });
}

/** Sessions with what real ones have: tools, resumes, a branch, a sub-agent, models, a cut connection, a full window. */
async function work(claude: ClaudeCode): Promise<void> {
  const tools = ['--allowedTools', 'Bash', 'Read', 'Agent'];
  const { session_id: first } = await claude.ask('q-plain', ...tools);
  await claude.ask('q-tools', '--resume', first, ...tools);
  const branch = await claude.ask('q-branch', '--resume', first, '--fork-session', ...tools);
  expect(branch.session_id).not.toBe(first);
  await claude.ask('q-further', '--continue', ...tools);
  await claude.ask('q-agent', '--model', 'sonnet', ...tools);
  expect(await claude.ask('q-cut', '--continue')).toMatchObject({ is_error: false });
  expect(await claude.ask('q-full', '--continue')).toMatchObject({ is_error: true });
}

test('the transcripts of the real Claude Code are counted to the token', async ({ world }) => {
  const model = new FakeModel(7);
  world.api.setModel(model);
  script(model);
  const full = { used: 1, reset: resetIn(HOUR) / 1000 };
  model.setLimits({ fiveHour: full, sevenDay: full });
  await work(new ClaudeCode(world, { ANTHROPIC_BASE_URL: world.api.url }));
  // Claude Code does not store an answer that was cut off; only the proxy sees its tokens.
  const told = model.totals(({ whole }) => whole);
  expect(Object.keys(told)).toHaveLength(3);
  expect(model.sent.filter(({ agent }) => agent)).toHaveLength(2);

  const projects = join(world.configDir, 'projects');
  const plain = countTranscripts(projects);
  const messages = Object.values(told).reduce((sum, each) => sum + each.messages, 0);
  // The lines repeat tokens: one line for each block, and the branch contains its past again.
  expect(plain.tellings).toBeGreaterThan(messages);
  measured(
    `${String(messages)} messages, told ${String(plain.tellings)} times in ${String(plain.files)} files`,
  );
  measured(JSON.stringify(told));

  expect(await scanByModel(world)).toEqual(told);
  expect(plain.models).toEqual(inOne(told));
  // A second scan counts nothing twice, and deleted transcripts stay counted.
  expect(await scanByModel(world)).toEqual(told);
  rmSync(projects, { recursive: true });
  expect(await scanByModel(world)).toEqual(told);
});

/** Cache writes of both kinds as one, as the plain counter has them. */
function inOne(totals: ModelTotals): Readonly<Record<string, object>> {
  return Object.fromEntries(
    Object.entries(totals).map(([model, { cacheWrite5m, cacheWrite1h, ...rest }]) => [
      model,
      { ...rest, cacheWrite: cacheWrite5m + cacheWrite1h },
    ]),
  );
}
