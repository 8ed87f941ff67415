import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { DoctorReport } from '../../electron/core/doctor/doctor';
import { NODE_VARIABLES } from '../../scripts/lib/outer-variables.mjs';
import { commandWorld, QUOTIDE, run } from './support/command';
import { childEnv, type Places } from './support/places';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What profiles of developers and company machines set for other programs. */
const VARIABLES: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['--openssl-legacy-provider', { NODE_OPTIONS: '--openssl-legacy-provider' }],
  ['--use-system-ca', { NODE_OPTIONS: '--use-system-ca' }],
  ['--require of a file that is gone', { NODE_OPTIONS: '--require /gone/hook.js' }],
  ['--import of a file that is gone', { NODE_OPTIONS: '--import=/gone/hook.mjs' }],
  ['--inspect', { NODE_OPTIONS: '--inspect=127.0.0.1:0' }],
  ['an option that does not exist', { NODE_OPTIONS: '--no-such-thing "unclosed' }],
  ['an ICU folder that is gone', { NODE_ICU_DATA: '/gone' }],
  ['debugging output', { NODE_DEBUG: 'net,tls,http,module', NODE_DEBUG_NATIVE: 'HTTP' }],
  ['a channel of another process', { NODE_CHANNEL_FD: '99', NODE_UNIQUE_ID: '1' }],
  ['unchecked certificates', { NODE_TLS_REJECT_UNAUTHORIZED: '0' }],
  ['a file of certificates that is gone', { NODE_EXTRA_CA_CERTS: '/gone/ca.pem' }],
  [
    'variables of Electron',
    {
      ELECTRON_RUN_AS_NODE: '1',
      ELECTRON_ENABLE_LOGGING: '1',
      ELECTRON_NO_ASAR: '1',
      ELECTRON_LOG_FILE: '/gone/log',
    },
  ],
];

describe('variables of the environment that are set for other programs', () => {
  it.each(VARIABLES)('the command: %s changes nothing', async (_name, env) => {
    const { places, api } = await commandWorld();
    const { code, out, err } = await run(places, ['status', '--json'], { ...env, QUOTIDE_API_URL: api.url });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({ error: null, source: 'official_api' });
  });

  it.each(VARIABLES)('the status line: %s changes nothing', async (_name, env) => {
    const { places } = await commandWorld();
    const input = JSON.stringify({ rate_limits: { five_hour: { used_percentage: 42, resets_at: 4e9 } } });
    const lines = await Promise.all([statusline(places, input, {}), statusline(places, input, env)]);
    expect(lines[1]).toEqual(lines[0]);
    expect(lines[0]).toMatchObject({ code: 0, err: '' });
  });

  it('the user’s own command behind the status line gets the variables that were set for it', async () => {
    const { places } = await commandWorld();
    const chain = ['--chain', 'printf "%s %s" "$NODE_OPTIONS" "$NODE_EXTRA_CA_CERTS"'];
    const env = { NODE_OPTIONS: '--require /gone/hook.js', NODE_EXTRA_CA_CERTS: '/theirs/ca.pem' };
    const { out } = await statusline(places, '{}', env, chain);
    expect(out).toContain('--require /gone/hook.js /theirs/ca.pem');
  });

  it('the doctor names the variables that were dropped, and no value of them', async () => {
    const { places, api } = await commandWorld();
    const env = { NODE_OPTIONS: '--require /gone/secret.js', NODE_DEBUG: 'net', QUOTIDE_API_URL: api.url };
    const { out } = await run(places, ['doctor', '--json'], env);
    const { findings } = JSON.parse(out) as DoctorReport;
    const { facts } = findings.find(({ id }) => id === 'network') ?? { facts: [] };
    expect(facts).toContain(
      'NODE_OPTIONS, NODE_DEBUG are set for other programs; Quotide runs without them.',
    );
    expect(out).not.toContain('/gone/secret.js');
  });

  it('set-up runs under npm with variables for other programs', async () => {
    const { places } = await commandWorld();
    const env = { NODE_DEBUG: 'net', NODE_PATH: '/gone', ELECTRON_RUN_AS_NODE: '1' };
    const setUp = [
      process.env['npm_node_execpath'] ?? 'node',
      path.join(ROOT, 'scripts', 'setup.mjs'),
    ] as const;
    const { code, out } = await run(places, [], { ...env, XDG_CACHE_HOME: cacheOf() }, setUp);
    expect({ code, out }).toEqual({ code: 0, out: '' });
  });

  it('every launcher drops the same variables', () => {
    const launchers = ['bin/quotide', 'bin/quotide.cmd'].concat(
      ['linux/quotide', 'mac/quotide', 'win/quotide.cmd'].map((file) => `packaging/${file}`),
    );
    for (const file of launchers) {
      const text = fs.readFileSync(path.join(ROOT, file), 'utf8');
      const list = /(?:for name in|for %%V in \()\s*([A-Z\d_\s\\]+?)(?:;|\))/.exec(text)?.[1] ?? '';
      expect(list.split(/[\s\\]+/).filter((name) => name !== '')).toEqual(NODE_VARIABLES);
    }
  });
});

describe('npm start', () => {
  it('npm start with a display that is not there ends in `quotide watch`, and prints that the display does not answer', async () => {
    const started = await npmStart({ DISPLAY: ':9987', WAYLAND_DISPLAY: '' });
    expect(started).toContain('the display does not answer (DISPLAY is :9987), so this runs `quotide watch`');
  });

  it('npm start without a display prints that there is none', async () => {
    const started = await npmStart({ DISPLAY: '', WAYLAND_DISPLAY: '' });
    expect(started).toContain('there is no display here, so this runs `quotide watch`');
  });

  it('npm start with a display that does not let us in, and one that never answers, ends in `quotide watch`', async () => {
    for (const answer of [Buffer.from([0, 2, 11, 0, 0, 0, 1, 0, 110, 111, 0, 0]), null]) {
      const server = net.createServer((socket) => {
        socket.on('error', () => undefined);
        socket.once('data', () => answer !== null && socket.write(answer));
      });
      // X11's port of display n is 6000 + n.
      await once(server.listen(0, '127.0.0.1'), 'listening');
      const { port } = server.address() as net.AddressInfo;
      const display = `127.0.0.1:${String(port - 6000)}.0`;
      expect(await npmStart({ DISPLAY: display, WAYLAND_DISPLAY: '' })).toContain(`DISPLAY is ${display}`);
      server.close();
    }
  });

  it('npm start takes what a profile sets for other programs from the command that it runs', async () => {
    const env = {
      DISPLAY: '',
      WAYLAND_DISPLAY: '',
      NODE_OPTIONS: '--openssl-legacy-provider',
    };
    const started = await npmStart(env);
    expect(started).toContain('there is no display here');
    expect(started).not.toContain('is not allowed in NODE_OPTIONS');
  });
});

/** What `npm start` has printed once the command that it runs has printed its first line. */
async function npmStart(env: Readonly<Record<string, string>>): Promise<string> {
  const { places, api } = await commandWorld();
  const all: Record<string, string> = {
    ...childEnv(places, env),
    XDG_CACHE_HOME: cacheOf(),
    QUOTIDE_API_URL: api.url,
  };
  delete all['ELECTRON_RUN_AS_NODE'];
  const child = spawn('npm', ['start', '--', '--json'], {
    cwd: ROOT,
    env: all,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  onTestFinished(() => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
  });
  let text = '';
  const [out, err] = [child.stdout, child.stderr];
  err.on('data', (part: Buffer) => (text += part.toString()));
  await new Promise<void>((resolve) => {
    out.on('data', (part: Buffer) => {
      text += part.toString();
      if (text.includes('"schema":1')) resolve();
    });
    child.once('exit', () => resolve());
  });
  expect(text).toContain('"schema":1');
  return text;
}

/** The cache of this machine: set-up finds there what it has fetched and built before. */
function cacheOf(): string {
  return process.env['XDG_CACHE_HOME'] || path.join(process.env['HOME'] ?? '', '.cache');
}

async function statusline(
  places: Places,
  input: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const child = spawn(QUOTIDE, ['statusline', ...args], { env: childEnv(places, env), stdio: 'pipe' });
  let [out, err] = ['', ''];
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (err += part.toString()));
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}
