import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createSecretServiceFinder,
  type Keytar,
  type SecretServiceOptions,
} from '../../../../../electron/sources/credentials/keyring/secret-service';
import type { Finder, Finding, LookReason } from '../../../../../electron/sources/credentials/types';
import { CANARY, expectNoCanary, storedLogin } from '../support';

const PLAIN = 'Claude Code-credentials';
const HASHED = `${PLAIN}-0a1b2c3d`;

class Hangs {
  readonly hangs = true;
}

const HANGS = new Hangs();

type Answer = string | null | Error | Hangs;

interface Setup {
  readonly finder: Finder;
  /** Answers by `service/account`, or by service alone for any account; may be changed. */
  readonly items: Record<string, Answer>;
  /** Every call, as its key. */
  readonly calls: string[];
  /** Ends the oldest hanging call. */
  release(value: string | null | Error): void;
  look(reason?: LookReason): Promise<Finding>;
}

function setup(items: Record<string, Answer>, options: Partial<SecretServiceOptions> = {}): Setup {
  const calls: string[] = [];
  const hanging: ((value: string | null | Error) => void)[] = [];
  async function answer(key: string): Promise<string | null> {
    calls.push(key);
    let value = items[key] ?? null;
    if (value instanceof Hangs) {
      value = await new Promise<string | null | Error>((resolve) => hanging.push(resolve));
    }
    if (value instanceof Error) throw value;
    return value;
  }
  const keytar: Keytar = {
    getPassword: (service, account) => answer(`${service}/${account}`),
    findPassword: (service) => answer(service),
  };
  const finder = createSecretServiceFinder({
    services: [PLAIN],
    user: 'ada',
    platform: 'linux',
    load: () => Promise.resolve(keytar),
    allowOnMac: false,
    ...options,
  });
  return {
    finder,
    items,
    calls,
    release: (value) => hanging.shift()?.(value),
    look: (reason = 'background') => finder.find({ reason }),
  };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** Lets a look run into its limit. */
async function afterMs<T>(ms: number, look: Promise<T>): Promise<T> {
  await vi.advanceTimersByTimeAsync(ms);
  return look;
}

describe('the Secret Service finder with an open store', () => {
  it('an open store gives the login of the user first', async () => {
    const at = setup({ [`${PLAIN}/ada`]: storedLogin(), [PLAIN]: storedLogin({ accessToken: 'other' }) });
    const { credential, ...attempt } = await at.look();
    expect(attempt).toEqual({
      finder: 'secret_service',
      where: `Secret Service: ${PLAIN}`,
      outcome: 'found',
      detail: 'read',
    });
    expect(credential?.accessToken).toBe(CANARY);
    expect(at.calls).toEqual([`${PLAIN}/ada`]);
    expectNoCanary({ attempt, credential });
  });

  it('an open store gives a login of any account, and none where it has only MCP logins', async () => {
    const at = setup({ [`${PLAIN}/ada`]: '{"mcpOAuth":{}}', [PLAIN]: storedLogin() });
    expect((await at.look()).credential?.accessToken).toBe(CANARY);
    expect((await setup({ [PLAIN]: storedLogin() }, { user: '' }).look()).outcome).toBe('found');
  });

  it('the finder asks an open store for the hashed item before the plain one', async () => {
    const at = setup(
      { [`${HASHED}/ada`]: storedLogin(), [`${PLAIN}/ada`]: 'x' },
      { services: [HASHED, PLAIN] },
    );
    expect((await at.look()).outcome).toBe('found');
    expect(at.calls).toEqual([`${HASHED}/ada`]);
  });

  it('a damaged item in an open store is reported', async () => {
    const at = setup({ [`${PLAIN}/ada`]: storedLogin().slice(0, 60) });
    const finding = await at.look();
    expect(finding).toMatchObject({ outcome: 'unreadable', detail: 'not JSON, or cut off' });
    expectNoCanary(finding);
    expect(await setup({ [`${PLAIN}/ada`]: '{"mcpOAuth":{}}' }).look()).toMatchObject({ outcome: 'absent' });
  });

  it("the finder asks on Windows for no other account, since keytar would give another folder's login", async () => {
    const at = setup({ [PLAIN]: storedLogin() }, { platform: 'win32' });
    expect(await at.look()).toMatchObject({
      outcome: 'absent',
      where: `Credential Manager: ${PLAIN}`,
      detail: 'no such item',
    });
    expect(at.calls).toEqual([`${PLAIN}/ada`]);
  });

  it('an open store is not asked while an earlier finder has a usable login', async () => {
    const at = setup({ [`${PLAIN}/ada`]: storedLogin() });
    const finding = await at.finder.find({ reason: 'user', haveUsable: true });
    expect(finding).toMatchObject({ outcome: 'not_applicable' });
    expect(at.calls).toEqual([]);
  });
});

describe('the Secret Service finder on macOS', () => {
  const items = { [`${PLAIN}/ada`]: storedLogin() };

  it('the store on macOS is asked only when it was chosen, and the user clicks', async () => {
    const plain = setup(items, { platform: 'darwin' });
    expect((await plain.look('user')).outcome).toBe('not_applicable');
    expect(plain.calls).toEqual([]);
    const chosen = setup(items, { platform: 'darwin', allowOnMac: true });
    expect((await chosen.look()).outcome).toBe('not_applicable');
    expect(chosen.calls).toEqual([]);
    expect((await chosen.look('user')).credential?.accessToken).toBe(CANARY);
  });
});

describe('the Secret Service finder with a locked keyring', () => {
  it('a locked keyring is not asked in the background, since that opens a dialog; each look asks the probe anew', async () => {
    let locked = true;
    const at = setup({ [`${PLAIN}/ada`]: storedLogin() }, { isLocked: () => Promise.resolve(locked) });
    expect(await at.look()).toMatchObject({ outcome: 'denied', detail: 'the keyring is locked' });
    expect(at.calls).toEqual([]);
    locked = false;
    expect((await at.look()).outcome).toBe('found');
  });

  it('a locked keyring is asked on a click, and reported otherwise than an absent item', async () => {
    const at = setup({}, { isLocked: () => Promise.resolve(true) });
    expect(await at.look('user')).toMatchObject({ outcome: 'denied', detail: 'the keyring is locked' });
    expect(at.calls).toEqual([`${PLAIN}/ada`, PLAIN]);
  });

  it.each([
    ['no probe', undefined],
    ['a probe that cannot tell', () => Promise.resolve(null)],
    ['a probe that fails', () => Promise.reject(new Error('no bus'))],
  ])('a locked keyring stays undecided with %s', async (_name, isLocked) => {
    const at = setup({}, isLocked === undefined ? {} : { isLocked });
    expect(await at.look()).toMatchObject({
      outcome: 'absent',
      detail: 'no such item (a locked keyring looks the same)',
    });
  });

  it('a locked keyring stays undecided with a probe that hangs, within the limit', async () => {
    const at = setup({}, { isLocked: () => new Promise<boolean>(() => undefined) });
    expect((await afterMs(3_000, at.look())).outcome).toBe('absent');
  });

  it('a keyring is decided when the probe answers that it is open', async () => {
    const at = setup({}, { isLocked: () => Promise.resolve(false) });
    expect(await at.look()).toMatchObject({ outcome: 'absent', detail: 'no such item' });
  });
});

describe('the Secret Service finder with a call that hangs', () => {
  it('a call that hangs ends after 3 s in the background and 90 s on a click', async () => {
    const at = setup({ [`${PLAIN}/ada`]: HANGS });
    let ended = false;
    const looking = at.look().finally(() => (ended = true));
    await vi.advanceTimersByTimeAsync(2_990);
    expect(ended).toBe(false);
    expect(await afterMs(10, looking)).toMatchObject({
      outcome: 'timeout',
      detail: 'the keyring did not answer in time; not asked again until you click',
    });
    ended = false;
    const clicked = at.look('user').finally(() => (ended = true));
    await vi.advanceTimersByTimeAsync(89_990);
    expect(ended).toBe(false);
    expect((await afterMs(10, clicked)).outcome).toBe('timeout');
  });

  it('a call that hangs is never joined by a second one: each would hold a worker thread', async () => {
    const at = setup({ [`${PLAIN}/ada`]: HANGS });
    await afterMs(3_000, at.look());
    for (let i = 0; i < 20; i += 1) expect((await at.look()).outcome).toBe('timeout');
    const clicks = Promise.all([at.look('user'), at.look('user')]);
    await afterMs(90_000, clicks);
    expect(at.calls).toEqual([`${PLAIN}/ada`]);
  });

  it('a call that hangs gives its login to a click that waits for it', async () => {
    const at = setup({ [`${PLAIN}/ada`]: HANGS });
    await afterMs(3_000, at.look());
    const click = at.look('user');
    at.release(storedLogin());
    expect((await click).credential?.accessToken).toBe(CANARY);
  });

  it('a call that hangs allows background looks again when the dialog is answered late, not when it is dismissed', async () => {
    const answered = setup({ [`${PLAIN}/ada`]: HANGS });
    await afterMs(3_000, answered.look());
    answered.release(storedLogin());
    await vi.advanceTimersByTimeAsync(1);
    answered.items[`${PLAIN}/ada`] = storedLogin();
    expect((await answered.look()).outcome).toBe('found');

    const dismissed = setup({ [`${PLAIN}/ada`]: HANGS });
    await afterMs(3_000, dismissed.look());
    dismissed.release(null);
    await vi.advanceTimersByTimeAsync(1);
    expect((await dismissed.look()).outcome).toBe('timeout');
    expect(dismissed.calls).toHaveLength(2);
  });

  it('a call that hangs may fail late without an unhandled rejection', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const at = setup({ [`${PLAIN}/ada`]: HANGS });
    await afterMs(3_000, at.look());
    at.release(new Error('late'));
    vi.useRealTimers();
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });
});

describe('the Secret Service finder after a rejection', () => {
  it('a rejection of a refusal stops the background until a click', async () => {
    const at = setup({ [`${PLAIN}/ada`]: new Error('Prompt dismissed') });
    const denied = {
      outcome: 'denied',
      detail: 'the keyring stayed locked; not asked again until you click',
    };
    expect(await at.look()).toMatchObject(denied);
    at.items[`${PLAIN}/ada`] = storedLogin();
    expect(await at.look()).toMatchObject(denied);
    expect(at.calls).toHaveLength(1);
    expect((await at.look('user')).outcome).toBe('found');
    expect((await at.look()).outcome).toBe('found');
  });

  it('a rejection for want of a service means absent, and is asked again', async () => {
    const at = setup({ [`${PLAIN}/ada`]: new Error('Unknown or unsupported transport') });
    expect(await at.look()).toMatchObject({ outcome: 'absent', detail: 'no keyring service runs here' });
    at.items[`${PLAIN}/ada`] = storedLogin();
    expect((await at.look()).outcome).toBe('found');
  });

  it('a rejection of the loading of keytar is reported, and tried again', async () => {
    const load = vi.fn(() => Promise.reject(new Error('Failed to load keytar native addon')));
    const at = setup({}, { load });
    expect((await at.look()).detail).toBe('the keyring library could not be loaded');
    await at.look();
    expect(load).toHaveBeenCalledTimes(2);
  });
});
