import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AnthropicApi } from '../../fakes/anthropic-api';
import { usageBody } from '../../fakes/api/usage-body';
import { FAKE_TOKEN, writeCredentials } from '../../fakes/credentials';
import { eventually } from '../../fakes/desktop/wait';
import { fakeHistory } from '../../fakes/transcripts';
import { CommandHome, runtimeOfSuite } from './runtime';

const HOUR = 3_600_000;
const WAIT_MS = 240_000;

interface Stage {
  api: AnthropicApi;
  home: CommandHome;
}

const stage = {} as Stage;

beforeEach(async () => {
  stage.api = await AnthropicApi.start();
  const resetsAt = Date.now() + 2 * HOUR;
  stage.api.setUsage(
    usageBody({ five_hour: { utilization: 42, resetsAt }, seven_day: { utilization: 7, resetsAt } }),
  );
  stage.home = new CommandHome(runtimeOfSuite(), stage.api.url);
  writeCredentials(stage.home.configDir);
});

afterEach(async () => {
  await stage.home.end();
  await stage.api.stop();
});

interface StatusJson {
  readonly source: string;
  readonly windows: readonly { readonly id: string; readonly utilization: number }[];
}

test('status asks Anthropic and prints the limits, as JSON and as text', async () => {
  const json = await stage.home.run(['status', '--json']);
  expect(json.err).toBe('');
  expect(json.code).toBe(0);
  const { source, windows } = JSON.parse(json.out) as StatusJson;
  expect(source).toBe('official_api');
  expect(windows.map(({ id, utilization }) => [id, utilization])).toEqual([
    ['five_hour', 42],
    ['seven_day', 7],
  ]);
  const text = await stage.home.run(['status']);
  expect(text.out).toMatch(/5-hour.*42\s?%/);
  expect(text.code).toBe(0);
});

test('history prints the reading that status stored', async () => {
  await stage.home.run(['status']);
  const { code, out, err } = await stage.home.run(['history', '--csv']);
  expect(err).toBe('');
  expect(code).toBe(0);
  expect(out).toMatch(/five_hour.*\b42\b/);
});

test('scan counts the tokens of transcripts as an honest count does', async () => {
  const { transcripts, uses } = fakeHistory({ seed: 4, sessions: 12, answers: 20 });
  for (const { path: below, lines } of transcripts) {
    const file = path.join(stage.home.configDir, 'projects', below);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, lines.join('\n') + '\n');
  }
  const { code, out } = await stage.home.run(['scan', '--json', '--by', 'model']);
  expect(code).toBe(0);
  const { groups } = JSON.parse(out) as { readonly groups: readonly { readonly output: number }[] };
  const honest = [...uses.values()].reduce((sum, { tokens }) => sum + tokens.output, 0);
  expect(groups.reduce((sum, { output }) => sum + output, 0)).toBe(honest);
});

test('doctor finds the login and a history that opens', async () => {
  const { out } = await stage.home.run(['doctor', '--json']);
  const report = JSON.stringify(JSON.parse(out));
  expect(report).not.toMatch(/EBUSY|EPERM|cannot be opened|ERR_DLOPEN/);
  expect(report).toMatch(/\.credentials\.json/);
});

test('statusline prints the limits that Claude Code passes to it', async () => {
  const input = JSON.stringify({
    rate_limits: { five_hour: { used_percentage: 63, resets_at: Math.round(Date.now() / 1000) + 3600 } },
  });
  const { code, out, err } = await stage.home.run(['statusline'], input);
  expect(err).toBe('');
  expect(code).toBe(0);
  expect(out).toMatch(/5h 63%/);
});

test('proxy passes a request on and brings the answer back', async () => {
  const { read } = stage.home.start(['proxy', '--port', '0']);
  const port = await eventually(
    () => /listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(read().out)?.[1] ?? null,
    WAIT_MS,
    `a proxy that listens; it printed ${JSON.stringify(read())}`,
  );
  const answer = await fetch(`http://127.0.0.1:${port}/api/oauth/usage`, {
    headers: {
      authorization: `Bearer ${FAKE_TOKEN}`,
      'anthropic-beta': 'oauth-2025-04-20',
      'user-agent': 'claude-code/2.1.332',
    },
  });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ five_hour: { utilization: 42 } });
});
