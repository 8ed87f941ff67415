import { Variant } from '@jellybrick/dbus-next';
import type { Bus } from './bus';
import { serve } from './service';

const NAME = 'org.freedesktop.portal.Desktop';
const PATH = '/org/freedesktop/portal/desktop';
const SETTINGS = 'org.freedesktop.portal.Settings';
const [NAMESPACE, KEY] = ['org.freedesktop.appearance', 'color-scheme'];

/** The portal's word on dark and light, as desktops give it to their apps. */
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
        // `Read` wraps its answer twice, a mistake of the specification that everybody keeps.
        Read: { returns: 'v', run: () => [new Variant('v', portal.#scheme())] },
        ReadOne: { returns: 'v', run: () => [portal.#scheme()] },
      },
      properties: { version: () => new Variant('u', 2) },
    });
    await bus.requestName(NAME);
    return portal;
  }

  /** The user chooses another theme for the desktop. */
  set(dark: boolean): void {
    this.#dark = dark;
    this.#bus.emit(PATH, SETTINGS, 'SettingChanged', 'ssv', [NAMESPACE, KEY, this.#scheme()]);
  }

  #scheme(): Variant {
    return new Variant('u', this.#dark ? 1 : 2);
  }
}
