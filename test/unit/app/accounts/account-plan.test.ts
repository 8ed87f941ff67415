import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderId } from '../../../../electron/app/accounts/ids';
import { openSavedState } from '../../../../electron/app/accounts/saved-state';
import { statusOf } from '../../../../electron/core/snapshot/status';
import { IdentityWorld } from './identity-world';

const ORGANIZATION = 'org-one';
const TOKEN = 'sk-ant-oat01-made-up-for-the-plan';
const silent = { subscriptionType: '', rateLimitTier: '' };

/** Where the plan of an account comes from, over the whole way from the files and the wire to `status --json`. */
describe('the plan of an account', () => {
  let world: IdentityWorld;

  beforeEach(async () => {
    world = await IdentityWorld.start();
    world.says(12);
  });
  afterEach(async () => {
    await world.end();
  });

  const claudeJson = (fields: object, organizationUuid = ORGANIZATION) => {
    fs.mkdirSync(world.folder(), { recursive: true });
    const content = { oauthAccount: { organizationUuid, ...fields } };
    fs.writeFileSync(path.join(world.folder(), '.claude.json'), JSON.stringify(content));
  };
  const accountAfterAsking = async () => {
    const app = world.open();
    await app.poller.askOnce();
    return statusOf(app.store.snapshot()).account;
  };
  const askedFor = (end: string) => world.api.requests.filter((request) => request.path.endsWith(end)).length;

  it('is Ultra by the login, with the tier as it came', async () => {
    world.signIn(TOKEN, ORGANIZATION, { subscriptionType: 'max', rateLimitTier: 'default_claude_max_20x' });
    claudeJson({});
    expect(await accountAfterAsking()).toMatchObject({ plan: 'Ultra', tier: 'default_claude_max_20x' });
  });

  it('comes from .claude.json without a request where the login names none', async () => {
    world.signIn(TOKEN, ORGANIZATION, silent);
    claudeJson({ organizationType: 'claude_max', userRateLimitTier: 'default_claude_ultra' });
    expect(await accountAfterAsking()).toMatchObject({ plan: 'Ultra', tier: 'default_claude_ultra' });
    expect(askedFor('/profile')).toBe(0);
  });

  it('does not come from .claude.json where that file names another organization', async () => {
    world.signIn(TOKEN, ORGANIZATION, { subscriptionType: 'max', rateLimitTier: '' });
    claudeJson({ organizationType: 'claude_ultra', userRateLimitTier: 'default_claude_ultra' }, 'org-other');
    expect(await accountAfterAsking()).toMatchObject({ plan: 'Max', organizationId: ORGANIZATION });
  });

  it('comes from the usage answer where nothing else names it', async () => {
    world.signIn(TOKEN, ORGANIZATION, silent);
    world.api.setProfile({ account: {}, organization: { uuid: ORGANIZATION } });
    const body = world.api.usage({ five_hour: { utilization: 12, resetsAt: world.reset } });
    world.api.setUsage({ ...body, subscription_type: 'claude_edu' });
    expect(await accountAfterAsking()).toMatchObject({ plan: 'Edu' });
  });

  it('has the present name after a start with what an earlier version stored', async () => {
    world.signIn(TOKEN, ORGANIZATION, silent);
    world.api.setProfile({ account: {}, organization: { uuid: ORGANIZATION } });
    const before = world.open();
    await before.poller.askOnce();
    const name = openSavedState(before.history, folderId(world.folder())).names.account;
    const stored = {
      key: ORGANIZATION,
      plan: 'Max 20x',
      tier: 'default_claude_max_20x',
      organizationId: ORGANIZATION,
    };
    before.history.keep(name, stored, Date.now());
    expect(statusOf(world.restart(before).store.snapshot()).account).toMatchObject({
      plan: 'Ultra',
      tier: 'default_claude_max_20x',
    });
  });
});
