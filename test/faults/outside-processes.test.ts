import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commandWorld, eventually, QUOTIDE, run } from './support/command';
import { childEnv, type Places } from './support/places';

/** Starts the status line with a chained command, whose processes write their ids into a file. */
function chained({ places, command }: { readonly places: Places; readonly command: string }) {
  const file = path.join(places.home, 'pids');
  const child = spawn(QUOTIDE, ['statusline', '--chain', command.replaceAll('NOTE', `echo $! >>'${file}'`)], {
    env: childEnv(places, {}),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  let out = '';
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  child.stdin.end('{}');
  const pids = () =>
    fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim().split('\n').filter(Boolean).map(Number) : [];
  onTestFinished(() => {
    for (const pid of pids().filter(isAlive)) process.kill(pid, 'SIGKILL');
  });
  return { child, pids, out: () => out, ended: once(child, 'close') };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // A killed process whose parent has not asked for its end yet.
  return !/^State:\s+Z/m.test(fs.readFileSync(`/proc/${String(pid)}/status`, 'utf8'));
}

const alive = (pids: readonly number[]) =>
  pids.filter((pid) => fs.existsSync(`/proc/${String(pid)}`) && isAlive(pid));

describe('the command that is chained to the status line', () => {
  it('leaves no process behind when it ends before the processes that it put into the background', async () => {
    const { places } = await commandWorld();
    const line = chained({ places, command: 'sleep 77 & NOTE; sleep 78 & NOTE; echo mine' });
    await line.ended;
    expect(line.out()).toBe('mine\n');
    expect(line.pids()).toHaveLength(2);
    await eventually('the processes end', () => alive(line.pids()).length === 0);
  });

  it('leaves no process behind when it takes longer than its time', { timeout: 30_000 }, async () => {
    const { places } = await commandWorld();
    const line = chained({ places, command: 'sleep 77 & NOTE; (sleep 78 & NOTE; wait); sleep 79' });
    await line.ended;
    expect(line.out()).toBe('\n');
    expect(line.pids()).toHaveLength(2);
    await eventually('the processes end', () => alive(line.pids()).length === 0);
  });

  it('leaves no process behind when Claude Code ends the status line', async () => {
    const { places } = await commandWorld();
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      fs.rmSync(path.join(places.home, 'pids'), { force: true });
      const line = chained({ places, command: 'sleep 77 & NOTE; sleep 78' });
      await eventually('the command runs', () => line.pids().length === 1);
      line.child.kill(signal);
      await line.ended;
      await eventually('the processes end', () => alive(line.pids()).length === 0);
    }
  });
});

describe('many commands at once', () => {
  it(
    '20 of them on a new data folder all succeed, and one request is sent',
    { timeout: 60_000 },
    async () => {
      const { api, places } = await commandWorld();
      const runs = Array.from({ length: 20 }, () =>
        run(places, ['status', '--json'], { QUOTIDE_API_URL: api.url }),
      );
      for (const { code, err, out } of await Promise.all(runs)) {
        expect({ code, err }).toEqual({ code: 0, err: '' });
        expect(JSON.parse(out)).toMatchObject({ error: null });
      }
      expect(api.requests.filter(({ path: asked }) => asked.startsWith('/api/oauth/usage'))).toHaveLength(1);
    },
  );
});

describe('odd config folders', () => {
  it('a CLAUDE_CONFIG_DIR that names no usable folder gives an error in words, at once, and makes no file', async () => {
    const { places } = await commandWorld();
    const odd = [
      ...['/dev/null', '/dev/zero', '/proc/self', '/etc/passwd', '-', '--help', '\n', '$(touch made)'],
      ...['x'.repeat(5000), '/gone/../../gone', '~nobody', ',,,', '"', '\u202e/x', 'file:///etc'],
    ];
    const before = fs.readdirSync(places.home).filter((name) => name !== 'data');
    const runs = odd.map((value) =>
      run(places, ['status', '--json'], { CLAUDE_CONFIG_DIR: value, QUOTIDE_API_URL: 'http://127.0.0.1:9' }),
    );
    for (const [index, { code, out, err }] of (await Promise.all(runs)).entries()) {
      const { error } = JSON.parse(out) as { readonly error: { readonly kind: string } | null };
      expect([odd[index], code, err]).toEqual([odd[index], 3, '']);
      expect(['no_credentials', 'keychain_denied']).toContain(error?.kind);
    }
    expect(fs.readdirSync(places.home).filter((name) => name !== 'data')).toEqual(before);
  }, 60_000);
});

describe('hundreds of config folders', () => {
  it('500 of them ask the session bus a few times, not once each', { timeout: 60_000 }, async () => {
    const { places } = await commandWorld();
    const [bin, calls] = [path.join(places.home, 'bin'), path.join(places.home, 'calls')];
    fs.mkdirSync(bin);
    const script = `#!/bin/sh\necho call >>'${calls}'\nexit 1\n`;
    fs.writeFileSync(path.join(bin, 'dbus-send'), script, { mode: 0o755 });
    const dirs = Array.from({ length: 500 }, (_, index) => path.join(places.home, `claude${String(index)}`));
    const env = {
      CLAUDE_CONFIG_DIR: dirs.join(','),
      QUOTIDE_API_URL: 'http://127.0.0.1:9',
      PATH: `${bin}:${process.env['PATH'] ?? ''}`,
    };
    const { code, out } = await run(places, ['status', '--json'], env);
    expect(code).toBe(3);
    // A moment without a free thread must not be taken for a disk that does not answer.
    expect(JSON.parse(out)).toMatchObject({ error: { kind: 'no_credentials' } });
    const count = fs.readFileSync(calls, 'utf8').split('\n').length - 1;
    expect(count).toBeGreaterThan(0);
    // Each answer holds for half a second; two for each folder came before.
    expect(count).toBeLessThan(100);
  });
});
