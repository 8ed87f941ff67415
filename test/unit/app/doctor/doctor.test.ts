import Database from 'better-sqlite3';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gatherDoctorFacts, type DoctorParts } from '../../../../electron/app/doctor/doctor';
import { createDropCounter } from '../../../../electron/app/proxy/proxy-check';
import { latestVersion } from '../../../../electron/history/migrations/list';
import { openTestParts, type TestParts } from '../../../support/test-parts';
import type { Environment } from '../../../../electron/app/environment';
import type { DoctorFacts } from '../../../../electron/core/doctor/doctor-facts';
import { err, ok } from '../../../../electron/core/result';
import type { RunCommand } from '../../../../electron/platform/run-command';
import { AnthropicApi } from '../../../fakes/anthropic-api';
import { FAKE_TOKEN, writeCredentials } from '../../../fakes/credentials';

const locale = { language: 'en-GB', timeZone: 'UTC' };
const nothing = Buffer.alloc(0);

describe('gatherDoctorFacts', () => {
  let api: AnthropicApi;
  let dir = '';
  const apps: TestParts[] = [];
  const ran: string[] = [];
  /** A bus on which only the tray host runs. */
  const run: RunCommand = (command, args) => {
    ran.push([command, ...args].join(' '));
    const words = args.includes('string:org.kde.StatusNotifierWatcher') ? 'boolean true' : 'boolean false';
    return Promise.resolve({ code: 0, stdout: Buffer.from(words), stderr: nothing, timedOut: false });
  };

  beforeEach(async () => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-doctor-'));
    vi.stubEnv('CLAUDE_CONFIG_DIR', path.join(dir, 'claude'));
    vi.stubEnv('HOME', dir);
    // No keyring and no dialog of the machine that the tests run on.
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'disabled:');
    api = await AnthropicApi.start();
  });
  afterEach(async () => {
    for (const app of apps.splice(0)) app.close();
    ran.length = 0;
    vi.unstubAllEnvs();
    await api.stop();
    fs.rmSync(dir, { recursive: true, force: true });
  });

  const environment = (): Environment => ({
    dataDir: path.join(dir, 'data'),
    apiUrl: api.url,
    apiIsLoopback: true,
    timeScale: 1,
    logLevel: 'error',
    demo: false,
    homeDir: dir,
  });
  function open(): TestParts {
    const fetchIt = (url: string, init: RequestInit) => fetch(url, init);
    const app = openTestParts({
      environment: environment(),
      locale,
      fetch: fetchIt,
    });
    apps.push(app);
    return app;
  }
  const gather = (parts: Partial<DoctorParts> = {}): Promise<DoctorFacts> =>
    gatherDoctorFacts({
      source: parts.source ?? ok(open()),
      environment: environment(),
      locale,
      run,
      version: '0.1.0',
      pollsHere: false,
      isPrivate: false,
      env: { HOME: dir },
      platform: 'linux',
      ...parts,
    });
  const signIn = (login = {}) => writeCredentials(path.join(dir, 'claude'), login);
  const first = ({ sessions }: DoctorFacts) => {
    if (sessions[0] === undefined) throw new Error('no session');
    return sessions[0];
  };

  describe('for a login that was never used', () => {
    it('sends one request, and gives its answer', async () => {
      signIn();
      const facts = await gather();
      expect(api.requests).toHaveLength(1);
      expect(first(facts)).toMatchObject({
        hasLogin: true,
        tokenIsNew: false,
        problem: null,
        plan: 'Max',
        lastStatus: 200,
        next: { reason: 'steady', request: true },
      });
      expect(facts.database.contents?.samples).toBeGreaterThan(0);
      expect(facts.database.contents?.newestAt).toBeGreaterThan(Date.now() - 60_000);
    });

    it('sends one request only, also when it runs several times', async () => {
      signIn();
      const source = ok(open());
      await gather({ source });
      await gather({ source });
      await gather();
      expect(api.requests).toHaveLength(1);
    });

    it('sends no request while this process or another one polls', async () => {
      signIn();
      const app = open();
      expect((await gather({ source: ok(app), pollsHere: true })).polls).toBe('here');
      app.pollerLease.claim(app.clock.now(), 60_000);
      const facts = await gather();
      expect(facts.polls).toBe('elsewhere');
      expect(first(facts).attemptedAt).toBeNull();
      expect(api.requests).toEqual([]);
    });
  });

  it('sends no request with an expired login, and gives no token', async () => {
    signIn({ expiresAt: 1 });
    const facts = await gather();
    expect(api.requests).toEqual([]);
    expect(first(facts)).toMatchObject({
      hasLogin: false,
      problem: { kind: 'expired' },
      next: { request: false },
    });
    signIn();
    expect(JSON.stringify(await gather())).not.toContain(FAKE_TOKEN);
  });

  it('looks for the login without a dialog', async () => {
    const app = open();
    const look = vi.spyOn(app.accounts.runtimes()[0].reader, 'look');
    await gather({ source: ok(app) });
    expect(look.mock.calls).toEqual([['background']]);
  });

  it('gives a pause that Anthropic asked for, and sends no request in it', async () => {
    signIn();
    api.answer({ status: 429, headers: { 'retry-after': '600' } });
    await gather();
    const session = first(await gather());
    expect(api.requests).toHaveLength(1);
    expect(session.problem).toMatchObject({ kind: 'rate_limited' });
    expect(session.next.askedToWaitUntil).toBeGreaterThan(Date.now() + 500_000);
  });

  it('gives that the login is newer than the last request', async () => {
    signIn();
    await gather();
    signIn({ accessToken: 'sk-ant-oat01-made-up-and-rotated' });
    expect(first(await gather()).tokenIsNew).toBe(true);
    expect(api.requests).toHaveLength(1);
  });

  it('gives each attempt to find a login with its outcome and its warnings', async () => {
    fs.chmodSync(signIn(), 0o644);
    const [file, keyring] = first(await gather()).attempts;
    expect(file).toMatchObject({
      outcome: 'found',
      login: { warnings: ['readable_by_others'], problem: null },
    });
    expect(keyring).toMatchObject({ outcome: 'not_applicable' });
  });

  describe('on a desktop', () => {
    it('asks the session bus at its address for the services', async () => {
      const env = { HOME: dir, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/x', XDG_CURRENT_DESKTOP: 'KDE' };
      const { desktop } = await gather({ env });
      expect(desktop).toEqual({
        name: 'KDE',
        hasBus: true,
        keyring: 'absent',
        trayHost: 'running',
        notifications: 'absent',
      });
    });

    it('runs no command without a session bus, and none on other systems than Linux', async () => {
      expect((await gather()).desktop).toMatchObject({ hasBus: false, name: null });
      expect((await gather({ platform: 'win32' })).desktop).toBeNull();
      expect(ran).toEqual([]);
    });
  });

  it.each([
    [{}, { httpsProxy: 'unset', noProxy: false, extraCerts: 'unset', tlsUnchecked: false }],
    [
      { HTTPS_PROXY: 'http://ann:hunter2@proxy:8080', no_proxy: 'x' },
      { httpsProxy: 'set', noProxy: true },
    ],
    [{ https_proxy: 'proxy:8080' }, { httpsProxy: 'set' }],
    [{ HTTPS_PROXY: 'http://' }, { httpsProxy: 'malformed' }],
    [{ ALL_PROXY: 'ftp://proxy:21' }, { httpsProxy: 'unsupported', proxyVariable: 'ALL_PROXY' }],
    [{ QUOTIDE_DROPPED_VARIABLES: 'NODE_OPTIONS NODE_PATH' }, { dropped: ['NODE_OPTIONS', 'NODE_PATH'] }],
    [{ NODE_EXTRA_CA_CERTS: '/nowhere/ca.pem' }, { extraCerts: 'unreadable' }],
    [
      { NODE_EXTRA_CA_CERTS: import.meta.filename, NODE_TLS_REJECT_UNAUTHORIZED: '0' },
      { extraCerts: 'empty', tlsUnchecked: true },
    ],
  ])(
    'gives the proxies and certificates of the variables, without their values: %j',
    async (env, expected) => {
      const facts = await gather({ env: { HOME: dir, ...env } });
      expect(facts.network).toMatchObject(expected);
      expect(JSON.stringify(facts)).not.toContain('hunter2');
    },
  );

  it('gives the files of the data folder that others can read, and the number of damaged histories', async () => {
    const source = ok(open());
    fs.writeFileSync(path.join(dir, 'data', 'note.txt'), '');
    fs.chmodSync(path.join(dir, 'data', 'note.txt'), 0o644);
    fs.writeFileSync(path.join(dir, 'data', 'history.sqlite.corrupt-2026'), '');
    fs.writeFileSync(path.join(dir, 'data', 'history.sqlite.corrupt-2026-wal'), '');
    const { dataFolder, database } = await gather({ source });
    expect(dataFolder).toMatchObject({ mode: 0o700, openFiles: ['note.txt'] });
    expect(database).toMatchObject({
      error: null,
      setAside: 1,
      contents: { check: 'ok', schema: latestVersion },
    });
  });

  it('gives nothing of a proxy that is off, else the result of its test and the lost events', async () => {
    const app = open();
    expect((await gather({ source: ok(app) })).proxy).toBeNull();
    const server = http.createServer((_request, response) => response.writeHead(403).end('Quotide'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    app.settings.change({ proxy: { on: true, port } });
    createDropCounter(app.history, app.clock, app.log).add(5);
    const facts = { port, hasKey: false, user: null, drops: { at: expect.any(Number) as number, count: 5 } };
    expect((await gather({ source: ok(app) })).proxy).toEqual({ ...facts, test: null });
    const running = { source: ok(app), pollsHere: true };
    expect((await gather(running)).proxy).toEqual({ ...facts, test: 'answers' });
    server.close();
    expect((await gather(running)).proxy?.test).toBe('silent');
  });

  it('gives the facts of a history from a newer version, and does not change its file', async () => {
    open();
    const file = path.join(dir, 'data', 'history.sqlite');
    const db = new Database(file);
    db.pragma('user_version = 99');
    db.close();
    const facts = await gather({ source: err('it has schema 99') });
    expect(facts).toMatchObject({ openError: 'it has schema 99', sessions: [], polls: 'nobody' });
    expect(facts.database.contents).toMatchObject({ schema: 99 });
    expect(api.requests).toEqual([]);
  });

  it('gives the reason why a file is not read as a history', async () => {
    fs.mkdirSync(path.join(dir, 'data'));
    fs.writeFileSync(
      path.join(dir, 'data', 'history.sqlite'),
      'no database at all, but long enough to be one',
    );
    const { database } = await gather({ source: err('damaged') });
    expect(database.contents).toBeNull();
    expect(database.error).toMatch(/^The history cannot be read: .*not a database/);
  });
});
