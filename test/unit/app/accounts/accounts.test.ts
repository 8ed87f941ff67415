import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTestParts, type TestParts } from '../../../support/test-parts';
import { statusOf } from '../../../../electron/core/snapshot/status';
import { AnthropicApi } from '../../../fakes/anthropic-api';
import { FAKE_TOKEN, writeCredentials } from '../../../fakes/credentials';

const SECOND_TOKEN = 'sk-ant-oat01-made-up-second-account';
const always = { since: 0, until: Number.MAX_SAFE_INTEGER };

describe('accounts', () => {
  let api: AnthropicApi;
  let dir = '';
  const apps: TestParts[] = [];

  beforeEach(async () => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-accounts-'));
    vi.stubEnv('HOME', dir);
    api = await AnthropicApi.start();
    api.login(FAKE_TOKEN, { organizationId: 'org-one' });
    api.login(SECOND_TOKEN, { organizationId: 'org-two' });
  });
  afterEach(async () => {
    for (const app of apps.splice(0)) app.close();
    vi.unstubAllEnvs();
    await api.stop();
    fs.rmSync(dir, { recursive: true, force: true });
  });

  const folder = (name: string) => path.join(dir, name);
  const identify = (name: string, organizationUuid: string) => {
    fs.mkdirSync(folder(name), { recursive: true });
    const oauthAccount = { organizationUuid, emailAddress: `${name}@example.invalid` };
    fs.writeFileSync(path.join(folder(name), '.claude.json'), JSON.stringify({ oauthAccount }));
  };
  const open = (configDirs: string): TestParts => {
    vi.stubEnv('CLAUDE_CONFIG_DIR', configDirs);
    const app = openTestParts({
      environment: {
        dataDir: folder('data'),
        apiUrl: api.url,
        homeDir: dir,
      },
    });
    apps.push(app);
    return app;
  };
  const askAll = async ({ accounts }: TestParts) => {
    for (const { poller } of accounts.runtimes()) await poller.askOnce();
  };
  const kinds = ({ history }: TestParts) =>
    history.events(always).map(({ kind, account }) => [kind, account]);

  it('two config folders have their own logins, numbers and rows', async () => {
    writeCredentials(folder('one'));
    writeCredentials(folder('two'), { accessToken: SECOND_TOKEN, subscriptionType: 'pro' });
    identify('one', 'org-one');
    identify('two', 'org-two');
    const app = open(`${folder('one')},${folder('two')}`);
    await askAll(app);
    expect(api.requests.map(({ token }) => token)).toEqual([FAKE_TOKEN, SECOND_TOKEN]);
    expect(new Set(app.history.samples(always).map(({ account }) => account))).toEqual(
      new Set(['org-one', 'org-two']),
    );
    const [one, two] = app.accounts.runtimes().map(({ store }) => store.snapshot());
    expect(one?.account).toMatchObject({ key: 'org-one', plan: 'Max', name: 'one@example.invalid' });
    expect(two?.account).toMatchObject({ key: 'org-two', plan: 'Pro' });
    expect(app.accounts.snapshot().account?.key).toBe('org-one');
    expect(kinds(app)).toEqual([]);
    const status = two && statusOf(app.accounts.snapshot(), [two]);
    expect(status?.otherAccounts?.map(({ account }) => account.plan)).toEqual(['Pro']);
  });

  it('the signed-in account is shown if the first folder has no login', async () => {
    writeCredentials(folder('two'), { accessToken: SECOND_TOKEN });
    identify('two', 'org-two');
    const app = open(`${folder('one')},${folder('two')}`);
    const versions: number[] = [];
    app.accounts.snapshots.listen(({ version }) => versions.push(version));
    await askAll(app);
    expect(app.accounts.snapshot()).toMatchObject({ phase: 'ready', account: { key: 'org-two' } });
    expect(versions).toEqual(versions.map((_version, index) => index + (versions[0] ?? 0)));
  });

  it('an account switch in one config folder raises one account_switched event, and no reset or threshold event', async () => {
    writeCredentials(folder('one'));
    identify('one', 'org-one');
    api.setUsage(api.usage({ five_hour: { utilization: 99, resetsAt: Date.now() + 7_200_000 } }));
    const app = open(folder('one'));
    await askAll(app);
    identify('one', 'org-new');
    api.login(SECOND_TOKEN, { organizationId: 'org-new' });
    writeCredentials(folder('one'), { accessToken: SECOND_TOKEN });
    api.setUsage(api.usage({ five_hour: { utilization: 3, resetsAt: Date.now() + 9_000_000 } }));
    await askAll(app);
    expect(app.accounts.snapshot()).toMatchObject({
      account: { key: 'org-new' },
      windows: [{ utilization: 3 }],
    });
    expect(kinds(app)).toEqual([['account_switched', 'org-new']]);
  });

  it('a login that is lost and restored raises one event each', async () => {
    writeCredentials(folder('one'));
    identify('one', 'org-one');
    const app = open(folder('one'));
    await askAll(app);
    fs.rmSync(path.join(folder('one'), '.credentials.json'));
    await askAll(app);
    await askAll(app);
    expect(app.accounts.snapshot()).toMatchObject({ stale: true, problem: { kind: 'no_credentials' } });
    writeCredentials(folder('one'));
    await askAll(app);
    expect(kinds(app)).toEqual([
      ['credentials_lost', 'org-one'],
      ['credentials_restored', 'org-one'],
    ]);
    expect(app.accounts.snapshot().problem).toBeNull();
  });

  it('the profile is requested once for each token, and only if the login does not name the plan', async () => {
    const silent = { subscriptionType: '', rateLimitTier: '' };
    writeCredentials(folder('one'), silent);
    const first = open(folder('one'));
    await askAll(first);
    expect(first.accounts.snapshot().account?.plan).toBe('Max');
    first.close();
    apps.length = 0;
    const second = open(folder('one'));
    expect(second.accounts.snapshot().account?.plan).toBe('Max');
    writeCredentials(folder('one'), { ...silent, accessToken: SECOND_TOKEN });
    await askAll(second);
    const paths = api.requests.map(({ path: asked }) => asked.split('/').at(-1));
    expect(paths).toEqual(['usage', 'profile', 'usage', 'profile']);
  });

  it('an account is shown soon after its login appears', async () => {
    const app = open(folder('one'));
    app.start();
    await vi.waitFor(() => {
      expect(app.accounts.snapshot().problem?.kind).toBe('no_credentials');
    });
    fs.mkdirSync(folder('one'), { recursive: true });
    app.poller.recheckLogin();
    writeCredentials(folder('one'));
    app.poller.recheckLogin();
    await vi.waitFor(() => {
      expect(app.accounts.snapshot().phase).toBe('ready');
    }, 5000);
  });
});
