import { openSavedState } from '../../../../electron/app/accounts/saved-state';
import type { TestParts } from '../../../support/test-parts';
import { folderId } from '../../../../electron/app/accounts/ids';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tokenHash } from '../../../../electron/sources/credentials/token-hash';
import { ask, events, IdentityWorld, shown, stored } from './identity-world';

const OLD = 'sk-ant-oat01-made-up-old';
const NEW = 'sk-ant-oat01-made-up-new';
const RENEWED = 'sk-ant-oat01-made-up-old-and-renewed';

const savedNames = ({ history, accounts }: TestParts) =>
  openSavedState(history, folderId(accounts.runtimes()[0].dir)).names;

describe('the account of a reading', () => {
  let world: IdentityWorld;

  beforeEach(async () => {
    world = await IdentityWorld.start();
  });
  afterEach(async () => {
    await world.end();
  });

  /** The old account is signed in and at 98 %. */
  const startWithOld = async () => {
    world.name('org-old');
    world.signIn(OLD, 'org-old');
    world.says(98);
    const app = world.open();
    await ask(app);
    expect(shown(app)).toEqual(['org-old', 98]);
    return app;
  };

  it.each([
    ['still names the old account', () => undefined],
    ['names the new account', () => world.name('org-new')],
    ['names a third account', () => world.name('org-third')],
    ['names none', () => world.name(null)],
  ])('a new login shows its own numbers at once, where .claude.json %s', async (_name, prepare) => {
    const app = await startWithOld();
    prepare();
    world.signIn(NEW, 'org-new');
    world.says(9);
    await ask(app);
    expect(shown(app)).toEqual(['org-new', 9]);
    expect(events(app)).toEqual([['account_switched', 'org-new']]);
    expect(stored(app)).toEqual([
      ['org-old', 98],
      ['org-new', 9],
    ]);
    world.says(10);
    await ask(app);
    world.name('org-new');
    await ask(app);
    expect(events(app)).toHaveLength(1);
  });

  it('a switch back and forth raises one event each, also over restarts', async () => {
    let app = await startWithOld();
    for (const [token, organization, percent] of [
      [NEW, 'org-new', 9],
      [OLD, 'org-old', 98],
      [NEW, 'org-new', 10],
    ] as const) {
      world.signIn(token, organization);
      world.says(percent);
      app = world.restart(app);
      await ask(app);
      expect(shown(app)).toEqual([organization, percent]);
      app = world.restart(app);
      await ask(app);
    }
    expect(events(app)).toEqual([
      ['account_switched', 'org-new'],
      ['account_switched', 'org-old'],
      ['account_switched', 'org-new'],
    ]);
  });

  it('a login that was used before shows its account without a request', async () => {
    const app = await startWithOld();
    world.signIn(NEW, 'org-new');
    world.says(9);
    await ask(app);
    await world.api.down();
    world.signIn(OLD, 'org-old');
    await app.accounts.runtimes()[0].reader.look('background');
    expect(shown(app)).toEqual(['org-old', 98]);
  });

  it('a renewed token keeps its account, and raises no event', async () => {
    const app = await startWithOld();
    world.name('org-new');
    world.signIn(RENEWED, 'org-old');
    world.says(99);
    await ask(app);
    expect(shown(app)).toEqual(['org-old', 99]);
    expect(events(app)).toEqual([]);
  });

  it('a 429 that names the organization switches the account, and no number of the old one stays', async () => {
    const app = await startWithOld();
    world.signIn(NEW, 'org-new');
    world.api.enqueue({ status: 429, headers: { 'retry-after': '0' } });
    await ask(app);
    expect(shown(app)).toEqual(['org-new', undefined]);
    expect(app.store.snapshot().problem?.kind).toBe('rate_limited');
    expect(events(app)).toEqual([['account_switched', 'org-new']]);
  });

  it('the profile decides where the answer names no organization', async () => {
    const app = await startWithOld();
    world.signIn(NEW, 'org-new', { subscriptionType: '', rateLimitTier: '' });
    world.api.setProfile({ account: {}, organization: { uuid: 'org-new', organization_type: 'claude_pro' } });
    world.api.enqueue({ headers: { 'anthropic-organization-id': '' } });
    world.says(9);
    await ask(app);
    expect(shown(app)).toEqual(['org-new', 9]);
    expect(app.store.snapshot().account?.plan).toBe('Pro');
    expect(events(app)).toEqual([['account_switched', 'org-new']]);
  });

  it('answers that name no organization: both files together decide, one alone does not', async () => {
    const app = await startWithOld();
    world.api.answer({ headers: { 'anthropic-organization-id': '' } });
    world.signIn(RENEWED, 'org-old');
    world.says(99);
    await ask(app);
    expect(shown(app)).toEqual(['org-old', 99]);
    world.signIn(NEW, 'org-new');
    world.name('org-new');
    world.says(9);
    await ask(app);
    expect(shown(app)).toEqual(['org-new', 9]);
    await ask(app);
    expect(events(app)).toEqual([['account_switched', 'org-new']]);
  });

  it('an answer to the old login that comes after the new one was read changes nothing', async () => {
    const app = await startWithOld();
    const { reader } = app.accounts.runtimes()[0];
    world.says(97);
    world.api.enqueue({ delayMs: 200 });
    const before = world.api.requests.length;
    const late = reader.ask('background');
    await world.api.waitForRequests(before + 1);
    world.signIn(NEW, 'org-new');
    await reader.look('background');
    app.accounts.runtimes()[0].reader.reload();
    world.routerOf(app).route(world.headers(NEW, 'org-new', 9));
    await vi.waitFor(() => {
      expect(shown(app)).toEqual(['org-new', 9]);
    });
    await late;
    expect(shown(app)).toEqual(['org-new', 9]);
    expect(events(app)).toEqual([['account_switched', 'org-new']]);
    expect(stored(app)).not.toContainEqual(['org-new', 97]);
  });

  it('an answer to a renewed token that comes late is still of the account', async () => {
    const app = await startWithOld();
    const { reader } = app.accounts.runtimes()[0];
    world.says(99);
    world.api.enqueue({ delayMs: 200 });
    const before = world.api.requests.length;
    const late = reader.ask('background');
    await world.api.waitForRequests(before + 1);
    world.signIn(RENEWED, 'org-old');
    await reader.look('background');
    await late;
    expect(shown(app)).toEqual(['org-old', 99]);
    expect(events(app)).toEqual([]);
  });

  it('a command that asked with the old login does not undo what the app has stored', async () => {
    const app = await startWithOld();
    const command = world.open();
    const { reader } = command.accounts.runtimes()[0];
    await reader.look('background');
    world.signIn(NEW, 'org-new');
    world.says(9);
    await ask(app);
    world.says(98);
    await reader.ask('background');
    await app.accounts.runtimes()[0].reader.look('background');
    app.accounts.runtimes()[0].reader.reload();
    expect(shown(app)).toEqual(['org-new', 9]);
    expect(events(app)).toEqual([['account_switched', 'org-new']]);
  });

  it('two processes that see the same change raise one event', async () => {
    const app = await startWithOld();
    const command = world.open();
    world.signIn(NEW, 'org-new');
    world.says(9);
    await ask(app);
    await ask(command);
    await ask(app);
    expect(events(app)).toEqual([['account_switched', 'org-new']]);
  });

  it('two folders of one organization raise each event once', async () => {
    vi.stubEnv('CLAUDE_CONFIG_DIR', `${world.folder('one')},${world.folder('two')}`);
    world.signIn(OLD, 'org-old', {}, 'one');
    world.signIn(RENEWED, 'org-old', {}, 'two');
    world.says(20);
    const app = world.open();
    await ask(app, 0);
    await ask(app, 1);
    world.says(85);
    await ask(app, 0);
    await ask(app, 1);
    const kinds = events(app).map(([kind]) => kind);
    expect(kinds).toEqual(['threshold_crossed']);
    expect(new Set(stored(app).map(([account]) => account))).toEqual(new Set(['org-old']));
  });
});

describe('what an earlier version stored', () => {
  let world: IdentityWorld;

  beforeEach(async () => {
    world = await IdentityWorld.start();
  });
  afterEach(async () => {
    await world.end();
  });

  /** Readings as an earlier version kept them: no identity beside the account. */
  const legacy = async (account: { readonly key: string; readonly organizationId: string | null }) => {
    world.signIn(OLD, 'org-old');
    world.says(41);
    const app = world.open();
    await ask(app);
    const names = savedNames(app);
    const keep = { [names.account]: { plan: null, tier: null, ...account } };
    app.history.moveAccount('org-old', account.key, keep, Date.now());
    app.history.forget(names.identity);
    world.close(app);
  };

  it.each([
    ['by folder', { key: 'dir-0123456789ab', organizationId: null }],
    ['by folder, with its organization', { key: 'dir-0123456789ab', organizationId: 'org-old' }],
    ['by the person', { key: 'person', organizationId: null }],
    ['by what .claude.json named to the same login', { key: 'org-file', organizationId: 'org-file' }],
  ])(
    '%s moves to the organization with its history and tracker, without an event',
    async (_name, account) => {
      await legacy(account);
      const app = world.open();
      expect(shown(app)).toEqual([account.key, 41]);
      world.says(42);
      await ask(app);
      expect(shown(app)).toEqual(['org-old', 42]);
      expect(stored(app)).toEqual([
        ['org-old', 41],
        ['org-old', 42],
      ]);
      expect(events(app)).toEqual([]);
      expect(app.history.kept(`tracker:${account.key}`)).toBeNull();
    },
  );

  it('under another organization stays there when another login answers', async () => {
    await legacy({ key: 'org-old', organizationId: 'org-old' });
    world.signIn(NEW, 'org-new');
    world.says(9);
    const app = world.open();
    await ask(app);
    expect(stored(app)).toEqual([
      ['org-old', 41],
      ['org-new', 9],
    ]);
    expect(events(app)).toEqual([['account_switched', 'org-new']]);
  });
});

it('stores hashes of tokens, never a token', async () => {
  const world = await IdentityWorld.start();
  world.signIn(OLD, 'org-old');
  world.says(41);
  const app = world.open();
  await ask(app);
  const kept = JSON.stringify(app.history.kept(savedNames(app).identity));
  expect(kept).toContain(tokenHash(OLD));
  expect(kept).not.toContain(OLD);
  await world.end();
});
