import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTestParts, type TestParts } from '../../../support/test-parts';
import { EventRouter } from '../../../../electron/app/proxy/event-router';
import type { TokenUse } from '../../../../electron/core/tokens/tokens';
import type { ProxyEvent } from '../../../../electron/proxy/events';
import { tokenHash } from '../../../../electron/sources/credentials/token-hash';
import { AnthropicApi } from '../../../fakes/anthropic-api';
import { FAKE_TOKEN, writeCredentials } from '../../../fakes/credentials';
import { useOf } from '../../../fakes/token-use';

const HOUR = 3_600_000;
const reset = Math.ceil(Date.now() / HOUR) * HOUR + 2 * HOUR;
const P = 'anthropic-ratelimit-unified-';

describe('EventRouter', () => {
  let api: AnthropicApi;
  let dir = '';
  let app: TestParts;
  let router: EventRouter;
  const uses: TokenUse[] = [];

  beforeEach(async () => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-feed-'));
    vi.stubEnv('CLAUDE_CONFIG_DIR', path.join(dir, 'claude'));
    vi.stubEnv('HOME', dir);
    api = await AnthropicApi.start();
    writeCredentials(path.join(dir, 'claude'), {});
    uses.length = 0;
    const opened = openTestParts({
      environment: {
        dataDir: path.join(dir, 'data'),
        apiUrl: api.url,
        homeDir: dir,
      },
    });
    app = opened;
    const { clock, log, accounts } = app;
    router = new EventRouter({
      targets: accounts.runtimes,
      ledger: { add: (more) => uses.push(...more) },
      clock,
      log,
    });
    await accounts.runtimes()[0].reader.look('background');
  });
  afterEach(async () => {
    app.close();
    vi.unstubAllEnvs();
    await api.stop();
    fs.rmSync(dir, { recursive: true, force: true });
  });

  const headers = (fields: Readonly<Record<string, string>>, more: Partial<ProxyEvent> = {}): ProxyEvent => ({
    kind: 'headers',
    at: Date.now(),
    status: 200,
    tokenHash: tokenHash(FAKE_TOKEN),
    headers: Object.entries(fields).map(([name, value]) => [name, value] as const),
    ...(more as object),
  });
  const fiveHour = (fraction: string, resetsAt: number, more: Partial<ProxyEvent> = {}) =>
    headers({ [`${P}5h-utilization`]: fraction, [`${P}5h-reset`]: String(resetsAt / 1000) }, more);
  const shown = () => app.store.snapshot().windows.find(({ id }) => id === 'five_hour');
  const setUsage = (spec: Parameters<AnthropicApi['usage']>[0]) => {
    api.setUsage(api.usage(spec));
  };
  const ask = () => app.accounts.runtimes()[0].reader.ask('user');
  const events = () => app.history.events({ since: 0, until: Date.now() + 10 * HOUR });

  it('shows and stores limits of response headers at once, with their source', () => {
    router.route(fiveHour('0.42', reset));
    expect(shown()).toMatchObject({ utilization: 42, resetsAt: reset, source: 'response_headers' });
    const [sample] = app.history.samples({ since: 0, until: Date.now() + 1 });
    expect(sample).toMatchObject({
      window: 'five_hour',
      utilization: 42,
      source: 'response_headers',
      httpStatus: 200,
    });
  });

  it('reads the logins again also when the timer fires a fraction of a millisecond early', async () => {
    const { log, accounts } = app;
    const early: (() => void)[] = [];
    let at = 50_000;
    const clock = {
      now: () => app.clock.now(),
      monotonic: () => at,
      after: (_ms: number, run: () => void) => {
        early.push(run);
        return () => undefined;
      },
    };
    const ledger = { add: (more: readonly TokenUse[]) => uses.push(...more) };
    const late = new EventRouter({ targets: accounts.runtimes, ledger, clock, log });
    const use = (token: string): ProxyEvent => ({
      kind: 'use',
      tokenHash: tokenHash(token),
      organizationId: null,
      partial: false,
      use: useOf('msg_early'),
    });
    late.route(use('sk-ant-oat01-made-up-other'));
    await vi.waitFor(() => {
      expect(uses).toHaveLength(1);
    });
    late.route(use('sk-ant-oat01-made-up-new'));
    writeCredentials(path.join(dir, 'claude'), { accessToken: 'sk-ant-oat01-made-up-new' });
    at += 9999.6;
    for (const run of early) run();
    await vi.waitFor(() => {
      expect(uses).toHaveLength(2);
    });
    expect(uses[1]?.account).not.toBe(`token-${tokenHash('sk-ant-oat01-made-up-new')}`);
  });

  it('shows the newest of headers and API, and leaves the windows that the headers do not name', async () => {
    setUsage({
      five_hour: { utilization: 40, resetsAt: reset },
      seven_day: { utilization: 7, resetsAt: reset + HOUR },
    });
    await ask();
    expect(shown()).toMatchObject({ utilization: 40, source: 'official_api' });
    router.route(fiveHour('0.43', reset));
    expect(shown()).toMatchObject({ utilization: 43, source: 'response_headers' });
    const week = app.store.snapshot().windows.find(({ id }) => id === 'seven_day');
    expect(week).toMatchObject({ utilization: 7, source: 'official_api' });
  });

  it('raises one reset event when the headers show a reset before the API does', async () => {
    const before = Date.now() - 60_000;
    router.route(fiveHour('0.90', before, { at: before - 60_000 }));
    router.route(fiveHour('0.01', reset));
    setUsage({ five_hour: { utilization: 1, resetsAt: reset } });
    await ask();
    expect(events().filter(({ kind }) => kind === 'window_reset')).toMatchObject([
      { window: 'five_hour', value: 90 },
    ]);
  });

  it('raises no reset event when the API’s reset time differs from the headers’ by two seconds', async () => {
    router.route(fiveHour('0.30', reset));
    for (const wobble of [-900, 100, 1879]) {
      setUsage({ five_hour: { utilization: 30, resetsAt: reset + wobble } });
      await ask();
      router.route(fiveHour('0.31', reset));
    }
    expect(events()).toEqual([]);
    expect(shown()).toMatchObject({ resetsAt: reset });
  });

  it('records a percent whose reset time is invalid, with the reset time known before', async () => {
    router.route(fiveHour('0.30', reset));
    for (const odd of ['soon', '', '-1', '17', '2026-99-99T00:00:00Z'])
      router.route(headers({ [`${P}5h-utilization`]: '0.31', [`${P}5h-reset`]: odd }));
    expect(shown()).toMatchObject({ utilization: 31, resetsAt: reset, phase: 'running' });
    const body = api.usage({ five_hour: { utilization: 32, resetsAt: reset } });
    api.setUsage({ ...body, five_hour: { utilization: 32, resets_at: 'in two hours' } });
    await ask();
    expect(shown()).toMatchObject({ utilization: 32, resetsAt: reset, source: 'official_api' });
    expect(events()).toEqual([]);
  });

  it('shows no percent of a window that has ended, but the time of its last reading', async () => {
    const past = Math.floor(Date.now() / 1000) * 1000 - 1000;
    router.route(fiveHour('0.90', past, { at: past - HOUR }));
    expect(shown()).toMatchObject({
      utilization: null,
      phase: 'reset_due',
      stale: true,
      observedAt: past - HOUR,
    });
    setUsage({ five_hour: { utilization: 0, resetsAt: null } });
    await ask();
    expect(shown()).toMatchObject({ utilization: 0, resetsAt: null, phase: 'not_started', stale: false });
    expect(shown()?.observedAt).toBeGreaterThan(past);
  });

  it('shows windows of one model and extra usage at once too', async () => {
    router.route(headers({ [`${P}overage-status`]: 'allowed', [`${P}overage-utilization`]: '0.2' }));
    expect(app.store.snapshot().extraUsage).toMatchObject({ enabled: true, utilization: 20 });
    setUsage({ scoped: [{ model: 'Sonnet', utilization: 10, resetsAt: reset }] });
    await ask();
    const sonnet = () => app.store.snapshot().windows.find(({ id }) => id === 'seven_day_sonnet');
    expect(sonnet()).toMatchObject({ utilization: 10, source: 'official_api' });
    router.route(
      headers({
        [`${P}7d_sonnet-utilization`]: '0.35',
        [`${P}7d_sonnet-reset`]: String(reset / 1000),
      }),
    );
    expect(sonnet()).toMatchObject({ utilization: 35, source: 'response_headers' });
  });

  it('ignores a percent that is no valid number', () => {
    router.route(fiveHour('0.42', reset));
    for (const odd of ['NaN', 'Inf', '-1', '0.51%', '1e9']) router.route(fiveHour(odd, reset));
    expect(shown()).toMatchObject({ utilization: 42 });
  });

  it('ignores limits of an account that is not signed in here', async () => {
    router.route(fiveHour('0.42', reset));
    const other = { tokenHash: '0123456789abcdef' };
    router.route(fiveHour('0.99', reset, other));
    await vi.waitFor(() => {
      const log = fs.readFileSync(path.join(dir, 'data', 'quotide.log'), 'utf8');
      expect(log).toContain('an account that is not known here');
    });
    expect(shown()).toMatchObject({ utilization: 42 });
  });

  it('finds the account again after Claude Code has renewed its token', async () => {
    const renewed = 'sk-ant-oat01-made-up-and-renewed';
    writeCredentials(path.join(dir, 'claude'), { accessToken: renewed });
    router.route(fiveHour('0.55', reset, { tokenHash: tokenHash(renewed) }));
    await vi.waitFor(() => expect(shown()).toMatchObject({ utilization: 55 }));
  });

  it('stores the same numbers at most once a minute', () => {
    for (let n = 0; n < 50; n += 1) router.route(fiveHour('0.42', reset));
    router.route(fiveHour('0.43', reset));
    expect(app.history.samples({ since: 0, until: Date.now() + 1 })).toHaveLength(2);
  });

  it('adds token uses to the ledger with their account, and does not throw when the ledger fails', () => {
    const tokens = { input: 1, output: 2, cacheRead: 3, cacheWrite5m: 4, cacheWrite1h: 5 };
    const use: TokenUse = {
      messageId: 'msg_1',
      requestId: 'req_1',
      at: 5,
      model: 'm',
      tokens,
      origin: 'proxy',
      account: null,
      sessionId: null,
      project: null,
      branch: null,
      sidechain: false,
      fast: false,
      terms: 0,
      onPlan: true,
      copied: false,
    };
    const event: ProxyEvent = {
      kind: 'use',
      tokenHash: tokenHash(FAKE_TOKEN),
      organizationId: null,
      use,
      partial: false,
    };
    router.route(event);
    expect(uses).toEqual([{ ...use, account: app.store.snapshot().account?.key ?? use.account }]);
    const { clock, log, accounts } = app;
    const add = () => {
      throw new Error('the disk is full');
    };
    const failing = new EventRouter({ targets: accounts.runtimes, ledger: { add }, clock, log });
    expect(() => failing.route(event)).not.toThrow();
  });
});
