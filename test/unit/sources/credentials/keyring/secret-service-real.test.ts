import keytar from 'keytar';
import { describe, expect, it } from 'vitest';
import { createSecretServiceFinder } from '../../../../../electron/sources/credentials/keyring/secret-service';
import type { Finder } from '../../../../../electron/sources/credentials/types';
import { startKeytar, type RealKeytar } from './keytar-child';
import { startPrivateBus, type PrivateBus } from './private-keyring';
import { CANARY, expectNoCanary, storedLogin } from '../support';

const PLAIN = 'Claude Code-credentials';
const HASHED = `${PLAIN}-0a1b2c3d`;

/** The real finder over the real keytar over a real keyring; only the bus is ours. */
function finderOver(real: RealKeytar, bus?: PrivateBus, services: readonly string[] = [PLAIN]): Finder {
  return createSecretServiceFinder({
    services,
    user: 'ada',
    platform: 'linux',
    load: () => Promise.resolve(real),
    ...(bus === undefined ? {} : { isLocked: () => bus.isLocked() }),
    allowOnMac: false,
  });
}

async function keyring(): Promise<{ readonly bus: PrivateBus; readonly real: RealKeytar }> {
  const bus = await startPrivateBus();
  await bus.startKeyring();
  return { bus, real: startKeytar(bus.env) };
}

describe('keytar', () => {
  it('keytar loads here, with the two functions that are used', () => {
    expect(typeof keytar.getPassword).toBe('function');
    expect(typeof keytar.findPassword).toBe('function');
  });
});

// gnome-keyring and D-Bus are the Linux desktop's; the finder's rules for other systems are in secret-service.test.ts.
if (process.platform === 'linux') {
  describe('the Secret Service finder with a real keyring', { timeout: 30_000 }, () => {
    it('an unlocked keyring gives the login', async () => {
      const { bus, real } = await keyring();
      await real.setPassword(PLAIN, 'ada', storedLogin());
      const { credential, ...attempt } = await finderOver(real, bus).find({ reason: 'background' });
      expect(attempt).toEqual({
        finder: 'secret_service',
        where: `Secret Service: ${PLAIN}`,
        outcome: 'found',
        detail: 'read',
      });
      expect(credential?.accessToken).toBe(CANARY);
      expectNoCanary({ attempt, credential });
    });

    it('an unlocked keyring gives a login under another account, and the hashed one first', async () => {
      const { bus, real } = await keyring();
      await real.setPassword(PLAIN, 'someone', storedLogin());
      expect((await finderOver(real, bus).find({ reason: 'user' })).credential?.accessToken).toBe(CANARY);
      await real.setPassword(HASHED, 'ada', storedLogin({ accessToken: 'hashed' }));
      const finding = await finderOver(real, bus, [HASHED, PLAIN]).find({ reason: 'user' });
      expect(finding.credential?.accessToken).toBe('hashed');
    });

    it('the login is absent where an unlocked keyring has no item', async () => {
      const { bus, real } = await keyring();
      const finding = await finderOver(real, bus).find({ reason: 'background' });
      expect(finding).toMatchObject({ outcome: 'absent', detail: 'no such item' });
    });

    it('the login in a locked keyring is denied rather than absent, and found again once it is unlocked', async () => {
      const { bus, real } = await keyring();
      await real.setPassword(PLAIN, 'ada', storedLogin());
      const finder = finderOver(real, bus);
      await bus.lock();
      expect(await bus.isLocked()).toBe(true);
      const denied = { outcome: 'denied', detail: 'the keyring is locked' };
      expect(await finder.find({ reason: 'background' })).toMatchObject(denied);
      expect(await finder.find({ reason: 'user' })).toMatchObject(denied);
      expect(await finder.find({ reason: 'background' })).toMatchObject(denied);
      await bus.unlock();
      expect((await finder.find({ reason: 'background' })).credential?.accessToken).toBe(CANARY);
    });

    it('a locked keyring without a probe is reported as undecided', async () => {
      const { bus, real } = await keyring();
      await real.setPassword(PLAIN, 'ada', storedLogin());
      await bus.lock();
      expect(await finderOver(real).find({ reason: 'background' })).toMatchObject({
        outcome: 'absent',
        detail: 'no such item (a locked keyring looks the same)',
      });
    });

    it('the login is absent where no keyring runs', async () => {
      const bus = await startPrivateBus();
      const finder = finderOver(startKeytar(bus.env), bus);
      const absent = { outcome: 'absent', detail: 'no keyring service runs here' };
      expect(await finder.find({ reason: 'background' })).toMatchObject(absent);
      await bus.startKeyring();
      expect(await finder.find({ reason: 'background' })).toMatchObject({ detail: 'no such item' });
    });

    it('the login is absent where there is no session bus', async () => {
      const env = { PATH: process.env['PATH'], HOME: '/nonexistent', DBUS_SESSION_BUS_ADDRESS: 'disabled:' };
      expect(await finderOver(startKeytar(env)).find({ reason: 'background' })).toMatchObject({
        outcome: 'absent',
        detail: 'no keyring service runs here',
      });
    });
  });
}
