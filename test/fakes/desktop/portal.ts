import { Variant } from '@jellybrick/dbus-next';
import type { Bus } from './bus';
import { serve } from './service';

const NAME = 'org.freedesktop.portal.Desktop';
const PATH = '/org/freedesktop/portal/desktop';
const SETTINGS = 'org.freedesktop.portal.Settings';
const [NAMESPACE, KEY] = ['org.freedesktop.appearance', 'color-scheme'];

/** The portal's setting for dark or light, which desktops give to their apps. */
export class Portal {
  readonly #bus: Bus;
  #dark: boolean;

  private constructor(bus: Bus, dark: boolean) {
    this.#bus = bus;
    this.#dark = dark;
  }

  static async start(bus: Bus, dark: boolean): Promise<Portal> {
    const portal = new Portal(bus, dark);
    serve(bus, {
      path: PATH,
      interface: SETTINGS,
      methods: {
        // `Read` wraps its answer in two variants, by a mistake of the specification that all portals follow.
        Read: { returns: 'v', run: () => [new Variant('v', portal.#scheme())] },
        ReadOne: { returns: 'v', run: () => [portal.#scheme()] },
      },
      properties: { version: () => new Variant('u', 2) },
    });
    await bus.requestName(NAME);
    return portal;
  }

  /** Sets another theme of the desktop, as a user does. */
  set(dark: boolean): void {
    this.#dark = dark;
    this.#bus.emit(PATH, SETTINGS, 'SettingChanged', 'ssv', [NAMESPACE, KEY, this.#scheme()]);
  }

  #scheme(): Variant {
    return new Variant('u', this.#dark ? 1 : 2);
  }
}
