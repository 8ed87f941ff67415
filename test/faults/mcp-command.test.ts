import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AnthropicApi } from '../fakes/anthropic-api';
import { fakeHistory } from '../fakes/transcripts';
import { writeHistory } from '../unit/transcripts/support';
import { commandWorld, QUOTIDE, run } from './support/command';
import { childEnv, type Places } from './support/places';

const HOUR = 3_600_000;

/** A world in which 42 % and 11 % are used. */
async function world(): Promise<{
  places: Places;
  api: AnthropicApi;
  env: Readonly<Record<string, string>>;
}> {
  const { places, api } = await commandWorld();
  api.setUsage(
    api.usage({
      five_hour: { utilization: 42, resetsAt: Date.now() + 2 * HOUR },
      seven_day: { utilization: 11, resetsAt: Date.now() + 50 * HOUR },
    }),
  );
  return { places, api, env: { QUOTIDE_API_URL: api.url } };
}

/** The SDK's own client with `quotide mcp` as its server. */
async function connect(
  places: Places,
  env: Readonly<Record<string, string>>,
  ...words: readonly string[]
): Promise<Client> {
  const client = new Client({ name: 'a test', version: '1.0.0' });
  await client.connect(
    new StdioClientTransport({
      command: QUOTIDE,
      args: ['mcp', ...words],
      env: childEnv(places, env),
      // One that is piped and not read keeps the client from seeing the end.
      stderr: 'ignore',
    }),
  );
  onTestFinished(() => client.close());
  return client;
}

async function call(client: Client, name: string, given: Record<string, unknown> = {}) {
  const result = await client.callTool({ name, arguments: given });
  const [content] = result.content as readonly { readonly type: string; readonly text: string }[];
  return {
    isError: result['isError'] === true,
    text: content?.text ?? '',
    value: result['structuredContent'] as Record<string, unknown>,
  };
}

describe('quotide mcp with the client of the SDK', () => {
  it('the server has four tools, all of which only read', async () => {
    const { places, env, api } = await world();
    const client = await connect(places, env);
    expect(client.getServerVersion()).toMatchObject({ name: 'quotide' });
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['limits', 'forecast', 'sessions', 'history']);
    for (const { annotations } of tools)
      expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false });
    // To list tools needs no request.
    expect(api.requests).toHaveLength(0);
  });

  it('no other command and no part of the app loads the SDK', () => {
    const parts = ['cli.cjs', 'cli-main.cjs', 'cli-scan.cjs', 'statusline.cjs', 'main.cjs'];
    for (const part of parts)
      expect(fs.readFileSync(path.join(path.dirname(QUOTIDE), '..', 'dist', part), 'utf8')).not.toContain(
        'node_modules/@modelcontextprotocol',
      );
  });

  it('limits gives the JSON of `quotide status --json` with the age of each window, by one request', async () => {
    const { places, env, api } = await world();
    const client = await connect(places, env);
    const { value, text } = await call(client, 'limits');
    expect(JSON.parse(text)).toEqual(value);
    expect(value).toMatchObject({
      schema: 1,
      source: 'official_api',
      ageSeconds: expect.any(Number) as number,
      windows: [
        {
          id: 'five_hour',
          utilization: 42,
          source: 'official_api',
          stale: false,
          ageSeconds: expect.any(Number) as number,
        },
        { id: 'seven_day', utilization: 11, source: 'official_api' },
      ],
    });
    await call(client, 'limits');
    expect(api.requests).toHaveLength(1);
    const status = JSON.parse((await run(places, ['status', '--json'], env)).out) as Record<string, unknown>;
    expect(Object.keys(value).filter((key) => key !== 'ageSeconds')).toEqual(Object.keys(status));
  });

  it('forecast gives each limit with source, age and verdict, and of one limit on request', async () => {
    const { places, env } = await world();
    const client = await connect(places, env);
    const all = await call(client, 'forecast');
    expect(all.value).toMatchObject({
      windows: [
        {
          id: 'five_hour',
          source: 'official_api',
          stale: false,
          verdict: expect.stringMatching(/^(lasts|runs_out|unknown)$/) as string,
        },
        { id: 'seven_day' },
      ],
    });
    expect(all.value['pastForecasts']).toMatchObject({ warnings: 0 });
    const one = await call(client, 'forecast', { window: 'seven_day' });
    expect(one.value['windows']).toHaveLength(1);
  });

  it('history gives the newest rows and how many were left out, and refuses a span that it cannot read', async () => {
    const { places, env } = await world();
    const client = await connect(places, env);
    await call(client, 'limits');
    const all = await call(client, 'history');
    expect(all.value).toMatchObject({
      olderRowsLeftOut: 0,
      samples: [
        { window: 'five_hour', utilization: 42, source: 'official_api', fresh: true },
        { window: 'seven_day', utilization: 11 },
      ],
    });
    expect((await call(client, 'history', { limit: 1 })).value).toMatchObject({
      olderRowsLeftOut: 1,
      samples: [{ window: 'seven_day' }],
    });
    expect((await call(client, 'history', { events: true })).value['events']).toEqual([]);
    const wrong = await call(client, 'history', { since: 'soon' });
    expect([wrong.isError, wrong.text]).toEqual([
      true,
      '"since" takes an age such as 24h, a day or a time, not "soon".',
    ]);
    expect((await call(client, 'history', { limit: 0 })).isError).toBe(true);
  });

  it('without numbers the percents are unknown and the reason is there, and no value is 0', async () => {
    const { places, env, api } = await world();
    await api.down();
    const client = await connect(places, env);
    const { value } = await call(client, 'limits');
    expect(value).toMatchObject({
      source: null,
      observedAt: null,
      ageSeconds: null,
      windows: [],
      error: { kind: 'offline' },
    });
  });

  it('sessions of transcripts have tokens and times; in privacy mode no titles and projects, unless asked for', async () => {
    const { places, env } = await world();
    const history = fakeHistory({ seed: 11, sessions: 4, answers: 5 });
    writeHistory(path.join(places.configDir, 'projects'), history);
    expect((await run(places, ['scan', '--json'], env)).code).toBe(0);
    const projects = [...new Set([...history.uses.values()].flatMap(({ project }) => project ?? []))];
    const named = (text: string) => projects.some((project) => text.includes(path.basename(project)));
    const client = await connect(places, env);
    const open = await call(client, 'sessions', { days: 90, limit: 3 });
    expect(open.value).toMatchObject({ source: 'transcripts', total: expect.any(Number) as number });
    expect((open.value['sessions'] as readonly unknown[]).length).toBeGreaterThan(0);
    expect(named(open.text)).toBe(true);
    // The setting holds at once, also for a server that runs.
    fs.writeFileSync(path.join(places.dataDir, 'settings.json'), JSON.stringify({ privacy: { on: true } }));
    expect(named((await call(client, 'sessions', { days: 90 })).text)).toBe(false);
    const asked = await connect(places, env, '--names');
    expect(named((await call(asked, 'sessions', { days: 90 })).text)).toBe(true);
  });

  it('the server ends with 0 when its client closes stdin, and on SIGTERM, and writes nothing but the protocol', async () => {
    const { places, env } = await world();
    const closed = await run(places, ['mcp'], env);
    expect(closed).toMatchObject({ code: 0, out: '', err: '' });
    const child = spawn(QUOTIDE, ['mcp'], { env: childEnv(places, env), stdio: ['pipe', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    let out = '';
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    const clientInfo = { name: 'a test', version: '1.0.0' };
    const params = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo };
    child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params })}\n`);
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    const [code] = (await once(child, 'close')) as [number | null];
    expect(code).toBe(0);
    const lines = out.trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { readonly jsonrpc: string }).jsonrpc)).toEqual(['2.0']);
  });
});
