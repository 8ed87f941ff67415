import { usageBody } from '../fakes/api/usage-body';
import { HOUR, resetIn, World } from '../e2e/support/quotide';
import { expect, InstalledApp, test } from './support/installed';
import { watchSecretCalls } from './support/secret-calls';

test('a packaged app that starts on a desktop with a locked keyring neither unlocks it nor writes into it', async () => {
  const world = await World.create({ keyring: true });
  try {
    await world.desktop.lockKeyring();
    world.api.setUsage(usageBody({ five_hour: { utilization: 42, resetsAt: resetIn(2 * HOUR) } }));
    const calls = await watchSecretCalls(world.desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
    // Chromium chooses the keyring by the desktop's name.
    const app = new InstalledApp(world, { XDG_CURRENT_DESKTOP: 'GNOME' }, []);
    try {
      await app.openPopover(await world.trayWith('42', 30_000));
    } finally {
      await app.stop();
    }
    // A call of the test itself, which shows that the watch sees calls.
    await world.desktop.lockKeyring();
    await expect.poll(calls.seen).toContain('Lock');
    // The app may read whether the keyring is locked, and nothing else.
    expect(calls.seen().filter((call) => call !== 'Get')).toEqual(['Lock']);
    await calls.end();
  } finally {
    await world.end();
  }
});
