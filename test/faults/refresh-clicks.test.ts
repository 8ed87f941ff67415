import { describe, expect, it } from 'vitest';
import type { TestParts } from '../support/test-parts';
import { applyEstimates } from '../../electron/core/snapshot/apply-estimates';
import { trayView } from '../../electron/core/tray/tray-view';
import { refreshText } from '../../renderer/text/refresh-text';
import { seededRandom } from '../fakes/random';
import { CANARY } from '../unit/sources/credentials/support';
import { inWorld } from './support/rows';
import { HOUR, MINUTE, SECOND, START, type World } from './support/world';

const LONG = process.env['QUOTIDE_LONG'] !== undefined;
const SEEDS = Array.from({ length: LONG ? 30 : 2 }, (_, index) => index + 1);
/** The endpoint's own rule: five requests, one back each 3 min, then 429 for 45 min. */
const BUCKET = { capacity: 5, refillMs: 180_000, blockMs: 45 * MINUTE };

/** What tray menu and popover show beside Refresh; the dashboard shows `refreshAnswer` itself. */
function answersShown(app: TestParts): readonly (string | null)[] {
  const snapshot = applyEstimates(app.accounts.snapshot());
  const { menu } = trayView(snapshot, {
    style: 'number',
    window: 'most_critical',
    amount: 'used',
    locale: snapshot.locale,
    platform: 'linux',
  });
  return [
    snapshot.refreshAnswer,
    menu.find(({ id }) => id === 'source')?.label ?? null,
    refreshText(snapshot, Date.now(), snapshot.locale, true),
  ];
}

/** One click: what was shown before it, what it did, and what is shown after it. */
async function click(world: World, app: TestParts): Promise<'asked' | 'answered'> {
  const before = app.accounts.snapshot();
  const isShownReady = before.refreshAllowedAt === null || before.refreshAllowedAt <= Date.now();
  const requests = world.api.requests.length;
  const granted = app.accounts.refreshNow();
  const afterwards = app.accounts.snapshot();
  await world.time.pass(1);
  const isAsked = world.api.requests.length > requests;
  expect({ isShownReady, granted, isAsked }).toEqual({
    isShownReady,
    granted: isShownReady,
    isAsked: isShownReady,
  });
  if (isAsked) {
    expect(app.accounts.snapshot().refreshAnswer).toBeNull();
    return 'asked';
  }
  const [answer, ...shown] = answersShown(app);
  expect(answer).toMatch(
    /^(Up to date, \d+\s\w+ old|Asked \d+\s\w+ ago, again in \d+\s\w+|Anthropic asks to wait until .+)$/,
  );
  expect(shown).toEqual([answer, answer]);
  expect(afterwards.refreshAnswer).toBe(answer);
  return 'answered';
}

async function clickFor(world: World, app: TestParts, ms: number, seed: number): Promise<readonly string[]> {
  const random = seededRandom(seed);
  const done: string[] = [];
  const end = performance.now() + ms;
  while (performance.now() < end) {
    done.push(await click(world, app));
    await world.time.pass(Math.floor((0.2 + random() * 8) * SECOND));
  }
  return done;
}

/** Another program spends the token's requests until the endpoint blocks it. */
async function blockFromOutside(world: World): Promise<void> {
  const headers = {
    authorization: `Bearer ${CANARY}`,
    'anthropic-beta': 'oauth-2025-04-20',
    'user-agent': 'claude-code/2.1.280',
  };
  for (let request = 0; request <= BUCKET.capacity; request += 1) {
    await (await fetch(`${world.api.url}/api/oauth/usage`, { headers })).arrayBuffer();
  }
}

describe('a click on Refresh', { timeout: 120_000 }, () => {
  it.each(SEEDS)(
    'each of the clicks of 20 minutes leads to a request where Refresh is shown ready, else to an answer in words (seed %i)',
    async (seed) => {
      await inWorld(
        async (world) => {
          const app = await world.start();
          await world.time.pass(3 * SECOND);
          const done = await clickFor(world, app, 20 * MINUTE, seed);
          expect(done.filter((what) => what === 'asked').length).toBeGreaterThan(5);
          expect(done.filter((what) => what === 'answered').length).toBeGreaterThan(100);
          expect(world.api.requests.filter(({ refusal }) => refusal !== null)).toEqual([]);
        },
        { bucket: BUCKET },
      );
    },
  );

  it('a click during a cooldown is answered with the end of the wait', async () => {
    await inWorld(
      async (world) => {
        const app = await world.start();
        await world.time.pass(2 * MINUTE);
        await blockFromOutside(world);
        await world.time.passUntil(() => app.store.snapshot().problem?.kind === 'rate_limited', HOUR);
        const met = world.api.requests.length;
        const done = await clickFor(world, app, 4 * MINUTE, 7);
        expect(done).not.toContain('asked');
        expect(world.api.requests.length).toBe(met);
        expect(app.accounts.refreshNow()).toBe(false);
        expect(app.accounts.snapshot().refreshAnswer).toMatch(/^Anthropic asks to wait until 8:\d\d\sPM$/);
        expect(Date.now()).toBeLessThan(START + HOUR);
      },
      { bucket: BUCKET },
    );
  });

  it('the answer to a click disappears after ten seconds', async () => {
    await inWorld(async (world) => {
      const app = await world.start();
      await world.time.pass(12 * SECOND);
      app.accounts.refreshNow();
      expect(app.accounts.snapshot().refreshAnswer).toBe('Up to date, 12\u202fs old');
      await world.time.pass(9 * SECOND);
      expect(app.accounts.snapshot().refreshAnswer).not.toBeNull();
      await world.time.pass(2 * SECOND);
      expect(app.accounts.snapshot().refreshAnswer).toBeNull();
    });
  });

  it('a click without a network is answered with the ages of the last and the next request', async () => {
    await inWorld(async (world) => {
      const app = await world.start();
      await world.time.pass(2 * MINUTE);
      await world.api.down();
      app.accounts.refreshNow();
      await world.time.pass(20 * SECOND);
      expect(app.store.snapshot().problem?.kind).toBe('offline');
      expect(app.accounts.refreshNow()).toBe(false);
      expect(app.accounts.snapshot().refreshAnswer).toMatch(/^Asked \d+\ss ago, again in \d+\ss$/);
      await world.api.up();
    });
  });

  it('a click without a login looks at the login again, and the answer on screen is about the login', async () => {
    await inWorld(
      async (world) => {
        const app = world.open();
        app.poller.start();
        await world.time.pass(2 * SECOND);
        expect(app.accounts.refreshNow()).toBe(true);
        await world.time.pass(1);
        expect(app.accounts.snapshot().refreshAnswer).toBe('Looked again: no login that works');
      },
      { signedIn: false },
    );
  });

  it('a click ends a pause whose end was not reported, since a person who clicks is at the computer', async () => {
    await inWorld(async (world) => {
      const app = await world.start();
      app.pauses.happened('lock-screen');
      await world.time.pass(2 * MINUTE);
      expect(app.accounts.snapshot().nextRefreshAt).toBeNull();
      expect(await click(world, app)).toBe('asked');
      expect(app.accounts.snapshot().nextRefreshAt).not.toBeNull();
    });
  });
});
