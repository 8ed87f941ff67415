import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { apiFixture, usageFixtureNames } from '../fakes/fixtures';
import { HOUR, resetIn, type World } from './support/quotide';
import { expect, test } from './support/test';

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command as a user does, without a display and without a session bus. */
function start(
  world: World,
  args: readonly string[],
  extra: Readonly<Record<string, string>> = {},
): ChildProcess {
  const env = world.env({ QUOTIDE_LOG: 'info', ...extra });
  for (const name of ['DISPLAY', 'WAYLAND_DISPLAY', 'DBUS_SESSION_BUS_ADDRESS'])
    Reflect.deleteProperty(env, name);
  return spawn('bin/quotide', [...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function run(world: World, ...args: readonly string[]): Promise<Run> {
  const child = start(world, args);
  let out = '';
  let err = '';
  child.stdout?.on('data', (part: Buffer) => (out += part.toString()));
  child.stderr?.on('data', (part: Buffer) => (err += part.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

const TOP = [
  ...[
    'schema',
    'takenAt',
    'account',
    'source',
    'observedAt',
    'stale',
    'windows',
    'extraUsage',
    'extraUsageFrom',
    'mode',
    'bankedResets',
    'surfaces',
    'localEstimate',
  ],
  'error',
];

for (const name of usageFixtureNames()) {
  test(`status --json prints the contract for ${name}`, async ({ world }) => {
    world.api.setUsage(apiFixture(name));
    const { code, out, err } = await run(world, 'status', '--json');
    expect(err).toBe('');
    expect(code).toBe(0);
    const status = JSON.parse(out) as {
      windows: { id: string; utilization: number | null; pace: object; tokens: object }[];
    };
    expect(Object.keys(status)).toEqual(TOP);
    expect(status).toMatchObject({
      schema: 1,
      source: 'official_api',
      stale: false,
      error: null,
      account: { plan: 'Max' },
    });
    expect(status.windows.slice(0, 2).map(({ id }) => id)).toEqual(['five_hour', 'seven_day']);
    for (const window of status.windows) {
      expect(Object.keys(window)).toEqual([
        ...[
          'id',
          'label',
          'utilization',
          'resetsAt',
          'severity',
          'source',
          'observedAt',
          'stale',
          'tokens',
          'pace',
        ],
      ]);
      expect(Object.keys(window.tokens)).toEqual([
        'input',
        'output',
        'cacheRead',
        'cacheWrite5m',
        'cacheWrite1h',
      ]);
      expect(Object.keys(window.pace)).toEqual(['verdict', 'atReset', 'runsOutAt']);
    }
  });
}

for (const args of [
  ['status', '--jsn'],
  ['status', 'extra'],
  ['watch', '--refresh'],
  ['stauts'],
  ['status', '--json=yes'],
]) {
  test(`wrong usage exits 2 with one helpful line: ${args.join(' ')}`, async ({ world }) => {
    const { code, out, err } = await run(world, ...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toMatch(/^quotide: .*(use: quotide (status|watch)|there are status, watch)/);
    expect(world.api.requests).toEqual([]);
  });
}

test('a wrong environment exits 2 with one helpful line', async ({ world }) => {
  const child = start(world, ['status'], { QUOTIDE_API_URL: 'https://evil.example' });
  let err = '';
  child.stderr?.on('data', (part: Buffer) => (err += part.toString()));
  expect(await once(child, 'close')).toEqual([2, null]);
  expect(err.trim().split('\n')).toHaveLength(1);
  expect(err).toContain('QUOTIDE_API_URL');
});

test('status sends no request while data is fresh, nor does --refresh within a minute', async ({ world }) => {
  expect((await run(world, 'status', '--json')).code).toBe(0);
  expect((await run(world, 'status', '--json')).code).toBe(0);
  expect((await run(world, 'status', '--json', '--refresh')).code).toBe(0);
  expect(world.api.requests).toHaveLength(1);
});

test('status without data and with a failing API prints a plain sentence and exits with 1', async ({
  world,
}) => {
  await world.api.down();
  const { code, out } = await run(world, 'status', '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    windows: [],
    source: null,
    observedAt: null,
    error: { kind: 'offline' },
  });
});

test('status and watch work beside the running app, from the same database', async ({ world }) => {
  world.api.setUsage(world.api.usage({ five_hour: { utilization: 42, resetsAt: resetIn(2 * HOUR) } }));
  await world.start();
  await world.trayWith('42');
  const { code, out } = await run(world, 'status');
  expect(code).toBe(0);
  expect(out).toMatch(/5-hour\s+42/);
  expect(world.api.requests).toHaveLength(1);

  const watch = start(world, ['watch']);
  const [line] = (await once(watch.stdout ?? watch, 'data')) as [Buffer];
  expect(line.toString()).toContain('5-hour 42');
  watch.kill('SIGINT');
  expect(await once(watch, 'close')).toEqual([0, null]);
  expect(world.api.requests).toHaveLength(1);
});

test('watch without the app polls by itself and prints a line for each change', async ({ world }) => {
  world.api.setUsage(world.api.usage({ five_hour: { utilization: 42, resetsAt: resetIn(4 * HOUR) } }));
  const watch = start(world, ['watch', '--json'], { QUOTIDE_TIME_SCALE: '600' });
  const lines: string[] = [];
  watch.stdout?.on('data', (part: Buffer) => lines.push(...part.toString().trim().split('\n')));
  const values = () =>
    lines.map((line) => (JSON.parse(line) as { windows: { utilization: number }[] }).windows[0]?.utilization);
  await expect.poll(values).toEqual([42]);
  world.api.setUsage(world.api.usage({ five_hour: { utilization: 51, resetsAt: resetIn(4 * HOUR) } }));
  await expect.poll(values).toEqual([42, 51]);
  watch.kill('SIGTERM');
  await once(watch, 'close');
});

test.describe('without a login', () => {
  test.use({ signedIn: false });

  test('status exits with 3, prints advice, and sends nothing', async ({ world }) => {
    const json = await run(world, 'status', '--json');
    expect(json.code).toBe(3);
    expect(JSON.parse(json.out)).toMatchObject({
      windows: [],
      source: null,
      error: { kind: 'no_credentials' },
    });
    const text = await run(world, 'status');
    expect(text.code).toBe(3);
    expect(text.out).toContain('Claude Code');
    expect(world.api.requests).toEqual([]);
  });
});
