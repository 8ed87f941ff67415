import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DoctorReport } from '../../electron/core/doctor/doctor';
import { FAKE_TOKEN, writeCredentials } from '../fakes/credentials';
import type { World } from './support/quotide';
import { expect, test } from './support/test';

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `quotide doctor` on the fake desktop. */
async function doctor(
  world: World,
  args: readonly string[] = [],
  extra: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const env = world.env({ QUOTIDE_LOG: 'info', XDG_CURRENT_DESKTOP: 'Fake', ...extra });
  const child = spawn('bin/quotide', ['doctor', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (err += part.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

async function report(world: World, extra: Readonly<Record<string, string>> = {}) {
  const { code, out, err } = await doctor(world, ['--json'], extra);
  const { schema, findings } = JSON.parse(out) as DoctorReport;
  return { code, err, schema, findings, of: (id: string) => findings.find((finding) => finding.id === id) };
}

test('doctor without problems lists every finding, exits with 0 and sends one request, but none the second time', async ({
  world,
}) => {
  const { code, err, schema, findings, of } = await report(world);
  expect(err).toBe('');
  expect(code).toBe(0);
  expect(schema).toBe(1);
  for (const finding of findings)
    expect(Object.keys(finding)).toEqual(['id', 'title', 'state', 'facts', 'action']);
  expect(findings.map(({ id }) => id)).toEqual([
    ...['login', 'account', 'request', 'next_look', 'claude_code_cache', 'api', 'network'],
    ...['keyring', 'tray', 'notifications', 'database', 'data_folder', 'settings', 'versions', 'updates'],
  ]);
  for (const id of ['login', 'account', 'request', 'tray', 'notifications', 'database', 'data_folder'])
    expect(of(id), id).toMatchObject({ state: 'ok', action: null });
  expect(of('request')?.facts).toContain('Anthropic answered with HTTP 200.');
  expect(of('tray')?.facts[0]).toBe('A panel that shows tray icons runs.');
  expect(of('data_folder')?.facts[0]).toBe('~/data');
  // The API of the tests is simulated, which the report states.
  expect(of('api')?.state).toBe('warning');

  const text = await doctor(world);
  expect(text.code).toBe(0);
  expect(text.out).toMatch(/^ok {7}Login {2,}Claude Code’s folder/m);
  expect(world.api.requests).toHaveLength(1);
});

test('the report holds no secret and no name of a person', async ({ world }) => {
  writeCredentials(world.configDir, { scopes: ['user:inference', 'user:profile'] });
  world.api.answer({ status: 401, body: `{"error":{"message":"Bearer ${FAKE_TOKEN} ann@example.com"}}` });
  const proxy = { NO_PROXY: '127.0.0.1', HTTPS_PROXY: 'http://ann:hunter2@proxy.invalid:8080' };
  const runs = [await doctor(world, [], proxy), await doctor(world, ['--json'], proxy)];
  for (const { code, out, err } of runs) {
    expect(code).toBe(3);
    for (const secret of [FAKE_TOKEN, 'ann@example.com', 'hunter2', world.home])
      expect(out + err).not.toContain(secret);
    expect(out).toContain('HTTPS_PROXY is set.');
    expect(out).toContain('Anthropic refused it: HTTP 401');
  }
});

test('doctor does not change Claude Code’s files', async ({ world }) => {
  const file = join(world.configDir, '.credentials.json');
  chmodSync(file, 0o644);
  const before = [
    readdirSync(world.configDir),
    readFileSync(file, 'utf8'),
    statSync(file).mtimeMs,
    statSync(file).mode,
  ];
  const { code, of } = await report(world);
  expect(code).toBe(0);
  expect(of('login')).toMatchObject({
    state: 'warning',
    action: 'Make ~/.claude/.credentials.json readable by you alone (chmod 600).',
  });
  expect([
    readdirSync(world.configDir),
    readFileSync(file, 'utf8'),
    statSync(file).mtimeMs,
    statSync(file).mode,
  ]).toEqual(before);
});

test('doctor beside the running app reports the same data and sends no request', async ({ world }) => {
  await world.start();
  await world.api.waitForRequests(1);
  await expect.poll(async () => (await report(world)).of('request')?.state).toBe('ok');
  const { code, of } = await report(world);
  expect(code).toBe(0);
  expect(of('next_look')?.facts[0]).toBe('Another Quotide process runs and asks by itself.');
  expect(world.api.requests).toHaveLength(1);
});

test('doctor reports a failing network as a problem with advice and exits with 1', async ({ world }) => {
  await world.api.down();
  const { code, of } = await report(world);
  expect(code).toBe(1);
  expect(of('request')).toMatchObject({
    state: 'problem',
    action: expect.stringContaining('firewall'),
  });
});

test('a data folder that cannot be used is reported, and all other checks still run', async ({ world }) => {
  const { code, err, of } = await report(world, {
    QUOTIDE_DATA_DIR: join(world.configDir, '.credentials.json'),
  });
  expect(err).toBe('');
  expect(code).toBe(1);
  expect(of('database')).toMatchObject({
    state: 'problem',
    action: 'Make sure that the data folder can be written and has space left.',
  });
  expect(of('login')?.state).toBe('unknown');
  expect(of('tray')?.state).toBe('ok');
  expect(world.api.requests).toEqual([]);
});

test('doctor without a session bus reports facts of the desktop as unknown', async ({ world }) => {
  const { code, of } = await report(world, { DBUS_SESSION_BUS_ADDRESS: '', XDG_RUNTIME_DIR: world.home });
  expect(code).toBe(0);
  for (const id of ['keyring', 'tray', 'notifications']) expect(of(id)?.state, id).toBe('unknown');
});

test('doctor with wrong arguments exits with 2 and one helpful line', async ({ world }) => {
  const { code, out, err } = await doctor(world, ['--refresh']);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toBe('quotide: there is no --refresh; use: quotide doctor [--json]\n');
});

test.describe('without a login', () => {
  test.use({ signedIn: false });

  test('doctor exits with 3, lists every attempt, and sends nothing', async ({ world }) => {
    const { code, of } = await report(world);
    expect(code).toBe(3);
    expect(of('login')).toMatchObject({
      state: 'problem',
      action: expect.stringContaining('Run `claude` and sign in'),
    });
    expect(of('login')?.facts).toContain('~/.claude/.credentials.json – not there (no such file)');
    expect(world.api.requests).toEqual([]);
  });
});
