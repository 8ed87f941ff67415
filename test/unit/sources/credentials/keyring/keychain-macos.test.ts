import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createKeychainFinder } from '../../../../../electron/sources/credentials/keyring/keychain-macos';
import { runCommand, type RunCommand } from '../../../../../electron/platform/run-command';
import type { Finder, Finding, LookReason } from '../../../../../electron/sources/credentials/types';
import { fakeSecurity, type FakeItem, type FakeSecurity } from './fake-security';
import {
  CANARY,
  expectNoCanary,
  HOUR,
  isAlive,
  neverRun,
  NOW,
  ran,
  storedLogin,
  temporaryHome,
  until,
} from '../support';

const PLAIN = 'Claude Code-credentials';
const HASHED = `${PLAIN}-0a1b2c3d`;

interface Setup extends FakeSecurity {
  readonly items: FakeItem[];
  readonly finder: Finder;
  readonly clock: { now: number };
  look(reason?: LookReason): Promise<Finding>;
}

function setup(items: FakeItem[], services: readonly string[] = [PLAIN]): Setup {
  const security = fakeSecurity(items);
  const clock = { now: NOW };
  const finder = createKeychainFinder({
    services,
    user: 'ada',
    platform: 'darwin',
    run: security.run,
    now: () => clock.now,
  });
  return { ...security, items, finder, clock, look: (reason = 'background') => finder.find({ reason }) };
}

function item(changes: Partial<FakeItem> = {}): FakeItem {
  return { service: PLAIN, account: 'ada', mdat: '20261121120000Z', secret: storedLogin(), ...changes };
}

/** The single item of a set-up, to be changed in the middle of a test. */
function only({ items: [first] }: Setup): FakeItem {
  if (first === undefined) throw new Error('no item');
  return first;
}

describe('the keychain finder with an item that may be read', () => {
  it('a keychain item gives its login, metadata first', async () => {
    const at = setup([item()]);
    const finding = await at.look();
    expect(finding).toMatchObject({ finder: 'keychain', where: `Keychain item ${PLAIN}`, outcome: 'found' });
    expect(finding.credential?.accessToken).toBe(CANARY);
    expect(at.calls.map(({ args }) => args)).toEqual([`-s ${PLAIN} -a ada`, `-s ${PLAIN} -a ada -w`]);
    const { credential, ...attempt } = finding;
    expectNoCanary({ attempt, credential });
  });

  it('a keychain item is looked for without an account when it has another', async () => {
    const at = setup([item({ account: '' })]);
    expect((await at.look()).outcome).toBe('found');
    expect(at.calls.map(({ args }) => args)).toEqual([`-s ${PLAIN} -a ada`, `-s ${PLAIN}`, `-s ${PLAIN} -w`]);
  });

  it('the keychain finder looks for the hashed item first, then the plain one', async () => {
    const both = [item({ secret: storedLogin({ accessToken: 'plain' }) }), item({ service: HASHED })];
    expect((await setup(both, [HASHED, PLAIN]).look()).credential?.accessToken).toBe(CANARY);
    const finding = await setup([item()], [HASHED, PLAIN]).look();
    expect(finding).toMatchObject({ outcome: 'found', where: `Keychain item ${PLAIN}` });
  });

  it.each([
    ['compact', storedLogin()],
    ['pretty-printed, so printed as hex', JSON.stringify(JSON.parse(storedLogin()), null, 2)],
    ['with an accent, so printed as hex', storedLogin({ subscriptionType: 'é' })],
    ['line-wrapped, so printed as hex', storedLogin().replace(/(.{50})/g, '$1\n   ')],
  ])('the login of a keychain item may be %s', async (_name, secret) => {
    expect((await setup([item({ secret })]).look()).credential?.accessToken).toBe(CANARY);
  });

  it('the login of a keychain item may be line-wrapped and printed unencoded', async () => {
    const wrapped = storedLogin().replace(/(.{50})/g, '$1\n');
    const run: RunCommand = (_command, args) =>
      Promise.resolve(ran(0, args.includes('-w') ? `${wrapped}\n` : '"acct"'));
    const finder = createKeychainFinder({
      services: [PLAIN],
      user: 'ada',
      platform: 'darwin',
      run,
      now: () => NOW,
    });
    expect((await finder.find({ reason: 'user' })).credential?.accessToken).toBe(CANARY);
  });

  it('a keychain item is waited for 3 s in the background and 90 s on a click, over all calls', async () => {
    const at = setup([item({ account: '' })]);
    await at.look();
    await at.look('user');
    const limits = at.calls.map(({ timeoutMs }) => timeoutMs);
    for (const limit of limits.slice(0, 3)) expect(limit).toBeLessThanOrEqual(3_000);
    for (const limit of limits.slice(3)) expect(limit).toBeGreaterThan(80_000);
    expect(Math.max(...limits)).toBeLessThanOrEqual(90_000);
  });
});

describe('the keychain finder: when the secret is read', () => {
  it('the secret is read once while the item stays the same', async () => {
    const at = setup([item()]);
    for (let i = 0; i < 10; i += 1) expect((await at.look()).credential?.accessToken).toBe(CANARY);
    expect(at.secretReads()).toBe(1);
    expect(at.calls).toHaveLength(11);
  });

  it('the secret is read again when the item changed', async () => {
    const at = setup([item()]);
    await at.look();
    Object.assign(only(at), { mdat: '20261121130000Z', secret: storedLogin({ accessToken: 'rotated' }) });
    expect((await at.look()).credential?.accessToken).toBe('rotated');
    expect(at.secretReads()).toBe(2);
  });

  it('the secret is read again on a click', async () => {
    const at = setup([item()]);
    await at.look();
    await at.look('user');
    expect(at.secretReads()).toBe(2);
  });

  it('the secret is read once more when its token expired, not at each look', async () => {
    const at = setup([item()]);
    await at.look();
    await at.look('user');
    at.clock.now += 9 * HOUR;
    for (let i = 0; i < 5; i += 1) await at.look();
    expect(at.secretReads()).toBe(3);
    only(at).mdat = '20261121210000Z';
    await at.look();
    expect(at.secretReads()).toBe(1);
  });

  it('the secret is read at each look when it is expired and the item has no date', async () => {
    const at = setup([item({ mdat: null })]);
    await at.look();
    await at.look();
    expect(at.secretReads()).toBe(1);
    at.clock.now += 9 * HOUR;
    await at.look();
    only(at).secret = storedLogin({ accessToken: 'rotated', expiresAt: NOW + 17 * HOUR });
    expect((await at.look()).credential?.accessToken).toBe('rotated');
  });

  it('the secret that is cut off is unreadable, and not read again until the item changes', async () => {
    const at = setup([item({ secret: storedLogin().slice(0, 80) })]);
    const finding = await at.look();
    expect(finding).toMatchObject({ outcome: 'unreadable', detail: 'not JSON, or cut off' });
    expectNoCanary(finding);
    await at.look();
    expect(at.secretReads()).toBe(1);
  });

  it('the secret that is cut off stays the reported problem when another item holds no login either', async () => {
    const torn = item({ secret: storedLogin().slice(0, 80) });
    const mcp = item({ service: HASHED, secret: '{"mcpOAuth":{}}' });
    expect((await setup([torn, mcp], [PLAIN, HASHED]).look()).outcome).toBe('unreadable');
    expect((await setup([torn, mcp], [HASHED, PLAIN]).look()).outcome).toBe('unreadable');
  });

  it('the secret with only MCP logins lets the search go on', async () => {
    const mcp = item({ secret: '{"mcpOAuth":{}}' });
    expect(await setup([mcp]).look()).toMatchObject({
      outcome: 'absent',
      detail: 'holds only MCP logins, no Claude login',
    });
    const at = setup([mcp, item()], [PLAIN]);
    at.items[1] = item({ service: HASHED });
    const finder = createKeychainFinder({
      services: [PLAIN, HASHED],
      user: 'ada',
      platform: 'darwin',
      run: at.run,
      now: () => NOW,
    });
    expect((await finder.find({ reason: 'background' })).credential?.accessToken).toBe(CANARY);
  });
});

describe('the keychain finder: exit codes of security', () => {
  it('exit code 44 is absent, and asked again each time', async () => {
    const at = setup([]);
    expect(await at.look()).toMatchObject({ outcome: 'absent', detail: 'no such item in the Keychain' });
    await at.look();
    expect(at.calls).toHaveLength(4);
    at.items.push(item());
    expect((await at.look()).outcome).toBe('found');
  });

  it('exit code 44 for the secret alone means an item that vanished', async () => {
    const at = setup([item({ secretExit: 44 })]);
    expect(await at.look()).toMatchObject({ outcome: 'absent' });
  });

  it.each([
    [36, 'denied', 'the Keychain is locked or may not ask now (security exit 36)'],
    [51, 'denied', 'the Keychain refused access (security exit 51)'],
    [128, 'denied', 'access was refused in the dialog (security exit 128)'],
    [1, 'denied', 'the Keychain refused access (security exit 1)'],
    ['not started', 'denied', 'the security tool could not be run'],
    ['hangs', 'timeout', 'the Keychain did not answer in time'],
  ] as const)(
    'exit code %s is a refusal, for the secret and for the metadata',
    async (exit, outcome, detail) => {
      const expected = { outcome, detail: `${detail}; not asked again until you click` };
      expect(await setup([item({ secretExit: exit })]).look()).toMatchObject(expected);
      expect(await setup([item({ metadataExit: exit })]).look()).toMatchObject(expected);
    },
  );
});

describe('the keychain finder after a refusal', () => {
  it('after a refusal nothing is asked in the background, however often, until a click', async () => {
    const at = setup([item({ secretExit: 128 })]);
    await at.look();
    expect(at.calls).toHaveLength(2);
    for (let i = 0; i < 100; i += 1) expect((await at.look()).outcome).toBe('denied');
    expect(at.calls).toHaveLength(2);
    await at.look('user');
    expect(at.calls).toHaveLength(4);
    await at.look();
    expect(at.calls).toHaveLength(4);
  });

  it('after a refusal a click that is granted opens the way again', async () => {
    const at = setup([item({ secretExit: 'hangs' })]);
    await at.look();
    delete only(at).secretExit;
    expect((await at.look('user')).outcome).toBe('found');
    Object.assign(only(at), { mdat: '20261121150000Z', secret: storedLogin({ accessToken: 'rotated' }) });
    expect((await at.look()).credential?.accessToken).toBe('rotated');
  });

  it('after a refusal a token read before is still used while it lasts', async () => {
    const at = setup([item()]);
    await at.look();
    only(at).metadataExit = 'hangs';
    const finding = await at.look();
    expect(finding.outcome).toBe('timeout');
    expect(finding.credential?.accessToken).toBe(CANARY);
    expect((await at.look()).credential?.accessToken).toBe(CANARY);
    at.clock.now += 8 * HOUR;
    expect(await at.look()).not.toHaveProperty('credential');
  });

  it('after a refusal a token that was signed out is not used any more', async () => {
    const at = setup([item()]);
    await at.look();
    at.items.length = 0;
    expect((await at.look()).outcome).toBe('absent');
    at.items.push(item({ metadataExit: 36 }));
    expect(await at.look()).not.toHaveProperty('credential');
  });
});

describe('the keychain finder: one call at a time', () => {
  /** A tool that answers on demand, and counts the waiting calls. */
  function slow(): { readonly run: RunCommand; readonly waiting: (() => void)[]; most: number } {
    const state = { waiting: [] as (() => void)[], most: 0, run: neverRun };
    state.run = async () => {
      await new Promise<void>((resolve) => {
        state.waiting.push(resolve);
        state.most = Math.max(state.most, state.waiting.length);
      });
      return ran(44);
    };
    return state;
  }

  it('the keychain finder joins looks of the same kind, and a click waits for the background one', async () => {
    const tool = slow();
    const finder = createKeychainFinder({
      services: [PLAIN],
      user: '',
      platform: 'darwin',
      run: tool.run,
      now: () => NOW,
    });
    const looks = [
      finder.find({ reason: 'background' }),
      finder.find({ reason: 'background' }),
      finder.find({ reason: 'user' }),
      finder.find({ reason: 'background' }),
      finder.find({ reason: 'user' }),
    ];
    let asked = 0;
    const all = Promise.all(looks);
    let done = false;
    void all.then(() => (done = true));
    await until(() => {
      const next = tool.waiting.shift();
      if (next !== undefined) asked += 1;
      next?.();
      return done;
    });
    expect((await all).map(({ outcome }) => outcome)).toEqual(Array(5).fill('absent'));
    expect({ asked, most: tool.most }).toEqual({ asked: 2, most: 1 });
  });
});

describe('the keychain finder on other systems', () => {
  it.each(['linux', 'win32'] as const)('the keychain finder starts no program on %s', async (platform) => {
    const finder = createKeychainFinder({
      services: [PLAIN],
      user: 'ada',
      platform,
      run: neverRun,
      now: () => NOW,
    });
    expect(await finder.find({ reason: 'user' })).toMatchObject({ outcome: 'not_applicable' });
  });
});

describe('the keychain finder with a real child that hangs', () => {
  it('a real child that hangs is killed by its pid and reported as a timeout', async () => {
    const note = join(temporaryHome().home, 'pid');
    const script = `require('fs').writeFileSync(${JSON.stringify(note)}, String(process.pid)); setInterval(() => {}, 1e6)`;
    const run: RunCommand = (_command, _args, { timeoutMs }) => {
      expect(timeoutMs).toBeGreaterThan(2_900);
      return runCommand(process.execPath, ['-e', script], { timeoutMs });
    };
    const finder = createKeychainFinder({
      services: [PLAIN],
      user: 'ada',
      platform: 'darwin',
      run,
      now: () => NOW,
    });
    const began = performance.now();
    expect((await finder.find({ reason: 'background' })).outcome).toBe('timeout');
    expect(performance.now() - began).toBeLessThan(9_000);
    const pid = Number(readFileSync(note, 'utf8'));
    expect(pid).toBeGreaterThan(1);
    await until(() => !isAlive(pid));
  });
});
