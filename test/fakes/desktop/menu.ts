import { Variant } from '@jellybrick/dbus-next';
import type { Bus } from './bus';
import { list, number, plain, record, text } from './wire';

/** An entry of a tray menu as the desktop shows it. */
export interface MenuItem {
  readonly id: number;
  /** Without the underscores that mark access keys. */
  readonly label: string;
  readonly enabled: boolean;
  readonly visible: boolean;
  readonly separator: boolean;
  readonly toggle: 'checkmark' | 'radio' | null;
  readonly checked: boolean;
  readonly children: readonly MenuItem[];
}

/** Where an application exports its menu. */
export interface MenuAddress {
  readonly destination: string;
  readonly path: string;
}

const MENU = 'com.canonical.dbusmenu';

function itemOf(node: unknown): MenuItem {
  const [id, properties, children] = list(node);
  const given = record(properties);
  const toggle = text(given['toggle-type']);
  return {
    id: number(id),
    label: text(given['label']).replace(/_(.?)/g, '$1'),
    enabled: given['enabled'] !== false,
    visible: given['visible'] !== false,
    separator: given['type'] === 'separator',
    toggle: toggle === 'checkmark' || toggle === 'radio' ? toggle : null,
    checked: given['toggle-state'] === 1,
    children: list(children).map(itemOf),
  };
}

/** Opens the menu as a panel would (AboutToShow) and reads the whole tree. */
export async function readMenu(bus: Bus, at: MenuAddress): Promise<readonly MenuItem[]> {
  const call = { ...at, interface: MENU };
  // Some applications do not answer AboutToShow; panels ignore that too.
  await bus.call({ ...call, member: 'AboutToShow', signature: 'i', body: [0] }).catch(() => undefined);
  const reply = await bus.call({ ...call, member: 'GetLayout', signature: 'iias', body: [0, -1, []] });
  return itemOf(plain(reply[1])).children;
}

/** Sends the application the click on an entry. */
export async function clickItem(bus: Bus, at: MenuAddress, id: number): Promise<void> {
  const body = [id, 'clicked', new Variant('i', 0), 0];
  await bus.call({ ...at, interface: MENU, member: 'Event', signature: 'isvu', body });
}

/** The entry behind a label, or behind a path of labels through submenus. */
export function findItem(items: readonly MenuItem[], labels: readonly string[]): MenuItem {
  const [label, ...rest] = labels;
  const found = items.find((item) => item.label === label && item.visible);
  if (found === undefined) {
    const there = items.map((item) => (item.separator ? '---' : item.label)).join(' | ');
    throw new Error(`fake desktop: no menu entry "${String(label)}" among: ${there}`);
  }
  return rest.length === 0 ? found : findItem(found.children, rest);
}
