import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { makeCertificate } from '../faults/support/certificate';
import { usageBody } from '../fakes/api/usage-body';
import { HOUR, resetIn } from '../e2e/support/quotide';
import { behindCompany } from './support/company';
import { command, expect, runCommand, test } from './support/installed';

const usage = usageBody({ five_hour: { utilization: 42, resetsAt: resetIn(2 * HOUR) } });
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

test('status --json asks, prints the contract and nothing else, and leaves only the history', async ({
  world,
}) => {
  world.api.setUsage(usage);
  const { code, out, err } = await runCommand(world, ['status', '--json']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(JSON.parse(out)).toMatchObject({
    schema: 1,
    source: 'official_api',
    error: null,
    windows: [{ id: 'five_hour', utilization: 42 }],
  });
  expect(world.api.requests).toHaveLength(1);
  // Nothing of Chromium's is made beside the app's own files.
  const ours = /^(history\.sqlite.*|quotide\.log|clock\.json)$/;
  expect(readdirSync(world.dataDir).filter((name) => !ours.test(name))).toEqual([]);
});

test('--version, and a word that is a switch of Chromium or Node, are ours', async ({ world }) => {
  expect(await runCommand(world, ['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  for (const word of ['--inspect', '--remote-debugging-port=1', '--headless']) {
    const { code, out, err } = await runCommand(world, [word]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`there is no command "${word}"`);
  }
});

test('wrong usage exits 2 with one line, no login exits 3, an API that is down exits 1', async ({
  world,
}) => {
  const wrong = await runCommand(world, ['status', '--jsn']);
  expect(wrong.code).toBe(2);
  expect(wrong.err.trim().split('\n')).toHaveLength(1);
  await world.api.down();
  expect((await runCommand(world, ['status', '--json'])).code).toBe(1);
  rmSync(world.configDir, { recursive: true });
  expect(
    (await runCommand(world, ['status', '--json'], { QUOTIDE_DATA_DIR: join(world.home, 'other') })).code,
  ).toBe(3);
});

test('certificates of NODE_EXTRA_CA_CERTS are trusted, though Node itself may not read the variable', async ({
  world,
}) => {
  const certificate = makeCertificate({ from: Date.now() - HOUR, until: Date.now() + HOUR });
  const file = join(world.home, 'ca.pem');
  writeFileSync(file, certificate.cert);
  let asked = 0;
  const server = https.createServer(certificate, (_request, response) => {
    asked += 1;
    response.writeHead(503).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const env = { QUOTIDE_API_URL: `https://127.0.0.1:${String(port)}` };
  try {
    await runCommand(world, ['status', '--json'], { ...env, QUOTIDE_DATA_DIR: join(world.home, 'first') });
    expect(asked).toBe(0);
    await runCommand(world, ['status', '--json'], { ...env, NODE_EXTRA_CA_CERTS: file });
    expect(asked).toBeGreaterThan(0);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('it ends as it should each time, however soon', async ({ world }) => {
  rmSync(world.configDir, { recursive: true });
  const codes = [];
  for (let run = 0; run < 25; run += 1) codes.push((await runCommand(world, ['status'])).code);
  expect(codes).toEqual(codes.map(() => 3));
});

test('a pipe that closes early is no failure', ({ world }) => {
  const script = `"${command}" --help | head -1; echo "$?"`;
  const run = spawnSync('bash', ['-o', 'pipefail', '-c', script], { env: world.env(), encoding: 'utf8' });
  expect(run.stdout).toMatch(/^Quotide shows[^\n]*\n0\n$/);
  expect(run.stderr).toBe('');
});

test('watch runs until SIGINT, then ends with code 0', async ({ world }) => {
  world.api.setUsage(usage);
  const child = spawn(command, ['watch', '--json'], {
    env: world.env(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  expect(line.toString()).toContain('"schema":1');
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('it works through a link, as the one in /usr/bin', ({ world }) => {
  const link = join(world.home, 'q');
  symlinkSync(command, link);
  expect(spawnSync(link, ['--version'], { env: world.env(), encoding: 'utf8' }).stdout).toBe(`${version}\n`);
});

test('doctor says what is installed', async ({ world }) => {
  world.api.setUsage(usage);
  const { out } = await runCommand(world, ['doctor', '-v']);
  expect(out).toMatch(new RegExp(`Quotide ${version}, (deb package|unpacked folder)`));
  expect(out).toMatch(/Electron [\d.]+( \(not Electron’s own build: for tests only\))?, Node/);
});

test('the command gets through a company’s proxy, also with variables that a profile sets for other programs', async ({
  world,
}) => {
  world.api.setUsage(usage);
  const { env, stop } = await behindCompany(world);
  try {
    const outer = { NODE_OPTIONS: '--require /gone/hook.js', NODE_DEBUG: 'net', NODE_ICU_DATA: '/gone' };
    const { code, out, err } = await runCommand(world, ['status', '--json'], { ...env, ...outer });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({ error: null, windows: [{ utilization: 42 }] });
    const doctor = await runCommand(world, ['doctor', '-v'], { ...env, ...outer });
    expect(doctor.out).toContain('NODE_OPTIONS, NODE_ICU_DATA, NODE_DEBUG are set for other programs');
  } finally {
    await stop();
  }
});
