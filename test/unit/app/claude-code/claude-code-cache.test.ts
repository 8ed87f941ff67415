import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TestParts } from '../../../support/test-parts';
import { runStatus } from '../../../../electron/cli/status';
import { CACHED_ACCOUNT, writeClaudeJson } from '../../../fakes/claude-json';
import { CacheWorld, HOUR, MINUTE, ORGANIZATION } from './cache-world';

describe('the reading that Claude Code keeps in .claude.json', { timeout: 60_000 }, () => {
  let world: CacheWorld;
  beforeEach(async () => {
    world = await CacheWorld.start();
  });
  afterEach(async () => {
    await world.end();
  });

  const locale = { language: 'en-GB', timeZone: 'UTC' };
  const only = ({ accounts }: TestParts) => accounts.runtimes()[0];
  const look = (app: TestParts) => only(app).cache.look();
  const shown = ({ store }: TestParts) =>
    store.snapshot().windows.map(({ id, utilization, source }) => [id, utilization, source]);
  const five = (percent: number, source = 'claude_code_cache') => ['five_hour', percent, source];

  it('Claude Code’s reading is shown with its source and age while there is no network', async () => {
    world.signIn();
    await world.api.stop();
    world.keeps(42, 3 * HOUR);
    const app = world.open();
    app.start();
    await vi.waitFor(() => expect(shown(app)).toEqual([five(42)]), 10_000);
    const { source, observedAt, stale } = app.store.snapshot();
    expect(source).toBe('claude_code_cache');
    expect(stale).toBe(true);
    const age = Date.now() - (observedAt ?? 0);
    expect(age).toBeGreaterThanOrEqual(3 * HOUR);
    expect(age).toBeLessThan(3 * HOUR + MINUTE);
  });

  it('Claude Code’s reading is shown on a machine without a readable login, and is not old for that alone', async () => {
    world.keeps(42, MINUTE);
    const app = world.open();
    expect(await look(app)).toMatchObject({ state: 'taken' });
    expect(shown(app)).toEqual([five(42)]);
    expect(app.store.snapshot()).toMatchObject({
      stale: false,
      problem: { kind: 'no_credentials' },
      account: { key: ORGANIZATION, organizationId: ORGANIZATION },
    });
  });

  it('Claude Code’s reading is replaced by the endpoint’s, and replaces no newer one', async () => {
    world.signIn();
    world.says(50);
    world.keeps(42, MINUTE);
    const app = world.open();
    await look(app);
    expect(shown(app)).toEqual([five(42)]);
    await app.poller.askOnce();
    expect(shown(app)).toEqual([five(50, 'official_api')]);
    world.keeps(60, 10 * MINUTE);
    expect(await look(app)).toMatchObject({ state: 'known' });
    expect(shown(app)).toEqual([five(50, 'official_api')]);
  });

  it('Claude Code’s reading adds the windows that the newer source did not name', async () => {
    world.signIn();
    world.says(50);
    const app = world.open();
    await app.poller.askOnce();
    const resets_at = new Date(world.reset).toISOString();
    world.keepsBody(world.body(42, { seven_day: { utilization: 9, resets_at } }), 10 * MINUTE);
    await look(app);
    expect(shown(app)).toEqual([five(50, 'official_api'), ['seven_day', 9, 'claude_code_cache']]);
  });

  it('a window without use has not started, as by the endpoint itself', async () => {
    world.keepsBody({ five_hour: { utilization: 0, resets_at: null } }, MINUTE);
    const app = world.open();
    await look(app);
    expect(app.store.snapshot().windows).toMatchObject([{ utilization: 0, phase: 'not_started' }]);
  });

  it('Claude Code’s reading is stored once, also if several processes read it several times', async () => {
    world.signIn();
    world.keeps(42, MINUTE);
    const app = world.open();
    for (let time = 0; time < 3; time += 1) await look(app);
    world.keeps(42, 0, { numStartups: 8 });
    await look(app);
    const again = world.open();
    await look(again);
    const samples = app.history.samples({ since: 0, until: Date.now() + 1 });
    expect(samples.map(({ source }) => source)).toEqual(['claude_code_cache', 'claude_code_cache']);
  });

  it('changes of the file are followed while the app runs, and nothing is written into it', async () => {
    world.signIn();
    world.says(50);
    world.keeps(42, HOUR);
    const app = world.open();
    app.start();
    await vi.waitFor(() => expect(shown(app)).toEqual([five(50, 'official_api')]), 10_000);
    const file = world.keeps(51, -1);
    const before = fs.readFileSync(file);
    await vi.waitFor(() => expect(shown(app)).toEqual([five(51)]), 10_000);
    expect(fs.readFileSync(file).equals(before)).toBe(true);
    expect(fs.readdirSync(world.folder()).sort()).toEqual(['.claude.json', '.credentials.json']);
  });

  it('Claude Code’s reading postpones the next request only while it is fresh', async () => {
    world.signIn();
    world.says(50);
    // A minute of the app's time in a second: its intervals waver by a twentieth.
    const app = world.open(60);
    await app.poller.askOnce();
    await vi.waitFor(() => expect(app.poller.nextLook().delayMs).toBeLessThan(4 * MINUTE), 20_000);
    world.keeps(60, 20 * MINUTE);
    await look(app);
    const steady = app.poller.nextLook();
    expect(steady.reason).toBe('steady');
    world.keeps(51, 0);
    await look(app);
    const { reason, delayMs } = app.poller.nextLook();
    expect(reason).toBe('other_source');
    expect(delayMs).toBeGreaterThan(steady.delayMs);
    expect(shown(app)).toEqual([five(51)]);
  });

  it.each<[string, string, object, number?]>([
    ['of another person', 'other_account', { accountUuid: 'acc-2' }],
    [
      'of a file that is signed in elsewhere',
      'other_account',
      { oauthAccount: { accountUuid: CACHED_ACCOUNT, organizationUuid: 'org-2' } },
    ],
    ['of a file that names no one', 'unnamed', { oauthAccount: null }],
    ['dated in the future', 'ahead', {}, -HOUR],
    ['nine days old', 'too_old', {}, 9 * 24 * HOUR],
  ])('Claude Code’s reading is ignored if it is %s', async (_what, state, change, ageMs = MINUTE) => {
    world.signIn();
    world.says(50);
    const app = world.open();
    await app.poller.askOnce();
    world.keeps(99, ageMs, change);
    expect(await look(app)).toMatchObject({ state });
    expect(shown(app)).toEqual([five(50, 'official_api')]);
  });

  it('with several folders the file must name the account, and each folder has its own file', async () => {
    vi.stubEnv('CLAUDE_CONFIG_DIR', `${world.folder('one')},${world.folder('two')}`);
    world.keeps(11, MINUTE, {}, 'one');
    world.keeps(22, MINUTE, { accountUuid: null }, 'two');
    const app = world.open();
    const looks = await Promise.all(app.accounts.runtimes().map(({ cache }) => cache.look()));
    expect(looks.map(({ state }) => state)).toEqual(['taken', 'unnamed']);
    world.keeps(33, MINUTE, {}, 'one');
    vi.stubEnv('CLAUDE_CONFIG_DIR', world.folder('one'));
    world.keeps(44, 0, { accountUuid: null }, 'one');
    expect(await look(world.open())).toMatchObject({ state: 'taken' });
  });

  it('the file is not used for a login that is placed elsewhere, since several share it', async () => {
    vi.stubEnv('CLAUDE_SECURESTORAGE_CONFIG_DIR', world.folder('login'));
    world.signIn({}, 'login');
    world.keeps(42, MINUTE);
    expect(await look(world.open())).toEqual({ state: 'shared_file', fetchedAt: null });
  });

  it.each<[string, (file: string) => void]>([
    [
      'cut off',
      (file) => {
        fs.writeFileSync(file, '{"cachedUsageUtilization": {"fetchedAtMs": 17');
      },
    ],
    [
      'larger than is ever read',
      (file) => {
        fs.writeFileSync(file, `{"a":"${'x'.repeat(9 * 1024 * 1024)}"}`);
      },
    ],
    [
      'nested a hundred thousand times',
      (file) => {
        fs.writeFileSync(file, `{"cachedUsageUtilization":${'['.repeat(1e5)}${']'.repeat(1e5)}}`);
      },
    ],
    [
      'a folder',
      (file) => {
        fs.rmSync(file);
        fs.mkdirSync(file);
      },
    ],
  ])('nothing changes if the file is %s', async (_what, spoil) => {
    world.signIn();
    world.says(50);
    const file = world.keeps(42, MINUTE);
    spoil(file);
    const app = world.open();
    const { state } = await look(app);
    expect(['absent', 'odd']).toContain(state);
    await app.poller.askOnce();
    expect(shown(app)).toEqual([five(50, 'official_api')]);
  });

  it('the older place of the file is read if Claude Code still uses it', async () => {
    const file = world.keeps(42, MINUTE);
    fs.renameSync(file, path.join(world.folder(), '.config.json'));
    writeClaudeJson(world.folder(), {});
    const app = world.open();
    await look(app);
    expect(shown(app)).toEqual([five(42)]);
  });

  it('a banked reset is shown that no other source has named', async () => {
    const now = Date.now();
    const cache = {
      accountUuid: CACHED_ACCOUNT,
      holdsUnusedReset: true,
      checkedAt: now - HOUR,
      validUntil: now + HOUR,
    };
    world.signIn();
    world.keeps(42, MINUTE, { unusedLimitResetStatusCache: cache });
    const app = world.open();
    await look(app);
    await look(app);
    expect(app.store.facts().tracker?.bankedResets).toEqual({
      value: { grants: [{ id: 'claude_code_cache', left: 1, startsAt: null, endsAt: null }] },
      source: 'claude_code_cache',
      observedAt: now - HOUR,
    });
    expect(app.store.snapshot()).toMatchObject({ source: 'claude_code_cache' });
  });

  it('`status` sends no request while Claude Code’s reading is fresh, and prints it without a network', async () => {
    world.signIn();
    world.keeps(42, 2 * MINUTE);
    const printed: string[] = [];
    const output = {
      print: (text: string) => printed.push(text),
      printError: (line: string) => printed.push(line),
      screen: { isTerminal: false, hasColour: false },
    };
    const flags = { refresh: false, format: null };
    const first = world.open();
    expect(await runStatus(first, { ...flags, json: true }, locale, output)).toBe(0);
    world.close(first);
    expect(world.api.requests).toHaveLength(0);
    expect(JSON.parse(printed.at(-1) ?? '')).toMatchObject({
      source: 'claude_code_cache',
      windows: [{ id: 'five_hour', utilization: 42, source: 'claude_code_cache' }],
    });
    await world.api.stop();
    world.keeps(43, 30 * MINUTE);
    fs.rmSync(path.join(world.dir, 'data'), { recursive: true });
    expect(await runStatus(world.open(), { ...flags, json: false }, locale, output)).toBe(4);
    expect(printed.at(-1)).toMatch(/as Claude Code last read it, 30\smin ago \(old\)/);
  });
});
