import { Bus } from './bus';
import { Keyring } from './keyring';
import { NotificationServer } from './notifications';
import { PrivateBus } from './private-bus';
import type { TrayItem } from './tray-item';
import { TrayWatcher } from './watcher';

export interface DesktopOptions {
  /** A panel that shows tray items; default true. */
  readonly tray?: boolean;
  /** A notification server; default true. */
  readonly notifications?: boolean;
  /** A real keyring; default false. */
  readonly keyring?: boolean;
}

/** A Linux desktop on a session bus of its own: what a panel, a notification server and a keyring do, and no more. */
export class FakeDesktop {
  readonly #session: PrivateBus;
  readonly #bus: Bus;
  readonly #watcher: TrayWatcher | null;
  readonly #notifications: NotificationServer | null;
  readonly #keyring: Keyring | null;

  private constructor(
    session: PrivateBus,
    bus: Bus,
    parts: {
      readonly watcher: TrayWatcher | null;
      readonly notifications: NotificationServer | null;
      readonly keyring: Keyring | null;
    },
  ) {
    this.#session = session;
    this.#bus = bus;
    this.#watcher = parts.watcher;
    this.#notifications = parts.notifications;
    this.#keyring = parts.keyring;
  }

  static async start(options: DesktopOptions = {}): Promise<FakeDesktop> {
    const session = await PrivateBus.start();
    try {
      const bus = await Bus.open(session.address);
      const watcher = options.tray === false ? null : await TrayWatcher.start(bus);
      const notifications = options.notifications === false ? null : await NotificationServer.start(bus);
      const keyring = options.keyring === true ? await Keyring.start(bus, session.address) : null;
      return new FakeDesktop(session, bus, { watcher, notifications, keyring });
    } catch (error) {
      await session.stop();
      throw error;
    }
  }

  /** To be merged into the environment of an application that shall live on this desktop. */
  get env(): Readonly<Record<string, string>> {
    return { DBUS_SESSION_BUS_ADDRESS: this.#session.address };
  }

  get watcher(): TrayWatcher {
    if (this.#watcher === null) throw new Error('fake desktop: it was started without a tray');
    return this.#watcher;
  }

  get notifications(): NotificationServer {
    if (this.#notifications === null) throw new Error('fake desktop: it was started without notifications');
    return this.#notifications;
  }

  /** The newest tray item, as soon as the panel shows it. */
  tray(timeoutMs = 10_000): Promise<TrayItem> {
    return this.watcher.tray(timeoutMs);
  }

  async stop(): Promise<void> {
    await this.#keyring?.stop();
    this.#bus.close();
    await this.#session.stop();
  }
}
