import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLoginLook } from '../../../../electron/app/accounts/login-look';
import type { AccountHolder } from '../../../../electron/app/accounts/account-holder';
import type { Login, LoginOutcome } from '../../../../electron/app/accounts/login';
import type { Problem } from '../../../../electron/core/problem';
import { createCredential } from '../../../../electron/sources/credentials/credential';
import { writeCredentials, writeCredentialsText } from '../../../fakes/credentials';
import { ask, events, IdentityWorld, shown } from './identity-world';

const TOKEN = 'sk-ant-oat01-made-up-one';

const login: Login = {
  credential: createCredential({
    accessToken: TOKEN,
    expiresAt: null,
    scopes: null,
    subscriptionType: 'pro',
    rateLimitTier: null,
    origin: { finder: 'file', where: 'x' },
    warnings: [],
  }),
  evidence: { tokenHash: 'h', file: null, folderKey: 'dir-1' },
  account: { key: 'dir-1', plan: null, tier: null, organizationId: null, name: null },
};
const found: LoginOutcome = { login, problem: null, unreadable: null, attempts: [] };
const torn: LoginOutcome = {
  login: null,
  problem: 'keychain_denied',
  unreadable: { reason: 'not_json', place: 'file' },
  attempts: [],
};
const absent: LoginOutcome = { login: null, problem: 'no_credentials', unreadable: null, attempts: [] };

/** A look whose outcomes and clock the test gives. */
function looking() {
  let now = 0;
  let next: LoginOutcome = found;
  let problem: Problem | null = null;
  const raised: string[] = [];
  const holder = {
    current: () => login.account,
    ownerOf: () => null,
    show: () => undefined,
    version: () => 0,
  } as unknown as AccountHolder;
  const it = createLoginLook({
    findLogin: () => Promise.resolve(next),
    holder,
    reload: () => undefined,
    shownProblem: () => problem,
    setProblem: (changed) => (problem = changed),
    raise: (kind) => raised.push(kind),
    clock: { now: () => now, monotonic: () => now, after: () => () => undefined },
  });
  return {
    ...it,
    see: async (outcome: LoginOutcome, ms: number) => {
      now += ms;
      next = outcome;
      return (await it.look('background')).login;
    },
    problem: () => problem,
    raised,
  };
}

describe('a login that cannot be read for a moment', () => {
  it('a login that cannot be read stays in use for half a minute, without a problem and without an event', async () => {
    const at = looking();
    await at.see(found, 0);
    expect(await at.see(torn, 300_000)).toBe(login);
    expect(at.problem()).toBeNull();
    expect(at.againInMs()).toBe(30_000);
    expect(await at.see(torn, 29_999)).toBe(login);
    expect(await at.see(torn, 1)).toBeNull();
    expect(at.problem()).toMatchObject({ kind: 'keychain_denied', unreadable: { reason: 'not_json' } });
    expect(at.againInMs()).toBeNull();
    expect(await at.see(found, 1000)).toBe(login);
    expect(at.problem()).toBeNull();
    expect(at.raised).toEqual([]);
  });

  it('the half minute begins again each time that a login cannot be read', async () => {
    const at = looking();
    for (let n = 0; n < 3; n += 1) {
      await at.see(found, 20_000);
      expect(await at.see(torn, 20_000)).toBe(login);
    }
  });

  it('a login that is gone is lost at once and restored once', async () => {
    const at = looking();
    await at.see(found, 0);
    expect(await at.see(absent, 1)).toBeNull();
    expect(await at.see(torn, 1)).toBeNull();
    await at.see(found, 1);
    expect(at.raised).toEqual(['credentials_lost', 'credentials_restored']);
  });

  it('the look that began last decides, whichever ends first', async () => {
    const ends: ((outcome: LoginOutcome) => void)[] = [];
    const at = looking();
    const two = createLoginLook({
      findLogin: () => new Promise((resolve) => ends.push(resolve)),
      holder: { current: () => null, ownerOf: () => null, show: () => undefined, version: () => 0 } as never,
      reload: () => undefined,
      shownProblem: at.problem,
      setProblem: () => undefined,
      raise: () => undefined,
      clock: { now: () => 0, monotonic: () => 0, after: () => () => undefined },
    });
    const [first, second] = [two.look('background'), two.look('background')];
    ends[1]?.(found);
    await second;
    ends[0]?.(absent);
    await first;
    expect(two.outcome()?.login).toBe(login);
  });
});

describe('the reader', () => {
  let world: IdentityWorld;

  beforeEach(async () => {
    world = await IdentityWorld.start();
  });
  afterEach(async () => {
    await world.end();
  });

  it.each(['', '{"claudeAiOauth":{"accessTo'])(
    'goes on with the login it had while the file holds %j, and the command raises no event',
    async (text) => {
      world.signIn(TOKEN, 'org');
      world.says(40);
      const app = world.open();
      await ask(app);
      writeCredentialsText(world.folder(), text);
      world.says(41);
      await ask(app);
      expect(shown(app)).toEqual(['org', 41]);
      expect(app.store.snapshot()).toMatchObject({ stale: false, problem: null });
      const command = world.open();
      await command.poller.askOnce();
      expect(command.store.snapshot().problem?.message).toContain('The login file could not be read');
      await app.accounts.runtimes()[0].reader.look('background');
      world.signIn(TOKEN, 'org');
      await ask(app);
      expect(events(app)).toEqual([]);
    },
  );

  it('after three 429s without a request id, the problem is that a login without scopes may not read usage', async () => {
    world.api.login(TOKEN);
    const claudeAiOauth = { accessToken: TOKEN, expiresAt: Date.now() + 8 * 3_600_000 };
    writeCredentialsText(world.folder(), JSON.stringify({ claudeAiOauth }));
    world.api.answer({ status: 429, headers: { 'retry-after': '0', 'request-id': '' } });
    const app = world.open();
    const advice = () => app.store.snapshot().problem?.advice ?? '';
    for (let n = 1; n <= 3; n += 1) {
      await ask(app);
      expect(advice().includes('sign in with Claude Code again')).toBe(n === 3);
    }
    expect(app.store.snapshot().verdict).toMatchObject({ claim: 'Anthropic refuses just now.' });
    const later = world.restart(app);
    expect(later.store.snapshot().problem?.advice).toContain('This login may not be able to read usage');
  });

  it.each([
    ['the login names its scopes', { scopes: ['user:profile'] }, { 'request-id': '' }, false],
    ['the refusals bear a request id', {}, { 'request-id': 'req_1' }, false],
    ['the login was answered once', {}, { 'request-id': '' }, true],
  ])('that problem is not shown where %s', async (_name, fields, headers, isAnswered) => {
    world.api.login(TOKEN);
    const claudeAiOauth = { accessToken: TOKEN, expiresAt: Date.now() + 8 * 3_600_000, ...fields };
    writeCredentialsText(world.folder(), JSON.stringify({ claudeAiOauth }));
    const app = world.open();
    world.says(5);
    if (isAnswered) await ask(app);
    world.api.answer({ status: 429, headers: { 'retry-after': '0', ...headers } });
    for (let n = 0; n < 4; n += 1) await ask(app);
    expect(app.store.snapshot().problem?.kind).toBe('rate_limited');
    expect(app.store.snapshot().problem?.advice).not.toContain('may not be able');
  });

  it.each([
    ['3242', /^Anthropic asks to wait until /],
    ['60', /^Anthropic asks to wait until /],
    ['0', /^Anthropic refuses just now\.$/],
    ['-5', /^Anthropic refuses just now\.$/],
    ['soon', /^Anthropic refuses just now\.$/],
    ['Mon, 01 Jan 2024 00:00:00 GMT', /^Anthropic refuses just now\.$/],
  ])(
    'after a 429 with Retry-After %s, the problem names the wait that Anthropic asked for',
    async (retryAfter, message) => {
      world.signIn(TOKEN, 'org');
      world.api.answer({ status: 429, headers: { 'retry-after': retryAfter } });
      const app = world.open();
      await ask(app);
      expect(app.store.snapshot().problem?.message).toMatch(message);
    },
  );

  it('the reader finds a login that appears where settings.json places it, without a restart', async () => {
    const app = world.open();
    app.start();
    await vi.waitFor(() => {
      expect(app.store.snapshot().problem?.kind).toBe('no_credentials');
    });
    world.says(33);
    const store = world.folder('store');
    world.api.login(TOKEN, { organizationId: 'org' });
    writeCredentials(store, { accessToken: TOKEN });
    fs.mkdirSync(world.folder(), { recursive: true });
    const env = { CLAUDE_SECURESTORAGE_CONFIG_DIR: store };
    fs.writeFileSync(path.join(world.folder(), 'settings.json'), JSON.stringify({ env }));
    app.poller.recheckLogin();
    await vi.waitFor(() => {
      expect(shown(app)).toEqual(['org', 33]);
    }, 5000);
  });
});
