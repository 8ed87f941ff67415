import fs from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { TestParts } from '../../../support/test-parts';
import { lineState } from '../../../../electron/app/statusline/line-states';
import { watchAlerts } from '../../../../electron/app/alerts/alerts';
import type { Alert } from '../../../../electron/core/alerts/alert';
import { statusOf, type Status } from '../../../../electron/core/snapshot/status';
import { HOUR, IdentityWorld } from './identity-world';

const P = 'anthropic-ratelimit-unified-';
const TOKEN = 'sk-ant-oat01-made-up-for-the-mode';
const ORG = 'b0a1c2d3-0000-4000-a000-00000000aaaa';

const worlds: IdentityWorld[] = [];

afterEach(async () => {
  for (const world of worlds.splice(0)) await world.end();
});

async function startWorld(): Promise<IdentityWorld> {
  const world = await IdentityWorld.start();
  worlds.push(world);
  return world;
}

/** The headers of a fixture, with resets that lie ahead of the real time. */
function fixtureHeaders(world: IdentityWorld, name: string): readonly (readonly [string, string])[] {
  const fields = JSON.parse(fs.readFileSync(`test/fixtures/limit-mode/${name}.json`, 'utf8')) as Record<
    string,
    string
  >;
  const ahead: Readonly<Record<string, number>> = {
    [`${P}5h-reset`]: world.reset,
    [`${P}7d-reset`]: world.reset + 48 * HOUR,
    [`${P}slow-budget-reset`]: world.reset + HOUR,
  };
  return Object.entries(fields).map(([header, value]) => {
    const at = ahead[header];
    return [header, at === undefined ? value : String(at / 1000)] as const;
  });
}

/** An app that knows a window at 99 %, and then sees an answer with these headers. */
async function appAfter(world: IdentityWorld, name: string, status = 200): Promise<TestParts> {
  world.signIn(TOKEN, ORG);
  world.says(99);
  const app = world.open();
  await app.poller.askOnce();
  const seen = world.headers(TOKEN, ORG, 100);
  if (seen.kind !== 'headers') throw new Error('no headers');
  world.routerOf(app).route({ ...seen, status, headers: fixtureHeaders(world, name) });
  await vi.waitFor(() => expect(factsOf(app).windows[0]?.utilization).toBe(100));
  return app;
}

const factsOf = ({ accounts }: TestParts): Status => statusOf(accounts.snapshot());
const sentenceOf = ({ accounts }: TestParts) => {
  const { claim, rest, note } = accounts.snapshot().verdict;
  return [claim, rest, note].join(' ').replaceAll(/[\u202f\u00a0]/g, ' ');
};

describe('headers that the proxy has seen', () => {
  it.each([
    [
      'slow-active',
      { mode: 'low_priority' },
      'Claude goes on at lower priority. 40 % of the allowance is left until',
    ],
    [
      'slow-waiting',
      { mode: 'low_priority' },
      'Claude waits for a free place at lower priority. 75 % of the',
    ],
    ['slow-offered', { mode: 'normal' }, 'You can go on at lower priority: type /low-priority'],
    ['slow-not-offered', { mode: 'normal' }, 'Claude answers again'],
    ['slow-used-up', { mode: 'normal' }, 'The allowance for lower priority is used up until'],
    ['grace-active', { mode: 'grace' }, 'Claude goes on for a short while so you can finish.'],
    ['grace-paid-by-credits', { mode: 'grace' }, 'It is paid from your credits.'],
    ['grace-eligible', { mode: 'normal' }, 'Claude answers again'],
    [
      'extra-team-in-use',
      {
        mode: 'normal',
        extraUsage: { enabled: true, scope: 'team', inUse: true, paused: null },
      },
      'Your team’s extra usage covers this now.',
    ],
    [
      'extra-channel-in-use',
      { mode: 'normal', extraUsage: { enabled: true, scope: 'channel', inUse: true } },
      'Your channel’s extra usage covers this now.',
    ],
    [
      'extra-own-paused',
      { mode: 'normal', extraUsage: { scope: 'own', inUse: false, paused: true } },
      'The 5-hour window resets',
    ],
  ])('%s gives the facts of `status --json` and the sentence on top', async (name, facts, sentence) => {
    const world = await startWorld();
    const app = await appAfter(world, name);
    expect(factsOf(app)).toMatchObject({ bankedResets: null, surfaces: null, ...facts });
    expect(sentenceOf(app)).toContain(sentence);
    if (sentence !== 'Claude answers again' && !name.startsWith('slow-offered') && name !== 'slow-used-up')
      expect(sentenceOf(app)).not.toContain('answers again');
  });

  it('the mode of the headers is shown again after a restart', async () => {
    const world = await startWorld();
    const app = await appAfter(world, 'slow-active');
    expect(factsOf(world.restart(app)).mode).toBe('low_priority');
  });

  it('the status line shows the mode in a few words, for the login of its config folder', async () => {
    const world = await startWorld();
    const app = await appAfter(world, 'slow-active');
    const { mode } = lineState(app, world.folder());
    expect(mode?.text.replaceAll(/[\u202f\u00a0]/g, ' ')).toBe('lower priority, 40 % left');
    expect(mode?.until).toBeGreaterThan(app.clock.now());
    expect(lineState(app, world.folder('another')).mode).toBeNull();
  });

  it('the alert names the mode and its costs', async () => {
    const world = await startWorld();
    world.signIn(TOKEN, ORG);
    world.says(99);
    const app = world.open();
    await app.poller.askOnce();
    const said: Alert[] = [];
    const { close } = watchAlerts(app, { say: (alert) => said.push(alert), pass: () => undefined });
    const seen = world.headers(TOKEN, ORG, 100);
    if (seen.kind !== 'headers') throw new Error('no headers');
    world.routerOf(app).route({ ...seen, headers: fixtureHeaders(world, 'slow-active') });
    await vi.waitFor(() => expect(said).toHaveLength(1));
    close();
    expect(said[0]?.title).toBe('5-hour limit reached');
    const body = said[0]?.body.replaceAll(/[\u202f\u00a0]/g, ' ') ?? '';
    expect(body).toMatch(/^Claude goes on at lower priority\. 40 % of the allowance is left until [^.]+\./);
    expect(body).toContain('What it uses counts towards your week.');
    expect(body).not.toContain('answers again');
  });

  it('the history has the times at which Claude continued and at which it was held back', async () => {
    const world = await startWorld();
    const app = await appAfter(world, 'grace-active');
    const seen = world.headers(TOKEN, ORG, 100);
    if (seen.kind !== 'headers') throw new Error('no headers');
    world
      .routerOf(app)
      .route({ ...seen, at: Date.now() + 1, status: 429, headers: fixtureHeaders(world, 'grace-eligible') });
    const kinds = () =>
      app.history.events({ since: 0, until: Number.MAX_SAFE_INTEGER }).map(({ kind }) => kind);
    await vi.waitFor(() => expect(kinds()).toContain('held_back'));
    expect(kinds().filter((kind) => kind !== 'threshold_crossed')).toEqual([
      'limit_reached',
      'grace_started',
      'held_back',
    ]);
  });
});

describe('banked resets', () => {
  const ends = (world: IdentityWorld) => new Date(world.reset + 10 * 24 * HOUR).toISOString();
  const grants = (world: IdentityWorld) => ({
    eligible: true,
    ineligible_reason: null,
    grants: [{ id: 'launch', resets_left: 1, ends_at: ends(world), paused: false }],
  });

  it('the second request asks for banked resets, under the terminal’s name, in place of an ordinary one', async () => {
    const world = await startWorld();
    world.signIn(TOKEN, ORG);
    world.says(40);
    world.api.setGrants(grants(world));
    const app = world.open();
    const [{ reader }] = app.accounts.runtimes();
    await reader.look('background');
    expect(await reader.ask('background')).toBe(true);
    expect(factsOf(app).bankedResets).toBeNull();
    expect(await reader.ask('background')).toBe(true);
    expect(factsOf(app).bankedResets).toEqual({ count: 1, nextExpiresAt: ends(world) });

    // An ordinary answer has `null` there, which wipes nothing; a restart neither asks again nor forgets.
    expect(await reader.ask('background')).toBe(true);
    expect(factsOf(app).bankedResets).toEqual({ count: 1, nextExpiresAt: ends(world) });
    const again = world.restart(app);
    const [session] = again.accounts.runtimes();
    await session.reader.look('background');
    await session.reader.ask('background');
    expect(factsOf(again).bankedResets).toEqual({ count: 1, nextExpiresAt: ends(world) });
    const asked = world.api.requests.filter(({ path }) => path === '/api/oauth/usage');
    expect(asked.map(({ query }) => query.get('cedar_ember'))).toEqual([null, '1', null, null]);
    expect(asked[1]?.headers['user-agent']).toMatch(/^claude-cli\/\d+\.\d+\.\d+ \(external, cli\)$/);
    expect(asked[0]?.headers['user-agent']).toMatch(/^claude-code\/\d+\.\d+\.\d+$/);
  });

  it('banked resets stay unknown if the answer does not name them', async () => {
    const world = await startWorld();
    world.signIn(TOKEN, ORG);
    world.says(40);
    const app = world.open();
    const [{ reader }] = app.accounts.runtimes();
    await reader.look('background');
    for (const block of [null, { eligible: false, ineligible_reason: 'surface', grants: [] }]) {
      world.api.setGrants(block);
      await reader.ask('background');
      await reader.ask('background');
      expect(factsOf(app).bankedResets).toBeNull();
    }
  });
});

describe('what an answer says beside the windows', () => {
  it('`status --json` has the split of the week and promotional credit', async () => {
    const world = await startWorld();
    world.signIn(TOKEN, ORG);
    const body = JSON.parse(fs.readFileSync('test/fixtures/limit-mode/promo-credits.json', 'utf8')) as Record<
      string,
      unknown
    >;
    const resets_at = (at: number) => ({ resets_at: new Date(at).toISOString() });
    world.api.setUsage({
      ...body,
      five_hour: { utilization: 22, ...resets_at(world.reset) },
      seven_day: { utilization: 63, ...resets_at(world.reset + 48 * HOUR) },
      ended_promo_credits: [],
      wattle_ember: null,
    });
    const app = world.open();
    await app.poller.askOnce();
    expect(factsOf(app)).toMatchObject({
      mode: 'normal',
      surfaces: [
        { surface: 'claude_code', percent: 62 },
        { surface: 'chat', percent: 38 },
      ],
      promoCredits: [
        {
          label: 'Ultra launch credit',
          used: { amount: 12.5, currency: 'USD' },
          limit: { amount: 50, currency: 'USD' },
        },
      ],
    });
  });
});
