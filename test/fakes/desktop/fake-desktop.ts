import { Bus } from './bus';
import { Keyring } from './keyring';
import { NotificationServer } from './notifications';
import { Portal } from './portal';
import { PrivateBus } from './private-bus';
import type { TrayItem } from './tray-item';
import { eventually } from './wait';
import { TRAY_WATCHER, TrayWatcher } from './watcher';

export interface DesktopOptions {
  /** A panel that shows tray items; default true. */
  readonly tray?: boolean;
  /** A notification server; default true. */
  readonly notifications?: boolean;
  /** A real keyring; default false. */
  readonly keyring?: boolean;
}

/** A Linux desktop on a session bus of its own, with a panel, a notification server and a keyring. */
export class FakeDesktop {
  readonly #session: PrivateBus;
  readonly #bus: Bus;
  /** The panel has a connection of its own, so that it can go and come back. */
  #panel: Bus | null = null;
  #watcher: TrayWatcher | null = null;
  #stopped = false;
  readonly #notifications: NotificationServer | null;
  readonly #keyring: Keyring | null;

  private constructor(
    session: PrivateBus,
    bus: Bus,
    parts: {
      readonly notifications: NotificationServer | null;
      readonly keyring: Keyring | null;
    },
  ) {
    this.#session = session;
    this.#bus = bus;
    this.#notifications = parts.notifications;
    this.#keyring = parts.keyring;
  }

  static async start(options: DesktopOptions = {}): Promise<FakeDesktop> {
    const session = await PrivateBus.start();
    try {
      const bus = await Bus.open(session.address);
      const notifications = options.notifications === false ? null : await NotificationServer.start(bus);
      const keyring = options.keyring === true ? await Keyring.start(bus, session.address) : null;
      const desktop = new FakeDesktop(session, bus, { notifications, keyring });
      if (options.tray !== false) await desktop.startPanel();
      return desktop;
    } catch (error) {
      await session.stop();
      throw error;
    }
  }

  /** Variables for the environment of an application on this desktop. */
  get env(): Readonly<Record<string, string>> {
    return { DBUS_SESSION_BUS_ADDRESS: this.#session.address };
  }

  get watcher(): TrayWatcher {
    if (this.#watcher === null) throw new Error('fake desktop: it has no tray');
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

  /** Starts a portal, from which apps read whether the desktop is dark. */
  startPortal(dark: boolean): Promise<Portal> {
    return Portal.start(this.#bus, dark);
  }

  /** Starts a panel that shows tray icons. */
  async startPanel(): Promise<TrayWatcher> {
    this.#panel = await Bus.open(this.#session.address);
    this.#watcher = await TrayWatcher.start(this.#panel);
    return this.#watcher;
  }

  /** Ends the panel without notice, as a crash does. */
  async stopPanel(): Promise<void> {
    this.#panel?.close();
    this.#panel = null;
    this.#watcher = null;
    const gone = async () => ((await this.#bus.hasOwner(TRAY_WATCHER)) ? null : true);
    await eventually(gone, 5000, 'end of the panel');
  }

  /** Ends the desktop; a second call does nothing. */
  /** Locks the keyring; the desktop must have one. */
  lockKeyring(): Promise<void> {
    return Keyring.lock(this.#bus);
  }

  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    await this.#keyring?.stop();
    await this.stopPanel();
    this.#bus.close();
    await this.#session.stop();
  }
}
