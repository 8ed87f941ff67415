import { Variant } from '@jellybrick/dbus-next';
import type { Bus } from './bus';
import { serve } from './service';
import { TrayItem } from './tray-item';
import { eventually } from './wait';
import { text } from './wire';

export const TRAY_WATCHER = 'org.kde.StatusNotifierWatcher';

const PATH = '/StatusNotifierWatcher';
const ITEM_PATH = '/StatusNotifierItem';

/** A registration that GNOME's host does not show. */
export interface RefusedItem {
  readonly argument: string;
  readonly reason: string;
}

/**
 * StatusNotifierWatcher and host in one, as strict as GNOME's: an argument that does not start with `/` is a bus name,
 * which must have an owner, and the item lives at the default path; the properties and the menu are read under the
 * owner's unique name, and an item that does not answer there is not shown (electron/electron#52674, #53138, #53213).
 */
export class TrayWatcher {
  /** Items that are shown, in the order of registration. */
  readonly items: TrayItem[] = [];
  readonly refused: RefusedItem[] = [];
  readonly #bus: Bus;

  private constructor(bus: Bus) {
    this.#bus = bus;
  }

  static async start(bus: Bus): Promise<TrayWatcher> {
    const watcher = new TrayWatcher(bus);
    await watcher.#start();
    return watcher;
  }

  /** The newest shown item; on a timeout the error lists refused ones. */
  async tray(timeoutMs = 10_000): Promise<TrayItem> {
    try {
      return await eventually(() => this.items.at(-1) ?? null, timeoutMs, 'tray item');
    } catch (error) {
      const [last] = this.refused.slice(-1);
      throw last === undefined
        ? error
        : new Error(`fake desktop: "${last.argument}" was refused: ${last.reason}`);
    }
  }

  /** Waits until no item is shown any more. */
  async waitUntilGone(timeoutMs = 5000): Promise<void> {
    await eventually(
      () => (this.items.length === 0 ? true : null),
      timeoutMs,
      'disappearance of the tray item',
    );
  }

  async #start(): Promise<void> {
    const bus = this.#bus;
    serve(bus, {
      path: PATH,
      interface: TRAY_WATCHER,
      methods: {
        RegisterStatusNotifierItem: { run: ([argument], sender) => this.#register(text(argument), sender) },
        RegisterStatusNotifierHost: {
          run: () => {
            bus.emit(PATH, TRAY_WATCHER, 'StatusNotifierHostRegistered');
            return [];
          },
        },
      },
      properties: {
        RegisteredStatusNotifierItems: () => new Variant('as', this.items.map(nameOf)),
        IsStatusNotifierHostRegistered: () => new Variant('b', true),
        ProtocolVersion: () => new Variant('i', 0),
      },
    });
    const record = (iface: string) =>
      bus.onSignal(`interface='${iface}'`, (signal) => {
        for (const item of this.items) if (item.owner === signal.sender) item.signals.push(signal);
      });
    await record('org.kde.StatusNotifierItem');
    await record('com.canonical.dbusmenu');
    await bus.onNameGone((name) => {
      this.#remove(name);
    });
    await bus.requestName(TRAY_WATCHER);
    await bus.requestName(`org.kde.StatusNotifierHost-${String(process.pid)}`);
  }

  async #register(argument: string, sender: string): Promise<unknown[]> {
    const isPath = argument.startsWith('/');
    let owner = sender;
    if (!isPath) {
      try {
        owner = await this.#bus.ownerOf(argument);
      } catch {
        this.refused.push({ argument, reason: 'it is no path, and no bus name with an owner' });
        throw new Error(`Impossible to register an indicator for parameters '${argument}'`);
      }
    }
    // Not awaited: the application may answer only after its own call has returned.
    void this.#show(argument, new TrayItem(this.#bus, owner, isPath ? argument : ITEM_PATH));
    return [];
  }

  async #show(argument: string, item: TrayItem): Promise<void> {
    try {
      const { id } = await item.properties();
      if (id === '') throw new Error('its Id is empty');
      await item.menu();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.refused.push({ argument, reason: `reading it at ${item.owner}${item.path} failed: ${message}` });
      return;
    }
    this.items.push(item);
    this.#bus.emit(PATH, TRAY_WATCHER, 'StatusNotifierItemRegistered', 's', [nameOf(item)]);
  }

  #remove(owner: string): void {
    for (const item of this.items.filter((each) => each.owner === owner)) {
      this.items.splice(this.items.indexOf(item), 1);
      this.#bus.emit(PATH, TRAY_WATCHER, 'StatusNotifierItemUnregistered', 's', [nameOf(item)]);
    }
  }
}

function nameOf(item: TrayItem): string {
  return `${item.owner}@${item.path}`;
}
