import fs from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashInputs } from '../../scripts/lib/build/inputs.mjs';
import { demoEnv } from '../../scripts/lib/demo.mjs';
import { findDisplay, parseDisplay } from '../../scripts/lib/display.mjs';
import { parseStartArgs } from '../../scripts/lib/launch.mjs';
import { withLock } from '../../scripts/lib/lock.mjs';
import { withProgress } from '../../scripts/lib/report.mjs';
import { needsNoSandbox } from '../../scripts/lib/sandbox.mjs';

describe('npm start', () => {
  it('npm start takes --demo for itself and passes the rest on', () => {
    expect(parseStartArgs(['--demo', '--x', 'y'])).toEqual({ demo: true, rest: ['--x', 'y'] });
    expect(parseStartArgs([])).toEqual({ demo: false, rest: [] });
  });

  it.each([
    [['--demo', 'ultra'], 'ultra', []],
    [['--demo', 'Pro', '--x'], 'pro', ['--x']],
    [['--demo=max', 'y'], 'max', ['y']],
    [['--x', '--demo', 'ULTRA', 'y'], 'ultra', ['--x', 'y']],
  ])('npm start starts the demo of a plan with %j', (args, demoPlan, rest) => {
    expect(parseStartArgs(args)).toEqual({ demo: true, demoPlan, rest });
  });

  it.each([[['--demo', 'gold']], [['--demo=']], [['--demo=x']], [['--demo', 'max_20x']]])(
    'npm start refuses %j and prints which plans there are',
    (args) => {
      let refusal;
      try {
        parseStartArgs(args);
      } catch (error) {
        refusal = error;
      }
      expect(refusal).toMatchObject({
        message: expect.stringMatching(/^There is no demo of ".*"\.$/),
        action: expect.stringContaining('--demo pro`, `--demo max` or `--demo ultra'),
      });
    },
  );

  it('npm start reads the name of a display', () => {
    expect(parseDisplay(':0')).toEqual({ host: '', number: 0 });
    expect(parseDisplay('unix:10.0')).toEqual({ host: '', number: 10 });
    expect(parseDisplay('localhost:10.0')).toEqual({ host: 'localhost', number: 10 });
    expect(parseDisplay('[::1]:2')).toEqual({ host: '::1', number: 2 });
    for (const wrong of ['', 'x', ':', ':x', ':999999']) expect(parseDisplay(wrong)).toBeNull();
  });

  it('npm start finds the display that answers, with the cookie that it asks for', async () => {
    const cookie = Buffer.from('0123456789abcdef');
    const server = net.createServer((socket) => {
      socket.once('data', (hello) => socket.write(Buffer.from([hello.includes(cookie) ? 1 : 0, 0])));
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
    const { port } = /** @type {net.AddressInfo} */ (server.address());
    const file = path.join(fs.mkdtempSync(path.join(tmpdir(), 'display-')), 'Xauthority');
    const field = (/** @type {string | Buffer} */ value) => {
      const bytes = Buffer.from(value);
      return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes]);
    };
    const fields = ['elsewhere', String(port - 6000), 'MIT-MAGIC-COOKIE-1', cookie].map(field);
    fs.writeFileSync(file, Buffer.concat([Buffer.from([1, 0]), ...fields]));
    const env = { DISPLAY: `127.0.0.1:${port - 6000}` };
    expect(await findDisplay({ ...env, XAUTHORITY: file }, 'linux')).toBe('answers');
    expect(await findDisplay({ ...env, XAUTHORITY: `${file}.gone` }, 'linux')).toBe('silent');
    expect(await findDisplay({}, 'linux')).toBe('none');
    expect(await findDisplay({}, 'darwin')).toBe('answers');
    server.close();
  });

  it('npm start turns the sandbox off for root alone', () => {
    expect(needsNoSandbox(1000)).toBe(false);
    expect(needsNoSandbox(0)).toBe(process.platform === 'linux');
  });

  it('npm start gives the app the environment that the demo printed', () => {
    const line = '{"apiUrl":"http://127.0.0.1:1","configDir":"/c","dataDir":"/d","timeScale":600}';
    expect(demoEnv(line)).toEqual({
      QUOTIDE_API_URL: 'http://127.0.0.1:1',
      CLAUDE_CONFIG_DIR: '/c',
      QUOTIDE_DATA_DIR: '/d',
      QUOTIDE_TIME_SCALE: '600',
      QUOTIDE_DEMO: '1',
    });
  });
});

describe('set-up for npm start', () => {
  const folder = () => fs.mkdtempSync(path.join(tmpdir(), 'setup-'));

  it('set-up sees a changed, added and removed input, and no changed time', () => {
    const dir = folder();
    fs.mkdirSync(path.join(dir, 'a'));
    const file = path.join(dir, 'a', 'x.ts');
    fs.writeFileSync(file, '1');
    const first = hashInputs(dir, ['a', 'missing']);
    fs.utimesSync(file, 1, 1);
    expect(hashInputs(dir, ['a', 'missing'])).toBe(first);
    fs.writeFileSync(path.join(dir, 'a', 'y.ts'), '1');
    const second = hashInputs(dir, ['a']);
    fs.renameSync(path.join(dir, 'a', 'y.ts'), path.join(dir, 'a', 'z.ts'));
    expect(new Set([first, second, hashInputs(dir, ['a'])]).size).toBe(3);
  });

  it('set-up runs one at a time, and takes over from one that died', async () => {
    const file = path.join(folder(), 'lock');
    fs.writeFileSync(file, '999999999');
    /** @type {string[]} */
    const log = [];
    const work = async (/** @type {string} */ name) =>
      withLock(
        async () => {
          log.push(`${name}+`);
          await new Promise((resolve) => setTimeout(resolve, 30));
          log.push(`${name}-`);
        },
        { file, pollMs: 5 },
      );
    await Promise.all([work('a'), work('b')]);
    expect(log.map((entry) => entry[1])).toEqual(['+', '-', '+', '-']);
  });

  it('set-up shows its progress', async () => {
    /** @type {string[]} */
    const lines = [];
    const work = () => new Promise((resolve) => setTimeout(resolve, 55));
    await withProgress('working', work, { everyMs: 20, print: (line) => lines.push(line) });
    expect(lines[0]).toBe('working …');
    expect(lines[1]).toMatch(/^working: 0\.\d s so far$/);
    expect(lines.at(-1)).toMatch(/^working: done in 0\.\d s$/);
  });
});
