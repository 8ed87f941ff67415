import { once } from 'node:events';
import { HOUR, resetIn, type World } from '../../e2e/support/quotide';
import { expect, test } from '../../e2e/support/test';
import { usageBody } from '../../fakes/api/usage-body';
import { FakeModel } from '../../fakes/messages/model';
import type { Limits, Reply } from '../../fakes/messages/types';
import { ClaudeCode } from '../support/claude-code';
import { quotideJson, scanByModel, type ModelTotals, type Status } from '../support/command';
import { measured } from '../support/measured';
import { startWithWindow, switchProxyOn, type Running } from '../support/proxied';

const TOOLS = ['--allowedTools', 'Bash'];
const TRAY_MS = 300;
const resets = { five: resetIn(2 * HOUR), seven: resetIn(50 * HOUR) };

function limits(used: number): Limits {
  return {
    fiveHour: { used, reset: resets.five / 1000 },
    sevenDay: { used: 0.06, reset: resets.seven / 1000 },
  };
}

/** The running app with its proxy on, and a Claude Code that goes through it as the settings say. */
async function throughTheProxy(
  world: World,
): Promise<{ readonly model: FakeModel; readonly running: Running; readonly claude: ClaudeCode }> {
  const model = new FakeModel(11);
  world.api.setModel(model);
  const usage = { five_hour: { utilization: 22, resetsAt: resets.five } };
  world.api.setUsage(usageBody({ ...usage, seven_day: { utilization: 5, resetsAt: resets.seven } }));
  const running = await startWithWindow(world, '22');
  const variables = await switchProxyOn(running);
  expect(variables).toMatchObject({ ENABLE_TOOL_SEARCH: 'true' });
  return { model, running, claude: new ClaudeCode(world, variables) };
}

test('Claude Code through the app’s proxy: the tray moves while it answers, every token is counted', async ({
  world,
}) => {
  const { model, running, claude } = await throughTheProxy(world);
  const replies: readonly Reply[] = [
    {
      text: 'I look and look.',
      tools: [{ name: 'Bash', input: { command: 'echo one', description: 'one' } }],
    },
    { text: 'One two three four five six.', coding: 'br', paceMs: 50 },
  ];
  const delays: number[] = [];
  let session: string | null = null;
  for (let turn = 0; turn < 12; turn += 1) {
    const word = `q-turn-${String(turn)}-`;
    model.say(word, ...replies);
    // Each a percent of its own, so that the tray can only have it from this turn.
    const percent = 31 + 2 * turn;
    model.setLimits(limits(percent / 100));
    const before = model.sent.length;
    const moved = trayAt(running, percent);
    const said = await claude.ask(word, ...TOOLS, ...(session === null ? [] : ['--resume', session]));
    expect(said).toMatchObject({ is_error: false, result: 'One two three four five six.' });
    session = said.session_id;
    expect(model.sent.slice(before).map(({ step, coding }) => [step, coding])).toEqual([
      [0, 'gzip'],
      [1, 'br'],
    ]);
    delays.push((await moved) - (model.sent[before]?.headAt ?? Number.NaN));
  }
  const sorted = delays.toSorted((a, b) => a - b);
  const figures = { least: sorted[0] ?? 0, median: sorted[6] ?? 0, most: sorted.at(-1) ?? 0 };
  measured(
    `head of the answer → tray: ${Object.entries(figures)
      .map(([name, ms]) => `${name} ${ms.toFixed(0)} ms`)
      .join(', ')}`,
  );
  expect(figures.most, 'from the head of the answer to the tray, ms').toBeLessThanOrEqual(TRAY_MS);

  const status = await quotideJson<Status>(world, 'status', '--json');
  expect(status).toMatchObject({ source: 'response_headers', error: null });
  const wanted = {
    utilization: 53,
    source: 'response_headers',
    resetsAt: new Date(resets.five).toISOString(),
  };
  expect(status.windows[0]).toMatchObject({ id: 'five_hour', ...wanted });
  await countsAgree(world, model);
});

test('Claude Code sees the same errors as without the proxy, and the proxy counts them', async ({
  world,
}) => {
  const { model, running, claude } = await throughTheProxy(world);
  model.setLimits(limits(0.41));
  const busy = { kind: 'refused', status: 529 } as const;
  model.say('q-busy', { trouble: [busy, { ...busy, status: 500 }] });
  model.say('q-burst', { trouble: [{ ...busy, status: 429, headers: { 'retry-after': '1' } }] });
  model.say('q-reset', { text: 'One two three four.', trouble: [{ kind: 'reset' }] });
  model.say('q-endless', { text: 'One two three four.', trouble: [{ kind: 'endless' }] });
  model.say('q-full', { trouble: [{ ...busy, status: 429, limits: true }] });

  expect(await claude.ask('q-busy')).toMatchObject({ is_error: false });
  expect(statuses(model, 'q-busy')).toEqual([529, 500, 200]);
  expect(await claude.ask('q-reset')).toMatchObject({ is_error: false, result: 'One two three four.' });
  expect(model.sent.filter(({ word }) => word === 'q-reset').map(({ told }) => told?.whole)).toEqual([
    false,
    true,
  ]);

  const burst = await claude.ask('q-burst');
  measured(
    `after a 429 without limits: ${JSON.stringify(burst.result)}, statuses ${statuses(model, 'q-burst').join(' ')}`,
  );

  const leaving = claude.start('q-endless');
  await expect.poll(() => model.open, { timeout: 20_000 }).toBe(1);
  const since = performance.now();
  leaving.kill('SIGINT');
  await expect.poll(() => model.open, { intervals: [5], timeout: 5000 }).toBe(0);
  measured(`Claude Code is stopped → upstream is closed: ${(performance.now() - since).toFixed(0)} ms`);
  if (leaving.exitCode === null && leaving.signalCode === null) await once(leaving, 'exit');

  model.setLimits(limits(1));
  const full = await claude.ask('q-full');
  expect(full).toMatchObject({ is_error: true, api_error_status: 429 });
  await trayAt(running, 100);
  expect(statuses(model, 'q-full')).toEqual([429]);

  expect(model.sent.filter(({ told }) => told?.whole === false)).toHaveLength(2);
  await countsAgree(world, model);
});

/** When the tray says this percent: ms of `performance.now()`. */
async function trayAt({ tray }: Running, percent: number): Promise<number> {
  const words = new RegExp(`5-hour: ${String(percent)}\\s%`);
  await tray.waitFor(({ tooltip }) => words.test(tooltip), String(words), 30_000);
  return performance.now();
}

function statuses(model: FakeModel, wanted: string): readonly number[] {
  return model.sent.filter(({ word }) => word === wanted).map(({ status }) => status);
}

/**
 * The server's tokens, the app's since the start of the window, and the command's, which reads the transcripts too, are
 * equal.
 */
async function countsAgree(world: World, model: FakeModel): Promise<void> {
  const told = model.totals();
  measured(`told by the server: ${JSON.stringify(told)}`);
  const windows = async () =>
    (await quotideJson<Status>(world, 'status', '--json')).windows.map(({ tokens }) => tokens);
  const sum = inAll(told);
  await expect.poll(windows).toEqual([sum, sum]);
  expect(await scanByModel(world)).toEqual(told);
  // The app follows the transcripts by itself, and counts none of them twice.
  expect(await windows()).toEqual([sum, sum]);
}

function inAll(totals: ModelTotals): Readonly<Record<string, number>> {
  const sum = { input: 0, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };
  for (const each of Object.values(totals)) {
    sum.input += each.input;
    sum.output += each.output;
    sum.cacheRead += each.cacheRead;
    sum.cacheWrite5m += each.cacheWrite5m;
    sum.cacheWrite1h += each.cacheWrite1h;
  }
  return sum;
}
