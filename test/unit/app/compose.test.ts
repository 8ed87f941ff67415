import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTestParts, type TestParts } from '../../support/test-parts';
import { plainMachine, type Machine } from '../../../electron/app/lifecycle/machine';
import { AnthropicApi } from '../../fakes/anthropic-api';
import { FAKE_TOKEN, writeCredentials } from '../../fakes/credentials';

const HOUR = 3_600_000;
const ROTATED = 'sk-ant-oat01-made-up-and-rotated';

describe('the app over a simulated API', () => {
  let api: AnthropicApi;
  let dir = '';
  const apps: TestParts[] = [];

  beforeEach(async () => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-app-'));
    vi.stubEnv('CLAUDE_CONFIG_DIR', path.join(dir, 'claude'));
    vi.stubEnv('HOME', dir);
    api = await AnthropicApi.start();
  });
  afterEach(async () => {
    for (const app of apps.splice(0)) app.close();
    vi.unstubAllEnvs();
    await api.stop();
    fs.rmSync(dir, { recursive: true, force: true });
  });

  const signIn = (login = {}) => writeCredentials(path.join(dir, 'claude'), login);
  const usage = (percent: number) =>
    api.usage({
      five_hour: { utilization: percent, resetsAt: Math.ceil(Date.now() / 60_000) * 60_000 + 2 * HOUR },
    });

  function open(timeScale = 1, machine: Machine = plainMachine): TestParts {
    const app = openTestParts({
      environment: {
        dataDir: path.join(dir, 'data'),
        apiUrl: api.url,
        timeScale,
        homeDir: dir,
      },
      machine,
    });
    apps.push(app);
    return app;
  }

  const fiveHour = (app: TestParts) => app.store.snapshot().windows.find(({ id }) => id === 'five_hour');

  it('the poller requests more often once Claude Code writes on this machine', async () => {
    signIn();
    api.setUsage(usage(42));
    const app = open(60);
    app.start();
    await vi.waitFor(() => expect(api.requests.length).toBe(1), 10_000);
    await vi.waitFor(() => expect(app.poller.nextLook().reason).toBe('steady'), 10_000);
    fs.mkdirSync(path.join(dir, 'claude', 'projects', 'p'), { recursive: true });
    fs.writeFileSync(path.join(dir, 'claude', 'projects', 'p', 's.jsonl'), '{}\n');
    // The view is looked over each minute of the app's time, and with it the files.
    await vi.waitFor(() => expect(app.poller.nextLook().reason).toBe('local_activity'), 10_000);
    expect(app.poller.nextLook().delayMs).toBeLessThanOrEqual(180_000 * 1.05);
  });

  describe('a reading', () => {
    it('a reading is shown in the snapshot and stored in the history', async () => {
      signIn();
      api.setUsage(usage(42));
      const app = open();
      await app.poller.askOnce();
      expect(fiveHour(app)).toMatchObject({
        utilization: 42,
        source: 'official_api',
        stale: false,
        phase: 'running',
      });
      expect(app.store.snapshot()).toMatchObject({
        phase: 'ready',
        problem: null,
        account: { plan: 'Max' },
      });
      expect(app.history.samples({ since: 0, until: Date.now() + 1 })).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ window: 'five_hour', utilization: 42, httpStatus: 200 }),
        ]),
      );
      expect(api.requests.map(({ refusal }) => refusal)).toEqual([null]);
    });

    it('a reading is shown again after a restart, without a request', async () => {
      signIn();
      api.setUsage(usage(42));
      const first = open();
      await first.poller.askOnce();
      first.close();
      apps.length = 0;
      const second = open();
      expect(fiveHour(second)).toMatchObject({ utilization: 42 });
      expect(api.requests).toHaveLength(1);
    });

    it('the store freezes every snapshot and gives each a larger version', async () => {
      signIn();
      const app = open();
      const versions: number[] = [];
      app.store.changed.listen(() => versions.push(app.store.snapshot().version));
      await app.poller.askOnce();
      const snapshot = app.store.snapshot();
      expect(
        Object.isFrozen(snapshot) &&
          Object.isFrozen(snapshot.windows) &&
          Object.isFrozen(snapshot.windows[0]),
      ).toBe(true);
      expect(versions.length).toBeGreaterThan(1);
      expect(versions).toEqual([...versions].sort((a, b) => a - b));
      expect(new Set(versions).size).toBe(versions.length);
    });
  });

  describe('without a usable login', () => {
    it('the poller sends no request without a login', async () => {
      const app = open();
      await app.poller.askOnce();
      expect(app.store.snapshot()).toMatchObject({ phase: 'empty', problem: { kind: 'no_credentials' } });
      expect(api.requests).toEqual([]);
    });

    it.each([
      ['expired', { expiresAt: 1 }, 'expired'],
      ['empty', { accessToken: '' }, 'no_credentials'],
      ['for inference only', { scopes: ['user:inference'] }, 'missing_scope'],
    ])('the poller never sends a token that is %s', async (_name, login, kind) => {
      signIn(login);
      const app = open();
      await app.poller.askOnce();
      expect(app.store.snapshot().problem?.kind).toBe(kind);
      expect(api.requests).toEqual([]);
    });
  });

  describe('a 401', () => {
    it('the reader looks at the login again after a 401, and sends one more request only with another token', async () => {
      signIn();
      api.login(ROTATED);
      api.logout(FAKE_TOKEN);
      api.setUsage(usage(42));
      const app = open();
      api.enqueue({ status: 401, delayMs: 300 });
      const asked = app.poller.askOnce();
      await api.waitForRequests(1);
      signIn({ accessToken: ROTATED });
      await asked;
      expect(api.requests.map(({ token }) => token)).toEqual([FAKE_TOKEN, ROTATED]);
      expect(app.store.snapshot()).toMatchObject({ phase: 'ready', problem: null });
    });

    it('a 401 for the same token is shown as a plain sentence, and is not repeated', async () => {
      signIn();
      api.logout(FAKE_TOKEN);
      const app = open();
      await app.poller.askOnce();
      await app.poller.askOnce();
      expect(api.requests).toHaveLength(1);
      const problem = app.store.snapshot().problem;
      expect(problem?.kind).toBe('expired');
      expect(`${problem?.message ?? ''} ${problem?.advice ?? ''}`).toContain('claude');
    });
  });

  describe('a 429', () => {
    it('the wait after a 429 continues over a restart and a click, and ends with another token', async () => {
      signIn();
      api.answer({ status: 429, headers: { 'retry-after': '0' } });
      const first = open();
      await first.poller.askOnce();
      expect(first.store.snapshot().problem).toMatchObject({
        kind: 'rate_limited',
        message: 'Anthropic refuses just now.',
        advice: expect.stringMatching(/^Quotide asks again .*\d\d:\d\d\.$/) as string,
      });
      first.close();
      apps.length = 0;

      api.clear();
      const second = open(60);
      await new Promise((resolve) => setTimeout(resolve, 1100));
      await second.poller.askOnce();
      expect(api.requests).toHaveLength(1);
      api.login(ROTATED);
      signIn({ accessToken: ROTATED });
      await second.poller.askOnce();
      expect(api.requests).toHaveLength(2);
      expect(second.store.snapshot().problem).toBeNull();
    });
  });

  describe('two processes over one data folder', () => {
    it('two processes together send one request a minute, and show the same numbers', async () => {
      signIn();
      api.setUsage(usage(42));
      const one = open();
      const two = open();
      await one.poller.askOnce();
      await two.poller.askOnce();
      expect(api.requests).toHaveLength(1);
      expect(fiveHour(two)).toMatchObject({ utilization: 42 });
    });

    it('two processes never have two requests under way', async () => {
      signIn();
      api.answer({ delayMs: 300 });
      const one = open();
      const two = open();
      await Promise.all([one.poller.askOnce(), two.poller.askOnce()]);
      expect(api.requests).toHaveLength(1);
    });

    it('one of two processes polls, and the other one shows its readings', async () => {
      signIn();
      const one = open(600);
      const two = open(600);
      one.poller.start();
      two.poller.start();
      await api.waitForRequests(4, 10_000);
      const gaps = api.requests
        .map(({ at }) => at)
        .flatMap((at, index, all) => (index === 0 ? [] : [at - (all[index - 1] ?? 0)]));
      // 300 s ± 5 % at 600 times the speed; two that both polled would halve it.
      expect(Math.min(...gaps)).toBeGreaterThan(250);
      expect(
        one.pollerLease.heldByAnother(one.clock.now()) !== two.pollerLease.heldByAnother(two.clock.now()),
      ).toBe(true);
    });
  });

  describe('the poller', () => {
    it('the last value stays with its age while the API is down, and is live again when the API is back', async () => {
      signIn();
      api.setUsage(usage(42));
      const app = open(600);
      app.poller.start();
      await vi.waitFor(() => {
        expect(fiveHour(app)?.utilization).toBe(42);
      }, 5000);
      await api.down();
      await vi.waitFor(() => {
        expect(app.store.snapshot().problem?.kind).toBe('offline');
      }, 5000);
      expect(fiveHour(app)?.utilization).toBe(42);
      await vi.waitFor(() => {
        expect(app.store.snapshot().stale).toBe(true);
      }, 5000);
      api.setUsage(usage(51));
      await api.up();
      await vi.waitFor(() => {
        expect(app.store.snapshot()).toMatchObject({ stale: false, problem: null });
      }, 8000);
      expect(fiveHour(app)?.utilization).toBe(51);
    }, 30_000);

    it('the poller sends one request soon after the network is back, before the regular time', async () => {
      signIn();
      const network = { isOnline: true };
      const app = open(60, { idleMs: () => 0, isOnline: () => network.isOnline });
      app.poller.start();
      await api.waitForRequests(1);
      network.isOnline = false;
      await new Promise((resolve) => setTimeout(resolve, 1500));
      network.isOnline = true;
      await api.waitForRequests(2, 3000);
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(api.requests).toHaveLength(2);
    });

    it('a click looks at a refused login again at once, without sending its token', async () => {
      signIn();
      api.logout(FAKE_TOKEN);
      const app = open();
      app.poller.start();
      await vi.waitFor(() => {
        expect(app.store.snapshot()).toMatchObject({ problem: { kind: 'expired' }, refreshing: false });
      });
      await vi.waitFor(() => {
        expect(app.store.snapshot().refreshAllowedAt).toBeNull();
      });
      expect(app.poller.refreshNow()).toBe(true);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(api.requests).toHaveLength(1);
    });

    it('a click within a minute of a request starts no second one', async () => {
      signIn();
      const app = open();
      app.poller.start();
      await api.waitForRequests(1);
      await vi.waitFor(() => {
        expect(app.store.snapshot().phase).toBe('ready');
      });
      expect(app.poller.refreshNow()).toBe(false);
      expect(app.store.snapshot().refreshAllowedAt).toBeGreaterThan(Date.now());
      expect(api.requests).toHaveLength(1);
    });

    it('the app never writes a token into its files', async () => {
      signIn();
      api.answer({ status: 401, body: `{"error":{"message":"Bearer ${FAKE_TOKEN}"}}` });
      const app = open();
      await app.poller.askOnce();
      app.close();
      apps.length = 0;
      const files = fs
        .readdirSync(path.join(dir, 'data'))
        .map((name) => fs.readFileSync(path.join(dir, 'data', name)));
      expect(files.length).toBeGreaterThan(0);
      expect(files.some((bytes) => bytes.includes(FAKE_TOKEN))).toBe(false);
    });
  });
});
