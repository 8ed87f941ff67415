import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TestParts } from '../../../support/test-parts';
import type { EventRouter } from '../../../../electron/app/proxy/event-router';
import { tokenHash } from '../../../../electron/sources/credentials/token-hash';
import { ask, events, IdentityWorld, shown, stored } from '../accounts/identity-world';

const OLD = 'sk-ant-oat01-made-up-old';
const NEW = 'sk-ant-oat01-made-up-new';
const THIRD = 'sk-ant-oat01-made-up-third';

describe('EventRouter with several accounts', () => {
  let world: IdentityWorld;
  let proxy: TestParts;
  let router: EventRouter;

  /** The app with the proxy has read the old login, and asks no more. */
  beforeEach(async () => {
    world = await IdentityWorld.start();
    world.name('org-old');
    world.signIn(OLD, 'org-old');
    world.says(98);
    proxy = world.open();
    await ask(proxy);
    router = world.routerOf(proxy);
  });
  afterEach(async () => {
    await world.end();
  });

  const log = () => fs.readFileSync(path.join(world.dir, 'data', 'quotide.log'), 'utf8');
  const isDropped = () =>
    vi.waitFor(() => {
      expect(log()).toContain('an account that is not known here');
    });
  /** Another process finds the new login and sends a request with it. */
  const switchElsewhere = async () => {
    world.signIn(NEW, 'org-new');
    world.says(9);
    const command = world.open();
    await ask(command);
    world.close(command);
  };
  /** The account on show and the events, as the next process loads them. */
  const afterwards = () => {
    const command = world.open();
    return [shown(command), events(command)];
  };

  it.each([
    ['its organization', 'org-old'],
    ['no organization', null],
  ])(
    'ignores an old session that goes on after a new login, with %s in the answer',
    async (_name, organization) => {
      await switchElsewhere();
      for (let n = 0; n < 3; n += 1) router.route(world.headers(OLD, organization, 99));
      await isDropped();
      expect(afterwards()).toEqual([['org-new', 9], [['account_switched', 'org-new']]]);
      expect(stored(proxy)).not.toContainEqual(['org-new', 99]);
    },
  );

  it('reads a login again that no answer has named, once another process has found another login', async () => {
    const fresh = await IdentityWorld.start();
    fresh.signIn(OLD, 'org-old');
    const stale = fresh.open();
    await stale.accounts.runtimes()[0].reader.look('background');
    fresh.signIn(NEW, 'org-new');
    fresh.says(9);
    const command = fresh.open();
    await ask(command);
    fresh.routerOf(stale).route(fresh.headers(OLD, null, 99));
    await vi.waitFor(() => {
      expect(stale.accounts.runtimes()[0].reader.outcome()?.login?.credential.accessToken).toBe(NEW);
    });
    await stale.accounts.runtimes()[0].reader.look('background');
    expect(stored(command)).toEqual([['org-new', 9]]);
    await fresh.end();
  });

  it('switches the account once for a session of the new login, and ignores the old one that goes on', async () => {
    world.signIn(NEW, 'org-new');
    router.route(world.headers(NEW, 'org-new', 9));
    await vi.waitFor(() => {
      expect(shown(proxy)).toEqual(['org-new', 9]);
    });
    router.route(world.headers(OLD, 'org-old', 99));
    router.route(world.headers(NEW, 'org-new', 10));
    router.route(world.headers(OLD, 'org-old', 100));
    expect(afterwards()).toEqual([['org-new', 10], [['account_switched', 'org-new']]]);
  });

  it('does not switch to a login that was replaced before its answer came', async () => {
    world.signIn(NEW, 'org-new');
    await proxy.accounts.runtimes()[0].reader.look('background');
    world.signIn(THIRD, 'org-third');
    router.route(world.headers(NEW, 'org-new', 9));
    await isDropped();
    expect(events(proxy)).toEqual([]);
    expect(stored(proxy)).toEqual([['org-old', 98]]);
  });

  it('assigns a token from the environment to the account of the same organization', () => {
    router.route(world.headers(THIRD, 'org-old', 99));
    expect(shown(proxy)).toEqual(['org-old', 99]);
  });

  it('ignores a token of another organization, also while the login has expired', async () => {
    world.signIn(OLD, 'org-old', { expiresAt: 1 });
    await proxy.accounts.runtimes()[0].reader.look('background');
    router.route(world.headers(THIRD, 'org-third', 9));
    await isDropped();
    expect(shown(proxy)).toEqual(['org-old', 98]);
    expect(events(proxy).map(([kind]) => kind)).toEqual(['credentials_lost']);
  });

  it('assigns token uses to the organization that the answer names, else to that of the token', async () => {
    await switchElsewhere();
    const account = (of: string, organization: string | null) => {
      world.uses.length = 0;
      router.route(world.use(of, organization));
      return vi.waitFor(() => {
        expect(world.uses).toHaveLength(1);
        return world.uses[0]?.account;
      });
    };
    expect(await account(OLD, 'org-old')).toBe('org-old');
    expect(await account(OLD, null)).toBe('org-old');
    expect(await account(THIRD, 'org-third')).toBe('org-third');
  });

  it('assigns the use of a token that is no login of this machine to a stranger, also just after a look', async () => {
    router.route(world.use(THIRD, null));
    await vi.waitFor(() => {
      expect(world.uses.map(({ account }) => account)).toEqual([`token-${tokenHash(THIRD)}`]);
    });
    // The logins are not read again for 10 s, in which the token could be a renewed one.
    router.route(world.use(NEW, null));
    expect(world.uses).toHaveLength(1);
    world.signIn(NEW, 'org-old');
    await vi.waitFor(
      () => {
        expect(world.uses.map(({ account }) => account)).toEqual([`token-${tokenHash(THIRD)}`, 'org-old']);
      },
      { timeout: 15_000 },
    );
  });

  it('assigns the use of a request without a token to a stranger', () => {
    router.route({ ...world.use(OLD, null), tokenHash: null });
    expect(world.uses.map(({ account }) => account)).toEqual(['token-none']);
  });
});

describe('EventRouter on a machine without a login', () => {
  it('shows the account of the traffic, and does not switch between two accounts', async () => {
    const world = await IdentityWorld.start();
    const app = world.open();
    await app.accounts.runtimes()[0].reader.look('background');
    const router = world.routerOf(app);
    router.route(world.headers(OLD, 'org-old', 20));
    await vi.waitFor(() => {
      expect(shown(app)).toEqual(['org-old', 20]);
    });
    const second = world.routerOf(app);
    second.route(world.headers(NEW, 'org-new', 60));
    await app.accounts.runtimes()[0].reader.look('background');
    second.route(world.headers(OLD, 'org-old', 21));
    expect(shown(app)).toEqual(['org-old', 21]);
    expect(events(app).filter(([kind]) => kind === 'account_switched')).toEqual([]);
    await world.end();
  });

  it('identifies an account by its token when no answer names its organization', async () => {
    const world = await IdentityWorld.start();
    const app = world.open();
    await app.accounts.runtimes()[0].reader.look('background');
    world.routerOf(app).route(world.headers(OLD, null, 20));
    await vi.waitFor(() => {
      expect(shown(app)).toEqual([`token-${tokenHash(OLD)}`, 20]);
    });
    world.routerOf(app).route(world.headers(OLD, 'org-old', 21));
    await vi.waitFor(() => {
      expect(shown(app)).toEqual(['org-old', 21]);
    });
    expect(events(app).filter(([kind]) => kind === 'account_switched')).toEqual([]);
    expect(stored(app)).toEqual([
      ['org-old', 20],
      ['org-old', 21],
    ]);
    await world.end();
  });
});
