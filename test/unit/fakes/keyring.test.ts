import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { Bus } from '../../fakes/desktop/bus';
import { FakeDesktop } from '../../fakes/desktop/fake-desktop';
import { plain } from '../../fakes/desktop/wire';

const installed = spawnSync('gnome-keyring-daemon', ['--version']).error === undefined;

it.skipIf(!installed)(
  'a desktop with a keyring has an unlocked default collection',
  async () => {
    const desktop = await FakeDesktop.start({ keyring: true });
    try {
      const bus = await Bus.open(desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
      const secrets = { destination: 'org.freedesktop.secrets', signature: 's' };
      const service = {
        ...secrets,
        path: '/org/freedesktop/secrets',
        interface: 'org.freedesktop.Secret.Service',
      };
      const [path] = await bus.call({ ...service, member: 'ReadAlias', body: ['default'] });
      const properties = { ...secrets, interface: 'org.freedesktop.DBus.Properties', signature: 'ss' };
      const body = ['org.freedesktop.Secret.Collection', 'Locked'];
      const [locked] = await bus.call({ ...properties, path: String(path), member: 'Get', body });
      expect(plain(locked)).toBe(false);
      bus.close();
    } finally {
      await desktop.stop();
    }
  },
  20_000,
);
