import type { Bus, BusSignal } from './bus';
import { iconsOf, type TrayIcon } from './icon';
import { setTimeout as sleep } from 'node:timers/promises';
import { clickItem, findItem, readMenu, type MenuItem } from './menu';
import { eventually } from './wait';
import { list, plain, record, text } from './wire';

/** In fast motion the app changes its menu many times a second, and each entry then has another number. */
const MOST_TRIES = 20;

const MOMENT_MS = 100;

/** The properties of a tray item that a panel reads. */
export interface TrayProperties {
  readonly id: string;
  readonly title: string;
  /** `Active`, `Passive` or `NeedsAttention`. */
  readonly status: string;
  readonly category: string;
  /** Electron's `setToolTip` arrives as the title of the ToolTip structure. */
  readonly tooltip: string;
  readonly icons: readonly TrayIcon[];
  /** Object path of the menu, `''` when there is none. */
  readonly menuPath: string;
}

const ITEM = 'org.kde.StatusNotifierItem';

/** One registered StatusNotifierItem, seen from the panel; all calls go to its owner's unique name. */
export class TrayItem {
  /** `NewIcon`, `NewToolTip`, `LayoutUpdated`, …, oldest first. */
  readonly signals: BusSignal[] = [];
  readonly owner: string;
  readonly path: string;
  readonly #bus: Bus;

  constructor(bus: Bus, owner: string, path: string) {
    this.#bus = bus;
    this.owner = owner;
    this.path = path;
  }

  async properties(): Promise<TrayProperties> {
    const at = { destination: this.owner, path: this.path, interface: 'org.freedesktop.DBus.Properties' };
    const [all] = await this.#bus.call({ ...at, member: 'GetAll', signature: 's', body: [ITEM] });
    const given = record(plain(all));
    const [, , title, more] = list(given['ToolTip']);
    const menu = text(given['Menu']);
    return {
      id: text(given['Id']),
      title: text(given['Title']),
      status: text(given['Status']),
      category: text(given['Category']),
      tooltip: [text(title), text(more)].filter((line) => line !== '').join('\n'),
      icons: iconsOf(given['IconPixmap']),
      menuPath: menu === '/NO_DBUSMENU' || menu === '/' ? '' : menu,
    };
  }

  /** Its largest picture. */
  async icon(): Promise<TrayIcon> {
    const icon = (await this.properties()).icons.at(-1);
    if (icon === undefined) throw new Error('fake desktop: the tray item has no icon pixmap');
    return icon;
  }

  /** Sends the left click of a panel, at screen coordinates. */
  activate(x = 0, y = 0): Promise<void> {
    return this.#press('Activate', x, y);
  }

  secondaryActivate(x = 0, y = 0): Promise<void> {
    return this.#press('SecondaryActivate', x, y);
  }

  contextMenu(x = 0, y = 0): Promise<void> {
    return this.#press('ContextMenu', x, y);
  }

  async #press(member: string, x: number, y: number): Promise<void> {
    const at = { destination: this.owner, path: this.path, interface: ITEM };
    await this.#bus.call({ ...at, member, signature: 'ii', body: [x, y] });
  }

  /** The whole menu; empty when the item exports none. */
  async menu(): Promise<readonly MenuItem[]> {
    const { menuPath } = await this.properties();
    return menuPath === '' ? [] : readMenu(this.#bus, { destination: this.owner, path: menuPath });
  }

  /** Clicks an entry by its label, or through submenus by several; refuses one that is greyed out. */
  async clickMenu(...labels: readonly string[]): Promise<void> {
    await this.#menuAtRest();
    for (let tries = 1; ; tries += 1) {
      const item = findItem(await this.menu(), labels);
      if (!item.enabled) throw new Error(`fake desktop: the menu entry "${labels.join(' > ')}" is disabled`);
      const { menuPath } = await this.properties();
      try {
        await clickItem(this.#bus, { destination: this.owner, path: menuPath }, item.id);
        return;
      } catch (error) {
        // The menu has changed since it was read, so the entry has another number.
        if (tries === MOST_TRIES || !String(error).includes('error occurred in Event')) throw error;
      }
    }
  }

  /**
   * Waits until the app has not built its menu anew for a moment, as a user who reads it does: Electron can lose a
   * click that meets the new menu. In fast motion the menu never rests, so the wait ends after ten moments.
   */
  async #menuAtRest(): Promise<void> {
    for (let moment = 0; moment < 10; moment += 1) {
      const before = this.signals.length;
      await sleep(MOMENT_MS);
      if (this.signals.length === before) return;
    }
  }

  /** Waits for a signal that came after the first `after` ones. */
  waitForSignal(member: string, timeoutMs = 5000, after = 0): Promise<BusSignal> {
    const find = () => this.signals.slice(after).find((signal) => signal.member === member) ?? null;
    return eventually(find, timeoutMs, `${member} signal from the tray item`);
  }

  /** Reads the properties until they are as wanted, and gives them. */
  waitFor(
    wanted: (properties: TrayProperties) => boolean,
    what: string,
    timeoutMs = 5000,
  ): Promise<TrayProperties> {
    const look = async () => {
      const properties = await this.properties();
      return wanted(properties) ? properties : null;
    };
    return eventually(look, timeoutMs, `tray item with ${what}`);
  }
}
