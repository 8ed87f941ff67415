import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { silenceOf } from '../../../../electron/app/updates/updates';
import { updateFacts } from '../../../../electron/app/doctor/update-facts';
import type { ReleaseFeed } from '../../../fakes/release-feed';
import { UpdatesWorld } from './updates-world';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('watchUpdates', () => {
  let world: UpdatesWorld;
  beforeEach(async () => {
    world = await UpdatesWorld.make();
  });
  afterEach(() => world.end());

  const asked = (count: number) =>
    vi.waitFor(() => {
      expect(world.feed.requests.length).toBe(count);
      expect(world.timers.length).toBe(1);
    });

  it('requests nothing while the settings do not ask for it', () => {
    const updates = world.start();
    world.pass(40 * DAY);
    expect(world.timers).toEqual([]);
    expect(world.feed.requests).toEqual([]);
    expect(updates.state()).toMatchObject({ silence: 'off', newer: null });
  });

  it('requests the feed at once when it is switched on, then once a day, until it is switched off', async () => {
    const updates = world.start();
    const listener = vi.fn();
    updates.subscribe(listener);
    expect(world.settings.change({ updates: { check: true } })).toBeNull();
    world.pass(0);
    await asked(1);
    expect(updates.state()).toMatchObject({ newer: '9.9.9', inTray: true, silence: null });
    expect(listener).toHaveBeenLastCalledWith(updates.state());
    for (let hour = 1; hour < 24; hour += 1) world.pass(HOUR);
    expect(world.feed.requests.length).toBe(1);
    world.pass(HOUR);
    await asked(2);
    world.settings.change({ updates: { check: false } });
    expect(world.timers).toEqual([]);
    expect(updates.state()).toMatchObject({ silence: 'off', newer: null, inTray: false });
  });

  it('requests the feed once a day, also when the user switches back and forth or restarts the app', async () => {
    world.settings.change({ updates: { check: true } });
    world.start();
    world.pass(10 * 60_000);
    await asked(1);
    for (let time = 0; time < 5; time += 1) {
      world.settings.change({ updates: { check: false } });
      world.settings.change({ updates: { check: true } });
      world.stop();
      world.start();
      world.pass(HOUR);
    }
    expect(world.feed.requests.length).toBe(1);
  });

  it('shows a version in the tray until the user has opened its page, also after a restart', async () => {
    world.settings.change({ updates: { check: true } });
    const first = world.start();
    world.pass(10 * 60_000);
    await asked(1);
    first.settle();
    expect(first.state()).toMatchObject({ newer: '9.9.9', inTray: false });
    first.close();
    expect(world.start().state()).toMatchObject({ newer: '9.9.9', inTray: false });
  });

  it.each<[string, (feed: ReleaseFeed) => void, string]>([
    ['forged', (server) => server.say(server.signed('9.9.9').replace('9.9.9', '9.9.8')), 'signature'],
    ['torn', (server) => server.say(server.signed('99.0.0').slice(0, -40)), 'malformed'],
    ['cut off', (server) => server.answer((response) => response.destroy()), 'unreachable'],
    ['an old one, played again', (server) => server.say(server.signed('9.9.8')), 'older'],
    [
      'one of the same version, signed before',
      (server) => server.say(server.signed('9.9.9', [], Date.now() - 5 * DAY)),
      'older',
    ],
    [
      'a redirect',
      (server) =>
        server.answer((response) => response.writeHead(302, { location: 'https://evil.example/' }).end()),
      'redirect',
    ],
  ])(
    'changes nothing after an answer that is wrong (%s), and gives the doctor the reason',
    async (_what, spoil, reason) => {
      world.settings.change({ updates: { check: true } });
      const updates = world.start();
      world.pass(10 * 60_000);
      await asked(1);
      const before = updates.state();
      spoil(world.feed);
      world.pass(2 * DAY);
      await asked(2);
      expect(updates.state()).toEqual(before);
      const whole = { ok: true as const, value: world.source() };
      const facts = { apiIsLoopback: true, installation: null, version: '0.1.0', canInstall: false };
      const env = { QUOTIDE_UPDATE_FEED: world.feed.url, QUOTIDE_UPDATE_KEY: world.feed.publicKey };
      expect(updateFacts(whole, env, facts)).toMatchObject({ newer: '9.9.9', failure: { reason } });
    },
  );

  it('refuses an answer whose signed time is over, and names that on screen and to the doctor', async () => {
    world.settings.change({ updates: { check: true } });
    const updates = world.start();
    world.feed.say(world.feed.signed('9.9.9', [], world.now - 60 * DAY));
    world.pass(10 * 60_000);
    await asked(1);
    expect(updates.state()).toMatchObject({ newer: null, answeredAt: null, isExpired: true });
    world.feed.say(world.feed.signed('9.9.9', [], world.now - 40 * DAY));
    world.pass(2 * DAY);
    await asked(2);
    expect(updates.state()).toMatchObject({ newer: '9.9.9', isExpired: false });
  });

  it('goes by the app’s clock, which Anthropic’s answers put right, and not by this computer’s date', async () => {
    world.settings.change({ updates: { check: true } });
    // Ten years ahead of the computer's date, as far as that is wrong.
    world.now = Date.now() + 3650 * DAY;
    const updates = world.start();
    world.feed.say(world.feed.signed('9.9.9'));
    world.pass(10 * 60_000);
    await asked(1);
    expect(updates.state()).toMatchObject({ newer: null, isExpired: true });
    world.feed.say(world.feed.signed('9.9.9', [], world.now));
    world.pass(2 * DAY);
    await asked(2);
    expect(updates.state()).toMatchObject({ newer: '9.9.9', isExpired: false });
  });

  it('works on when the disk is full', async () => {
    world.settings.change({ updates: { check: true } });
    const whole = world.source();
    const keep = () => {
      throw new Error('disk full');
    };
    const updates = world.start({ source: { ...whole, history: { ...whole.history, keep } } });
    world.pass(10 * 60_000);
    await asked(1);
    expect(updates.state().newer).toBe('9.9.9');
  });
});

it('silenceOf gives the reason why the feed is not requested, for a checkout and a build without a feed', () => {
  const channel = { feed: 'https://q/', page: 'https://q/', publicKeys: ['A'], isTest: false };
  expect(silenceOf(null, 'deb', true)).toBe('no_feed');
  expect(silenceOf(channel, null, true)).toBe('sources');
  expect(silenceOf({ ...channel, isTest: true }, null, true)).toBeNull();
  expect(silenceOf(channel, 'deb', true)).toBeNull();
});
