import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { statusOf, type Status } from '../../../../electron/core/snapshot/status';
import { readLimitHeaders } from '../../../../electron/sources/headers';
import { readStatusline } from '../../../../electron/sources/statusline';
import { IdentityWorld } from './identity-world';

const TOKEN = 'sk-ant-oat01-made-up-for-november';
const folder = new URL('../../../fixtures/plans-2026-11/', import.meta.url);
const ULTRA = 'default_claude_max_20x';

const HOUR = 3_600_000;
const at = (hours: number) => new Date((Math.ceil(Date.now() / HOUR) + hours) * HOUR).toISOString();
/** When the windows of the files reset, with the jitter of the real endpoint, and in these tests. */
const RESETS = { '2026-11-18T17:00:00.280000+00:00': at(2), '2026-11-21T15:59:59.720441+00:00': at(72) };
const [FIVE, WEEK] = Object.values(RESETS) as [string, string];

/** A file of `test/fixtures/plans-2026-11` whose windows still run; its README names source and confidence of each. */
function fixture(name: string): Record<string, unknown> {
  const text = fs.readFileSync(new URL(`${name}.json`, folder), 'utf8');
  const moved = Object.entries(RESETS).reduce((all, [from, to]) => all.replaceAll(from, to), text);
  return JSON.parse(moved) as Record<string, unknown>;
}

/** What `status --json` says that these shapes decide. */
function factsOf({ account, windows, localEstimate, error }: Status) {
  return {
    plan: account.plan,
    tier: account.tier,
    windows: windows.map(({ id, label, utilization, resetsAt, severity, source }) => [
      ...[id, label, utilization, resetsAt, severity, source],
    ]),
    fiveHourEstimate: localEstimate.five_hour,
    error,
  };
}

const api = 'official_api';
const weeks = (all: number, fable: number) => [
  ['seven_day', '7-day', all, WEEK, 'normal', api],
  ['seven_day_fable', '7-day Fable', fable, WEEK, 'normal', api],
];
const five = (percent: number, resetsAt: string | null) => [
  'five_hour',
  '5-hour',
  percent,
  resetsAt,
  'normal',
  api,
];

describe('the shapes of November 2026', () => {
  let world: IdentityWorld;

  beforeEach(async () => {
    world = await IdentityWorld.start();
  });
  afterEach(async () => {
    await world.end();
  });

  const ask = async (usage: string, login: string) => {
    world.signIn(TOKEN, 'org-one', fixture(login));
    world.api.setUsage(fixture(usage));
    const app = world.open();
    await app.poller.askOnce();
    return app.store.snapshot();
  };

  it.each([
    ['usage-ultra-no-five-hour', weeks(62, 71), 'none', 'seven_day_fable'],
    ['usage-ultra-null-five-hour', weeks(62, 71), 'none', 'seven_day'],
    ['usage-ultra-temporary-five-hour', [five(30, FIVE), ...weeks(62, 71)], 'present', 'five_hour'],
    ['usage-ultra-zero-five-hour', [five(0, null), ...weeks(62, 71)], 'present', 'seven_day'],
    ['usage-ultra-zero-week', weeks(0, 0), 'none', 'seven_day'],
  ])('%s gives exactly its windows, and says what it points to', async (usage, windows, limit, headline) => {
    const snapshot = await ask(usage, 'login-ultra-max-20x');
    expect(factsOf(statusOf(snapshot))).toEqual({
      plan: 'Ultra',
      tier: ULTRA,
      windows,
      fiveHourEstimate: null,
      error: null,
    });
    expect(snapshot).toMatchObject({ fiveHourLimit: limit, headline });
  });

  it.each([
    ['login-max', 'Max', 'default_claude_max_5x'],
    ['login-ultra-max-20x', 'Ultra', ULTRA],
    ['login-ultra-old-tier', 'Ultra', ULTRA],
    ['login-ultra-tier', 'Ultra', 'default_claude_ultra'],
  ])('%s is the plan %s with its tier as it came', async (login, plan, tier) => {
    const { account } = statusOf(await ask('usage-ultra-no-five-hour', login));
    expect([account.plan, account.tier]).toEqual([plan, tier]);
  });

  it('one answer without a 5-hour limit leaves it unknown for Max, three say that there is none', async () => {
    const snapshot = await ask('usage-ultra-no-five-hour', 'login-max');
    expect(snapshot.fiveHourLimit).toBe('unknown');
  });

  it('claude-json-tiers names the plan where the login does not', async () => {
    fs.mkdirSync(world.folder(), { recursive: true });
    fs.copyFileSync(new URL('claude-json-tiers.json', folder), path.join(world.folder(), '.claude.json'));
    const organization = '66666666-7777-4888-8999-000000000000';
    world.signIn(TOKEN, organization, { subscriptionType: '', rateLimitTier: '' });
    world.api.setUsage(fixture('usage-ultra-no-five-hour'));
    const app = world.open();
    await app.poller.askOnce();
    expect(statusOf(app.store.snapshot()).account).toMatchObject({ plan: 'Ultra', tier: ULTRA });
  });

  it('headers-ultra and statusline-ultra give the week and no 5-hour window', () => {
    const context = { observedAt: Date.UTC(2026, 10, 18), account: 'a', httpStatus: 200, premium: null };
    const pairs = Object.entries(fixture('headers-ultra') as Record<string, string>);
    expect(readLimitHeaders(pairs, context).observation?.windows.map(({ id }) => id)).toEqual(['seven_day']);
    expect(readStatusline(fixture('statusline-ultra'))?.windows.map(({ id }) => id)).toEqual(['seven_day']);
  });

  it('every file has its source and confidence in the README', () => {
    const readme = fs.readFileSync(new URL('README.md', folder), 'utf8');
    const files = fs.readdirSync(folder).filter((file) => file.endsWith('.json'));
    expect(files).toHaveLength(12);
    for (const file of files)
      expect(readme).toMatch(new RegExp(`\\| ${file.slice(0, -5)} +\\|.*\\| [HML] +\\|`));
  });
});
