import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Updates } from '../../electron/app/updates/updates';
import { UpdatesWorld } from '../unit/app/updates/updates-world';
import { updateRuns, type UpdateRun } from './support/update-run';
import { NEW } from './support/update-world';

const DAY = 86_400_000;
const current = updateRuns();

/** From the signed feed to the file in the cache: all of it but Windows. */
describe('an update from the feed to the restart', () => {
  let world: UpdatesWorld;
  beforeEach(async () => {
    world = await UpdatesWorld.make();
    world.settings.change({ updates: { check: true, install: true } });
  });
  afterEach(() => world.end());

  const text = (run: UpdateRun, version = NEW) => world.feed.signed(version, run.release.files);
  const start = (run: UpdateRun) => world.start({ loadInstaller: () => run.installer(), way: 'other' });
  /** Lets the feed be asked, and what comes of it end. */
  async function answered(updates: Updates, count = 1): Promise<void> {
    world.pass(count === 1 ? 600_000 : 2 * DAY);
    await vi.waitFor(
      () => {
        expect(world.feed.requests.length).toBe(count);
        expect(world.timers.length).toBe(1);
        expect(updates.state().install.kind).not.toBe('downloading');
      },
      { timeout: 15_000, interval: 5 },
    );
  }

  it('a signed version is downloaded, and started only by a click', async () => {
    const run = current();
    world.feed.say(text(run));
    const updates = start(run);
    await answered(updates);
    expect(updates.state().install).toEqual({ kind: 'ready', version: NEW });
    updates.close();
    expect([run.started, run.world.quits]).toEqual([[], 0]);
    const again = start(run);
    world.pass(600_000);
    await vi.waitFor(() => {
      expect(again.state().install.kind).toBe('ready');
    });
    expect(run.server.requests).toHaveLength(1);
    const file = path.join(run.world.pending, `Quotide-${NEW}-x64.exe`);
    fs.chmodSync(file, 0o755);
    again.restart();
    await vi.waitFor(() => {
      expect([run.started, run.world.quits]).toEqual([[file], 1]);
    });
  });

  const CUTS = 24;
  it(`a feed that is cut at ${CUTS} places, or holds anything else, leads to no request for a file`, async () => {
    const run = current();
    const whole = text(run);
    const updates = start(run);
    const bad = [
      // The last two are the closing brace and the line's end.
      ...Array.from({ length: CUTS }, (_, index) =>
        whole.slice(0, Math.floor(((whole.length - 2) * index) / CUTS)),
      ),
      whole.replace(NEW, '0.2.1'),
      whole.replace(run.release.files[0]?.sha512.slice(0, 8) ?? '', 'AAAAAAAA'),
      JSON.stringify({ version: NEW, path: `Quotide-${NEW}-x64.exe`, sha512: run.release.files[0]?.sha512 }),
      `version: ${NEW}\nfiles:\n  - url: Quotide-${NEW}-x64.exe\n`,
    ];
    for (const [index, said] of bad.entries()) {
      world.feed.say(said);
      await answered(updates, index + 1);
      expect([said.length, updates.state().newer, run.server.requests]).toEqual([said.length, null, []]);
    }
    await run.nothingHappened(run.installer());
    world.feed.say(whole);
    await answered(updates, bad.length + 1);
    expect(updates.state().install.kind).toBe('ready');
  });

  it.each([
    ['the version that runs', '0.1.0'],
    ['an older one', '0.0.9'],
    ['a preview', '0.2.0-beta.1'],
  ])('a feed that names %s leads to no request for a file', async (_what, version) => {
    const run = current();
    world.feed.say(text(run, version));
    const updates = start(run);
    await answered(updates);
    expect([updates.state().newer, run.server.requests]).toEqual([null, []]);
  });

  it('a version whose file has another version in its name is announced, and not downloaded', async () => {
    const run = current();
    world.feed.say(text(run, '0.3.0'));
    const updates = start(run);
    await answered(updates);
    expect(updates.state()).toMatchObject({
      newer: '0.3.0',
      install: { kind: 'failed', reason: 'unlisted' },
    });
    expect(run.server.requests).toEqual([]);
  });

  it('a download that breaks off is shown without alarm, and tried at the next check', async () => {
    const run = current();
    world.feed.say(text(run));
    run.server.spoiling = { after: 150_000, ending: 'rst' };
    const updates = start(run);
    await answered(updates);
    expect(updates.state()).toMatchObject({ newer: NEW, install: { kind: 'failed', reason: 'unreachable' } });
    run.server.spoiling = {};
    await answered(updates, 2);
    expect(updates.state().install).toEqual({ kind: 'ready', version: NEW });
  });

  it('a download ends when updates are switched off, and begins anew when they are switched on again', async () => {
    const run = current();
    world.feed.say(text(run));
    const cut = new Promise<void>((resolve) => (run.server.onCut = resolve));
    run.server.spoiling = { after: 150_000, ending: 'silence' };
    const updates = start(run);
    world.pass(600_000);
    await cut;
    world.settings.change({ updates: { install: false } });
    expect(updates.state().install).toEqual({ kind: 'none' });
    run.server.spoiling = {};
    world.settings.change({ updates: { install: true } });
    await vi.waitFor(() => {
      expect(updates.state().install).toEqual({ kind: 'ready', version: NEW });
    });
    expect(run.world.oldIsWhole()).toBe(true);
  });
});
