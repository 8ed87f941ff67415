import { Variant } from '@jellybrick/dbus-next';
import { Bus } from '../../fakes/desktop/bus';
import { serve } from '../../fakes/desktop/service';
import { text } from '../../fakes/desktop/wire';

const ITEM = 'org.kde.StatusNotifierItem';
const MENU = 'com.canonical.dbusmenu';

type Node = [number, Record<string, Variant>, Variant[]];

const node = (id: number, properties: Record<string, Variant>, children: Node[] = []): Node => [
  id,
  properties,
  children.map((child) => new Variant('(ia{sv}av)', child)),
];
const labelled = (label: string, more: Record<string, Variant> = {}) => ({
  label: new Variant('s', label),
  ...more,
});

/** Stands in for an application with a tray icon, on a connection of its own. */
export class FakeApp {
  readonly bus: Bus;
  /** What was done to it: `activate 3 4`, `clicked 2`, … */
  readonly heard: string[] = [];
  tooltip = 'first';

  constructor(bus: Bus) {
    this.bus = bus;
  }

  static async start(address: string, options: { path?: string; withMenu?: boolean } = {}): Promise<FakeApp> {
    const app = new FakeApp(await Bus.open(address));
    app.#item(options.path ?? '/StatusNotifierItem');
    if (options.withMenu !== false) app.#menu();
    return app;
  }

  register(argument: string): Promise<readonly unknown[]> {
    return this.bus.call({
      destination: 'org.kde.StatusNotifierWatcher',
      path: '/StatusNotifierWatcher',
      interface: 'org.kde.StatusNotifierWatcher',
      member: 'RegisterStatusNotifierItem',
      signature: 's',
      body: [argument],
    });
  }

  #item(path: string): void {
    // One row of two pixels, ARGB: opaque red, half transparent blue.
    const pixels = Buffer.from([255, 255, 0, 0, 128, 0, 0, 255]);
    serve(this.bus, {
      path,
      interface: ITEM,
      methods: {
        Activate: {
          run: ([x, y]) => {
            this.heard.push(`activate ${String(x)} ${String(y)}`);
            return [];
          },
        },
      },
      properties: {
        Id: () => new Variant('s', 'fake_app'),
        Status: () => new Variant('s', 'Active'),
        ToolTip: () => new Variant('(sa(iiay)ss)', ['', [], this.tooltip, '']),
        IconPixmap: () => new Variant('a(iiay)', [[2, 1, pixels]]),
        Menu: () => new Variant('o', '/Menu'),
      },
    });
  }

  #menu(): void {
    const off = { enabled: new Variant('b', false) };
    const checked = { 'toggle-type': new Variant('s', 'checkmark'), 'toggle-state': new Variant('i', 1) };
    const root = node(0, {}, [
      node(1, labelled('5-hour: 42 %', off)),
      node(2, { type: new Variant('s', 'separator') }),
      node(3, labelled('_Start at login', checked)),
      node(4, labelled('More'), [node(5, labelled('a__b'))]),
    ]);
    serve(this.bus, {
      path: '/Menu',
      interface: MENU,
      methods: {
        GetLayout: { returns: 'u(ia{sv}av)', run: () => [1, root] },
        Event: {
          run: ([id, kind]) => {
            this.heard.push(`${text(kind)} ${String(id)}`);
            return [];
          },
        },
      },
    });
  }
}
