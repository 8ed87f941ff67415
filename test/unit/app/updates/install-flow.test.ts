import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { updateFacts } from '../../../../electron/app/doctor/update-facts';
import { err, ok, type Result } from '../../../../electron/core/result';
import type { Installer, InstallFailure } from '../../../../electron/core/updates/install';
import type { Release } from '../../../../electron/core/updates/release';
import { UpdatesWorld } from './updates-world';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SOON = 10 * 60_000;
const FILES = [{ name: 'Quotide-9.9.9-x64.exe', bytes: 9, sha512: `${'A'.repeat(86)}==` }];

describe('watchUpdates in a signed package', () => {
  let world: UpdatesWorld;
  let outcome: Result<null, InstallFailure>;
  let fetched: Release[];
  const restart = vi.fn<Installer['restart']>(() => Promise.resolve(ok(null)));
  const load = vi.fn((): Installer => ({
    fetch: (release) => {
      fetched.push(release);
      return Promise.resolve(outcome);
    },
    restart,
  }));

  beforeEach(async () => {
    world = await UpdatesWorld.make();
    world.feed.say(world.feed.signed('9.9.9', FILES));
    [outcome, fetched] = [ok(null), []];
    vi.clearAllMocks();
  });
  afterEach(() => world.end());

  const start = () => world.start({ loadInstaller: load, way: 'other' });
  const switchTo = (install: boolean) => world.settings.change({ updates: { check: true, install } });
  const asked = (count: number) =>
    vi.waitFor(() => {
      expect([world.feed.requests.length, world.timers.length]).toEqual([count, 1]);
    });
  /** The update check after the first answer of the feed. */
  async function running(install: boolean) {
    switchTo(install);
    const updates = start();
    world.pass(SOON);
    await asked(1);
    return updates;
  }

  it('loads and fetches nothing until the user switches it on', async () => {
    const updates = await running(false);
    expect([load.mock.calls.length, fetched]).toEqual([0, []]);
    expect(updates.state()).toMatchObject({ newer: '9.9.9', canInstall: true, install: { kind: 'none' } });
    switchTo(true);
    await vi.waitFor(() => {
      expect(updates.state().install).toEqual({ kind: 'ready', version: '9.9.9' });
    });
    expect([load.mock.calls.length, fetched]).toEqual([1, [expect.objectContaining({ files: FILES })]]);
  });

  it('does not fetch the files of an answer whose signed time is over', async () => {
    await running(false);
    world.feed.answer((response) => response.destroy());
    world.pass(100 * DAY);
    await asked(2);
    switchTo(true);
    world.pass(2 * DAY);
    await asked(3);
    expect([load.mock.calls.length, fetched]).toEqual([0, []]);
  });

  it('loads nothing while there is no newer version', async () => {
    world.feed.say(world.feed.signed('0.1.0', FILES));
    const updates = await running(true);
    expect([load.mock.calls.length, updates.state().install]).toEqual([0, { kind: 'none' }]);
  });

  it('fetches the version of the signed feed, publishes each step, and restarts only on request', async () => {
    const kinds: string[] = [];
    switchTo(true);
    const updates = start();
    updates.subscribe(({ install }) => kinds.push(install.kind));
    world.pass(SOON);
    await asked(1);
    expect(kinds.filter((kind, at) => kind !== kinds[at - 1])).toEqual(['none', 'downloading', 'ready']);
    expect(restart).not.toHaveBeenCalled();
    updates.restart();
    expect(restart).toHaveBeenCalledOnce();
  });

  it.each([
    ['fetching', { install: false }],
    ['looking', { check: false }],
  ])(
    'withdraws a version that is ready when %s is switched off, and does not restart',
    async (_what, off) => {
      const updates = await running(true);
      expect(updates.state().install.kind).toBe('ready');
      world.settings.change({ updates: off });
      updates.restart();
      expect([updates.state().install, restart.mock.calls.length]).toEqual([{ kind: 'none' }, 0]);
    },
  );

  it('tries again a day after a failure, and gives the doctor the reason meanwhile', async () => {
    outcome = err('digest');
    const updates = await running(true);
    const failed = { kind: 'failed', version: '9.9.9', reason: 'digest' };
    expect(updates.state()).toMatchObject({ newer: '9.9.9', inTray: true, install: failed });
    const facts = () =>
      updateFacts(
        { ok: true, value: world.source() },
        { QUOTIDE_UPDATE_FEED: world.feed.url, QUOTIDE_UPDATE_KEY: world.feed.publicKey },
        { apiIsLoopback: true, installation: null, version: '0.1.0', canInstall: true },
      );
    expect(facts()).toMatchObject({ installs: true, installFailure: { reason: 'digest', at: world.now } });
    for (let hour = 1; hour < 24; hour += 1) world.pass(HOUR);
    expect(fetched).toHaveLength(1);
    outcome = ok(null);
    world.pass(HOUR);
    await asked(2);
    expect([fetched.length, updates.state().install.kind]).toEqual([2, 'ready']);
    expect(facts()).toMatchObject({ installFailure: null });
  });

  it('checks a version that an earlier run fetched soon after the next start, without a request to the feed', async () => {
    await running(true);
    world.stop();
    const updates = start();
    expect(updates.state().install).toEqual({ kind: 'none' });
    world.pass(SOON);
    await vi.waitFor(() => {
      expect(updates.state().install.kind).toBe('ready');
    });
    expect([world.feed.requests.length, fetched.length]).toEqual([1, 2]);
  });

  it('does not fetch a version that has just failed again at each start', async () => {
    outcome = err('digest');
    await running(true);
    for (let time = 0; time < 5; time += 1) {
      world.stop();
      start();
      world.pass(SOON);
    }
    expect(fetched).toHaveLength(1);
  });

  it.each<[string, (world: UpdatesWorld) => string]>([
    ['torn', ({ feed }) => feed.signed('99.0.0', FILES).slice(0, -40)],
    ['forged', ({ feed }) => feed.signed('99.0.0', FILES).replace('99.0.0', '99.0.1')],
    ['about another file', ({ feed }) => feed.signed('99.0.0', FILES).replace('AAAA', 'BBBB')],
    ['older', ({ feed }) => feed.signed('9.9.8', FILES)],
  ])('keeps the version that is ready when the answer of the feed is %s', async (_what, text) => {
    const updates = await running(true);
    world.feed.say(text(world));
    world.pass(2 * DAY);
    await asked(2);
    expect(updates.state().install).toEqual({ kind: 'ready', version: '9.9.9' });
    expect(fetched.map(({ version }) => version)).toEqual(['9.9.9']);
  });

  it('replaces a version that is ready by a newer one', async () => {
    const updates = await running(true);
    world.feed.say(world.feed.signed('9.9.10', []));
    world.pass(2 * DAY);
    await asked(2);
    expect(updates.state().install).toEqual({ kind: 'ready', version: '9.9.10' });
  });
});

it('watchUpdates fetches nothing in a package that cannot replace itself, even if the settings ask for it', async () => {
  const world = await UpdatesWorld.make();
  world.settings.change({ updates: { check: true, install: true } });
  const updates = world.start();
  world.pass(SOON);
  await vi.waitFor(() => {
    expect(updates.state().newer).toBe('9.9.9');
  });
  updates.restart();
  expect(updates.state()).toMatchObject({ canInstall: false, install: { kind: 'none' } });
  await world.end();
});
