import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSettings, type SettingsStore } from '../../../electron/app/settings';
import { silenceOf, watchUpdates, type UpdateParts } from '../../../electron/app/updates';
import { updateFacts } from '../../../electron/app/doctor/updates';
import type { Engine } from '../../../electron/app/engine';
import { ReleaseFeed } from '../../fakes/release-feed';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('new versions', () => {
  let feed: ReleaseFeed;
  let dir: string;
  let settings: SettingsStore;
  let now = Date.UTC(2026, 10, 25);
  let timers: { at: number; call: () => void }[] = [];
  let stored = new Map<string, unknown>();
  const running: { close: () => void }[] = [];

  beforeEach(async () => {
    feed = await ReleaseFeed.start();
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-updates-'));
    settings = openSettings(dir, now);
    timers = [];
    stored = new Map<string, unknown>();
  });
  afterEach(async () => {
    for (const each of running.splice(0)) each.close();
    await feed.stop();
    fs.rmSync(dir, { recursive: true });
  });

  /** The engine's parts, on a clock that only `pass` moves. */
  const engine = () => {
    const scoped = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
    const clock = {
      now: () => now,
      after: (ms: number, call: () => void) => {
        const timer = { at: now + ms, call };
        timers.push(timer);
        return () => void (timers = timers.filter((other) => other !== timer));
      },
    };
    const history = {
      kept: (name: string) => stored.get(name) ?? null,
      keep: (name: string, value: unknown) => void stored.set(name, JSON.parse(JSON.stringify(value))),
    };
    return { settings, clock, history, log: { scope: () => scoped } } as unknown as Engine;
  };
  const pass = (ms: number) => {
    now += ms;
    const due = timers.filter(({ at }) => at <= now);
    timers = timers.filter(({ at }) => at > now);
    for (const { call } of due) call();
  };
  const channel = () => ({
    ...{
      feed: feed.url,
      page: 'https://quotide.invalid/releases',
      publicKeys: [feed.publicKey],
      isTest: true,
    },
  });
  const start = (change: Partial<UpdateParts> = {}) => {
    const updates = watchUpdates({
      ...{ engine: engine(), channel: channel(), way: 'deb', version: '0.1.0', fetch, random: () => 0 },
      loadInstaller: null,
      ...change,
    });
    running.push(updates);
    return updates;
  };
  const asked = (count: number) =>
    vi.waitFor(() => {
      expect(feed.requests.length).toBe(count);
      expect(timers.length).toBe(1);
    });

  it('are not asked for until the settings say so', () => {
    const updates = start();
    pass(40 * DAY);
    expect(timers).toEqual([]);
    expect(feed.requests).toEqual([]);
    expect(updates.state()).toMatchObject({ silence: 'off', newer: null });
  });

  it('are asked for at once when they are switched on, then once a day, and no more when switched off', async () => {
    const updates = start();
    const told = vi.fn();
    updates.subscribe(told);
    expect(settings.change({ updates: { check: true } })).toBeNull();
    pass(0);
    await asked(1);
    expect(updates.state()).toMatchObject({ newer: '9.9.9', inTray: true, silence: null });
    expect(told).toHaveBeenLastCalledWith(updates.state());
    for (let hour = 1; hour < 24; hour += 1) pass(HOUR);
    expect(feed.requests.length).toBe(1);
    pass(HOUR);
    await asked(2);
    settings.change({ updates: { check: false } });
    expect(timers).toEqual([]);
    expect(updates.state()).toMatchObject({ silence: 'off', newer: null, inTray: false });
  });

  it('are asked for no more often by who switches back and forth, or starts again and again', async () => {
    settings.change({ updates: { check: true } });
    start();
    pass(10 * 60_000);
    await asked(1);
    for (let time = 0; time < 5; time += 1) {
      settings.change({ updates: { check: false } });
      settings.change({ updates: { check: true } });
      running.splice(0).forEach((each) => {
        each.close();
      });
      start();
      pass(HOUR);
    }
    expect(feed.requests.length).toBe(1);
  });

  it('are told once in the tray, over a restart too', async () => {
    settings.change({ updates: { check: true } });
    const first = start();
    pass(10 * 60_000);
    await asked(1);
    first.settle();
    expect(first.state()).toMatchObject({ newer: '9.9.9', inTray: false });
    first.close();
    expect(start().state()).toMatchObject({ newer: '9.9.9', inTray: false });
  });

  it.each<[string, (feed: ReleaseFeed) => void, string]>([
    ['forged', (server) => server.say(server.signed('9.9.9').replace('9.9.9', '9.9.8')), 'signature'],
    ['torn', (server) => server.say(server.signed('99.0.0').slice(0, -40)), 'malformed'],
    ['cut off', (server) => server.answer((response) => response.destroy()), 'unreachable'],
    ['an old one, played again', (server) => server.say(server.signed('9.9.8')), 'older'],
    [
      'a redirect',
      (server) =>
        server.answer((response) => response.writeHead(302, { location: 'https://evil.example/' }).end()),
      'redirect',
    ],
  ])('that are %s change nothing, and only the doctor says so', async (_what, spoil, reason) => {
    settings.change({ updates: { check: true } });
    const updates = start();
    pass(10 * 60_000);
    await asked(1);
    const before = updates.state();
    spoil(feed);
    pass(2 * DAY);
    await asked(2);
    expect(updates.state()).toEqual(before);
    const whole = { ok: true as const, value: engine() };
    const facts = { apiIsLoopback: true, installation: null, version: '0.1.0', canInstall: false };
    const env = { QUOTIDE_UPDATE_FEED: feed.url, QUOTIDE_UPDATE_KEY: feed.publicKey };
    expect(updateFacts(whole, env, facts)).toMatchObject({ newer: '9.9.9', failure: { reason } });
  });

  it('go on without a disk', async () => {
    settings.change({ updates: { check: true } });
    const whole = engine();
    const keep = () => {
      throw new Error('disk full');
    };
    const updates = start({ engine: { ...whole, history: { ...whole.history, keep } } });
    pass(10 * 60_000);
    await asked(1);
    expect(updates.state().newer).toBe('9.9.9');
  });
});

it('nobody asks for them from a checkout, or without a feed', () => {
  const channel = { feed: 'https://q/', page: 'https://q/', publicKeys: ['A'], isTest: false };
  expect(silenceOf(null, 'deb', true)).toBe('no_feed');
  expect(silenceOf(channel, null, true)).toBe('sources');
  expect(silenceOf({ ...channel, isTest: true }, null, true)).toBeNull();
  expect(silenceOf(channel, 'deb', true)).toBeNull();
});
