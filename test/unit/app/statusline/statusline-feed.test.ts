import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTestParts, type TestParts } from '../../../support/test-parts';
import { statusline } from '../../../../electron/cli/statusline/run';
import { AnthropicApi } from '../../../fakes/anthropic-api';
import { writeCredentials } from '../../../fakes/credentials';

describe('StatuslineFeed', () => {
  let api: AnthropicApi;
  let dir = '';
  let app: TestParts | null = null;
  beforeEach(async () => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-line-'));
    vi.stubEnv('CLAUDE_CONFIG_DIR', path.join(dir, 'claude'));
    vi.stubEnv('HOME', dir);
    writeCredentials(path.join(dir, 'claude'), {});
    api = await AnthropicApi.start();
    api.answer({ status: 500 });
  });
  afterEach(async () => {
    app?.close();
    vi.unstubAllEnvs();
    await api.stop();
    fs.rmSync(dir, { recursive: true, force: true });
  });

  const resets = Math.floor(Date.now() / 60_000) * 60 + 3600;
  const dataDir = () => path.join(dir, 'data');

  async function open(): Promise<TestParts> {
    const opened = openTestParts({
      environment: {
        dataDir: dataDir(),
        apiUrl: api.url,
        homeDir: dir,
      },
    });
    app = opened;
    const { store, start } = app;
    start();
    await vi.waitFor(() => {
      expect(store.facts().account).not.toBeNull();
    });
    return app;
  }

  /** A session of Claude Code draws its line. */
  function draw(
    session: string,
    percent: number,
    more: { configDir?: string; now?: number; limits?: object } = {},
  ) {
    const five_hour = { used_percentage: percent, resets_at: resets };
    const input = JSON.stringify({ session_id: session, rate_limits: { five_hour, ...more.limits } });
    const { configDir = path.join(dir, 'claude'), now = Date.now() } = more;
    return statusline({
      words: [],
      input,
      dataDir: dataDir(),
      configDir,
      cwd: dir,
      homedir: dir,
      now,
      warn: () => undefined,
    });
  }

  const shown = ({ store }: TestParts) => store.snapshot().windows.map(({ utilization }) => utilization);
  const window = ({ store }: TestParts) => store.snapshot().windows[0];

  it('shows a note in the snapshot of the account of its config folder', async () => {
    const running = await open();
    await draw('a', 99, { configDir: '/another/folder' });
    await draw('a', 42);
    await vi.waitFor(() => {
      expect(window(running)).toMatchObject({
        utilization: 42,
        source: 'statusline',
        resetsAt: resets * 1000,
      });
    });
    expect(running.store.snapshot().windows).toHaveLength(1);
  });

  it('shows the highest number of sessions that redraw in turns, with its age, also after a restart', async () => {
    api.answer({});
    api.setUsage(api.usage({ five_hour: { utilization: 58, resetsAt: resets * 1000 } }));
    const running = await open();
    await vi.waitFor(() => expect(shown(running)).toEqual([58]));
    await draw('b', 61);
    await vi.waitFor(() => expect(shown(running)).toEqual([61]));
    const { observedAt } = window(running) ?? {};
    const events: string[] = [];
    running.events.listen((told) => events.push(...told.map(({ kind }) => kind)));
    for (const session of ['a', 'b', 'a', 'b', 'a']) await draw(session, session === 'a' ? 54 : 61);
    // What comes after them has been taken in: so have they.
    await draw('c', 62);
    await vi.waitFor(() => expect(shown(running)).toEqual([62]));
    await draw('c', 40, { now: Date.now() + 20_000 });
    await vi.waitFor(() => expect(running.poller.nextLook().reason).toBe('questioned'));
    expect(shown(running)).toEqual([62]);
    expect(window(running)?.observedAt).toBeGreaterThanOrEqual(observedAt ?? Number.NaN);
    const before = running.history.samples({ since: 0, until: Date.now() + 1000 }).length;
    running.close();
    const again = await open();
    await vi.waitFor(() => expect(shown(again)).toEqual([62]));
    await draw('d', 63);
    await vi.waitFor(() => expect(shown(again)).toEqual([63]));
    expect(again.history.samples({ since: 0, until: Date.now() + 1000 }).length).toBeLessThanOrEqual(
      before + 2,
    );
    expect(events).toEqual([]);
  });

  it('records notes after one whose clock was ahead', async () => {
    const running = await open();
    await draw('a', 30, { now: Date.UTC(2036, 0, 1) });
    await vi.waitFor(() => expect(shown(running)).toEqual([30]));
    expect(window(running)?.observedAt).toBeLessThanOrEqual(Date.now());
    await draw('a', 31);
    await vi.waitFor(() => expect(shown(running)).toEqual([31]));
    await draw('b', 32);
    await vi.waitFor(() => expect(shown(running)).toEqual([32]));
  });

  it('raises no reset event when a line no longer names a 5-hour window, as for a verified Ultra account', async () => {
    const seven_day = { used_percentage: 12, resets_at: resets + 86_400 };
    const running = await open();
    const events: string[] = [];
    running.events.listen((told) => events.push(...told.map(({ kind }) => kind)));
    await draw('a', 42, { limits: { seven_day } });
    await vi.waitFor(() => expect(shown(running)).toEqual([42, 12]));
    await draw('b', 0, {
      limits: { five_hour: undefined, seven_day: { ...seven_day, used_percentage: 13 } },
    });
    await vi.waitFor(() => expect(shown(running)).toEqual([42, 13]));
    expect(events).toEqual([]);
  });

  it('shows only the week if no line ever named a 5-hour window', async () => {
    const running = await open();
    const seven_day = { used_percentage: 0, resets_at: resets + 86_400 };
    await draw('a', 0, {
      limits: { five_hour: undefined, seven_day, week_of_a_new_kind: { used_percentage: 7 } },
    });
    await vi.waitFor(() => {
      expect(running.store.snapshot().windows).toMatchObject([
        { id: 'seven_day', utilization: 0 },
        { id: 'week_of_a_new_kind', utilization: 7 },
      ]);
    });
  });

  it('shows the money of a gateway as a percent without an amount, with its source', async () => {
    const running = await open();
    await draw('a', 1, { limits: { spend_limit: { used_percentage: 104.2 } } });
    await vi.waitFor(() => {
      expect(running.store.snapshot()).toMatchObject({
        extraUsage: { utilization: 104.2, used: null, limit: null },
        extraUsageFrom: { source: 'statusline' },
      });
    });
  });
});
