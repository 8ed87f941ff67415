import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeDesktop } from '../../fakes/desktop/fake-desktop';
import { FakeApp } from './fake-app';

/** dbus-daemon is what the tests need of the machine; only Linux has it. */
describe.skipIf(process.platform !== 'linux')('the fake desktop', () => {
  let desktop: FakeDesktop;
  let address = '';

  beforeEach(async () => {
    desktop = await FakeDesktop.start();
    address = desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '';
  });

  afterEach(async () => {
    await desktop.stop();
  });

  it('the fake desktop shows an item registered by bus name, and reads it under the unique name', async () => {
    const app = await FakeApp.start(address);
    await app.bus.requestName('org.kde.StatusNotifierItem-1-1');
    await app.register('org.kde.StatusNotifierItem-1-1');
    const item = await desktop.tray();
    expect(item.owner).toMatch(/^:1\.\d+$/);
    expect(await item.properties()).toMatchObject({
      id: 'fake_app',
      status: 'Active',
      tooltip: 'first',
      menuPath: '/Menu',
    });
    const icon = await item.icon();
    expect(icon).toMatchObject({ width: 2, height: 1 });
    expect([...icon.rgba]).toEqual([255, 0, 0, 255, 0, 0, 255, 128]);
    app.bus.close();
    await desktop.watcher.waitUntilGone();
  });

  it('the fake desktop takes a path for an object of the caller', async () => {
    const app = await FakeApp.start(address, { path: '/org/example/Item' });
    await app.register('/org/example/Item');
    expect(await desktop.tray()).toMatchObject({ path: '/org/example/Item' });
    app.bus.close();
  });

  it('the fake desktop refuses what GNOME refuses', async () => {
    const app = await FakeApp.start(address, { withMenu: false });
    await expect(app.register('org.example.Nobody')).rejects.toThrow('Impossible to register');
    await expect(app.register(':1.1/StatusNotifierItem')).rejects.toThrow('Impossible to register');
    await expect(desktop.tray(50)).rejects.toThrow('no bus name with an owner');
    // Registered well, but its menu cannot be read.
    await app.register('/StatusNotifierItem');
    await expect.poll(() => desktop.watcher.refused.length).toBe(3);
    await expect(desktop.tray(20)).rejects.toThrow(/"\/StatusNotifierItem" was refused: reading it at :1/);
    expect(desktop.watcher.items).toHaveLength(0);
    app.bus.close();
  });

  it('the fake desktop reads the menu, clicks in it, activates, and waits for signals', async () => {
    const app = await FakeApp.start(address);
    await app.register('/StatusNotifierItem');
    const item = await desktop.tray();
    const menu = await item.menu();
    expect(menu.map(({ label, enabled, separator }) => [label, enabled, separator])).toEqual([
      ['5-hour: 42 %', false, false],
      ['', true, true],
      ['Start at login', true, false],
      ['More', true, false],
    ]);
    expect(menu[2]).toMatchObject({ toggle: 'checkmark', checked: true });
    await item.clickMenu('Start at login');
    await item.clickMenu('More', 'a_b');
    await item.activate(3, 4);
    expect(app.heard).toEqual(['clicked 3', 'clicked 5', 'activate 3 4']);
    await expect(item.clickMenu('Quit')).rejects.toThrow(
      'no menu entry "Quit" among: 5-hour: 42 % | --- | Start',
    );
    await expect(item.clickMenu('5-hour: 42 %')).rejects.toThrow('disabled');

    app.tooltip = 'second';
    app.bus.emit('/StatusNotifierItem', 'org.kde.StatusNotifierItem', 'NewToolTip');
    await item.waitForSignal('NewToolTip');
    expect((await item.waitFor(({ tooltip }) => tooltip === 'second', 'new tooltip')).tooltip).toBe('second');
    await expect(item.waitForSignal('NewIcon', 30)).rejects.toThrow(
      'no NewIcon signal from the tray item within 30 ms',
    );
    app.bus.close();
  });

  it('the fake desktop records notifications, clicks and closes them', async () => {
    const app = await FakeApp.start(address);
    const heard: unknown[] = [];
    await app.bus.onSignal("interface='org.freedesktop.Notifications'", ({ member, body }) =>
      heard.push([member, ...body]),
    );
    const notify = (summary: string) =>
      app.bus.call({
        destination: 'org.freedesktop.Notifications',
        path: '/org/freedesktop/Notifications',
        interface: 'org.freedesktop.Notifications',
        member: 'Notify',
        signature: 'susssasa{sv}i',
        body: ['Quotide', 0, '', summary, 'body', ['default', 'View'], {}, -1],
      });
    expect(await notify('one')).toEqual([1]);
    expect(await notify('two')).toEqual([2]);
    expect(await desktop.notifications.waitFor(2)).toMatchObject({
      id: 2,
      summary: 'two',
      actions: { default: 'View' },
    });
    desktop.notifications.click(1);
    desktop.notifications.close(2, 'expired');
    await expect
      .poll(() => heard)
      .toEqual([
        ['ActionInvoked', 1, 'default'],
        ['NotificationClosed', 1, 2],
        ['NotificationClosed', 2, 1],
      ]);
    app.bus.close();
  });

  it('the fake desktop starts no service of the machine, and leaves nothing behind', async () => {
    const app = await FakeApp.start(address);
    const call = { path: '/', interface: 'org.freedesktop.DBus.Peer', member: 'Ping' };
    await expect(app.bus.call({ ...call, destination: 'org.freedesktop.secrets' })).rejects.toThrow(
      /not provided/,
    );
    app.bus.close();
    const socket = /unix:path=([^,]+)/.exec(address)?.[1] ?? '';
    expect(existsSync(socket)).toBe(true);
    await desktop.stop();
    expect(existsSync(socket)).toBe(false);
  });
});
