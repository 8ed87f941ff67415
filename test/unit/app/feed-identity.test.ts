import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../../electron/app/engine';
import type { Feed } from '../../../electron/app/feed';
import { tokenHash } from '../../../electron/sources/credentials/token-hash';
import { ask, events, IdentityWorld, shown, stored } from './identity-world';

const OLD = 'sk-ant-oat01-made-up-old';
const NEW = 'sk-ant-oat01-made-up-new';
const THIRD = 'sk-ant-oat01-made-up-third';

describe('what the proxy has seen of several accounts', () => {
  let world: IdentityWorld;
  let proxy: Engine;
  let feed: Feed;

  /** The proxy's process has looked at the old login, and has nothing else to do. */
  beforeEach(async () => {
    world = await IdentityWorld.start();
    world.name('org-old');
    world.signIn(OLD, 'org-old');
    world.says(98);
    proxy = world.open();
    await ask(proxy);
    feed = world.feedOf(proxy);
  });
  afterEach(async () => {
    await world.end();
  });

  const log = () => fs.readFileSync(path.join(world.dir, 'data', 'quotide.log'), 'utf8');
  const isDropped = () =>
    vi.waitFor(() => {
      expect(log()).toContain('an account that is not known here');
    });
  /** Another process sees the new login and asks with it. */
  const switchElsewhere = async () => {
    world.signIn(NEW, 'org-new');
    world.says(9);
    const command = world.open();
    await ask(command);
    world.close(command);
  };
  /** As the next process finds it. */
  const afterwards = () => {
    const command = world.open();
    return [shown(command), events(command)];
  };

  it.each([
    ['its organization', 'org-old'],
    ['no organization', null],
  ])(
    'an old session that goes on, with %s in the answer, does not undo a new login',
    async (_name, organization) => {
      await switchElsewhere();
      for (let n = 0; n < 3; n += 1) feed.take(world.headers(OLD, organization, 99));
      await isDropped();
      expect(afterwards()).toEqual([['org-new', 9], [['account_switched', 'org-new']]]);
      expect(stored(proxy)).not.toContainEqual(['org-new', 99]);
    },
  );

  it('a login that no answer has named is looked at again once another process has seen another', async () => {
    const fresh = await IdentityWorld.start();
    fresh.signIn(OLD, 'org-old');
    const stale = fresh.open();
    await stale.accounts.sessions()[0].reader.look('background');
    fresh.signIn(NEW, 'org-new');
    fresh.says(9);
    const command = fresh.open();
    await ask(command);
    fresh.feedOf(stale).take(fresh.headers(OLD, null, 99));
    await vi.waitFor(() => {
      expect(stale.accounts.sessions()[0].reader.outcome()?.login?.credential.accessToken).toBe(NEW);
    });
    await stale.accounts.sessions()[0].reader.look('background');
    expect(stored(command)).toEqual([['org-new', 9]]);
    await fresh.end();
  });

  it('a session of the new login switches the account, once, and the old one that goes on changes nothing', async () => {
    world.signIn(NEW, 'org-new');
    feed.take(world.headers(NEW, 'org-new', 9));
    await vi.waitFor(() => {
      expect(shown(proxy)).toEqual(['org-new', 9]);
    });
    feed.take(world.headers(OLD, 'org-old', 99));
    feed.take(world.headers(NEW, 'org-new', 10));
    feed.take(world.headers(OLD, 'org-old', 100));
    expect(afterwards()).toEqual([['org-new', 10], [['account_switched', 'org-new']]]);
  });

  it('a login that is gone again when its answer comes switches nothing', async () => {
    world.signIn(NEW, 'org-new');
    await proxy.accounts.sessions()[0].reader.look('background');
    world.signIn(THIRD, 'org-third');
    feed.take(world.headers(NEW, 'org-new', 9));
    await isDropped();
    expect(events(proxy)).toEqual([]);
    expect(stored(proxy)).toEqual([['org-old', 98]]);
  });

  it('a token from the environment of the same organization is the account’s', () => {
    feed.take(world.headers(THIRD, 'org-old', 99));
    expect(shown(proxy)).toEqual(['org-old', 99]);
  });

  it('a token of another organization is dropped, also while the login has expired', async () => {
    world.signIn(OLD, 'org-old', { expiresAt: 1 });
    await proxy.accounts.sessions()[0].reader.look('background');
    feed.take(world.headers(THIRD, 'org-third', 9));
    await isDropped();
    expect(shown(proxy)).toEqual(['org-old', 98]);
    expect(events(proxy).map(([kind]) => kind)).toEqual(['credentials_lost']);
  });

  it('token uses go to the organization that the answer named, else to that of the token', async () => {
    await switchElsewhere();
    const account = (of: string, organization: string | null) => {
      world.uses.length = 0;
      feed.take(world.use(of, organization));
      return vi.waitFor(() => {
        expect(world.uses).toHaveLength(1);
        return world.uses[0]?.account;
      });
    };
    expect(await account(OLD, 'org-old')).toBe('org-old');
    expect(await account(OLD, null)).toBe('org-old');
    expect(await account(THIRD, 'org-third')).toBe('org-third');
    expect(await account(THIRD, null)).toBeNull();
  });
});

describe('what the proxy has seen on a machine without a login', () => {
  it('shows the account that is at work, and does not jump between two', async () => {
    const world = await IdentityWorld.start();
    const engine = world.open();
    await engine.accounts.sessions()[0].reader.look('background');
    const feed = world.feedOf(engine);
    feed.take(world.headers(OLD, 'org-old', 20));
    await vi.waitFor(() => {
      expect(shown(engine)).toEqual(['org-old', 20]);
    });
    const second = world.feedOf(engine);
    second.take(world.headers(NEW, 'org-new', 60));
    await engine.accounts.sessions()[0].reader.look('background');
    second.take(world.headers(OLD, 'org-old', 21));
    expect(shown(engine)).toEqual(['org-old', 21]);
    expect(events(engine).filter(([kind]) => kind === 'account_switched')).toEqual([]);
    await world.end();
  });

  it('knows an account by its token where nothing names its organization', async () => {
    const world = await IdentityWorld.start();
    const engine = world.open();
    await engine.accounts.sessions()[0].reader.look('background');
    world.feedOf(engine).take(world.headers(OLD, null, 20));
    await vi.waitFor(() => {
      expect(shown(engine)).toEqual([`token-${tokenHash(OLD)}`, 20]);
    });
    world.feedOf(engine).take(world.headers(OLD, 'org-old', 21));
    await vi.waitFor(() => {
      expect(shown(engine)).toEqual(['org-old', 21]);
    });
    expect(events(engine).filter(([kind]) => kind === 'account_switched')).toEqual([]);
    expect(stored(engine)).toEqual([
      ['org-old', 20],
      ['org-old', 21],
    ]);
    await world.end();
  });
});
