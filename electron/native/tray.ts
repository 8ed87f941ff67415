import { Menu, nativeImage, nativeTheme, screen, Tray } from 'electron';
import type { MenuItemConstructorOptions, NativeImage, Rectangle } from 'electron';
import { drawTrayIcon } from '../core/tray-icon/draw';
import type { IconSpec } from '../core/tray-icon/spec';
import { trayChanges, type TrayView } from '../core/tray-view';

/** What a person can do from the tray. */
export interface TrayActions {
  readonly open: () => void;
  readonly toggle: (bounds: Rectangle) => void;
  readonly refresh: () => void;
  readonly settings: () => void;
  readonly quit: () => void;
}

/** The one tray icon for the life of the app. It draws what it is given, and only what changed. */
export class AppTray {
  readonly #tray: Tray;
  readonly #actions: TrayActions;
  readonly #platform: NodeJS.Platform;
  #drawn: { readonly view: TrayView; readonly ink: string } | null = null;

  constructor(view: TrayView, actions: TrayActions, platform: NodeJS.Platform) {
    this.#actions = actions;
    this.#platform = platform;
    this.#tray = new Tray(trayImage(view.icon, platform));
    this.#tray.on('click', (_event, bounds) => {
      actions.toggle(bounds);
    });
    if (platform === 'darwin') this.#tray.setIgnoreDoubleClickEvents(true);
    // With setContextMenu a left click would open the menu on macOS; Linux has nothing but setContextMenu.
    if (platform !== 'linux') {
      this.#tray.on('right-click', () => {
        this.#tray.popUpContextMenu(this.#menu(this.#drawn?.view ?? view));
      });
    }
    this.draw(view);
  }

  get bounds(): Rectangle {
    return this.#tray.getBounds();
  }

  /** Shows `view`; what did not change is not drawn again. */
  draw(view: TrayView): void {
    const panel = ink(this.#platform);
    const changes = trayChanges(this.#drawn?.view ?? null, view);
    const recoloured = this.#drawn?.ink !== panel;
    this.#drawn = { view, ink: panel };
    if (changes.icon || recoloured) this.#tray.setImage(trayImage(view.icon, this.#platform));
    if (changes.tooltip) this.#tray.setToolTip(view.tooltip);
    if (changes.title && this.#platform === 'darwin')
      this.#tray.setTitle(view.title, { fontType: 'monospacedDigit' });
    // Linux shows the menu that was set last, so it is set again after each change.
    if (changes.menu && this.#platform === 'linux') this.#tray.setContextMenu(this.#menu(view));
  }

  destroy(): void {
    this.#tray.destroy();
  }

  #menu(view: TrayView) {
    const clicks: Readonly<Record<string, () => void>> = {
      refresh: this.#actions.refresh,
      settings: this.#actions.settings,
      quit: this.#actions.quit,
    };
    return Menu.buildFromTemplate(
      view.menu.map((item): MenuItemConstructorOptions => {
        if (item.type === 'separator') return { type: 'separator' };
        // A line of numbers opens what explains it.
        return { label: item.label, enabled: item.enabled, click: clicks[item.id] ?? this.#actions.open };
      }),
    );
  }
}

/** Windows and macOS take several scales in one image; Linux shows one, so it gets the size of the best screen. */
function trayImage(spec: IconSpec, platform: NodeJS.Platform): NativeImage {
  const image = nativeImage.createEmpty();
  for (const { size, scaleFactor } of sizes(platform)) {
    const { width, height, rgba } = drawTrayIcon(spec, size, ink(platform));
    image.addRepresentation({ scaleFactor, width, height, buffer: premultipliedBgra(rgba) });
  }
  if (platform === 'darwin') image.setTemplateImage(true);
  return image;
}

function sizes(platform: NodeJS.Platform): readonly { size: number; scaleFactor: number }[] {
  if (platform === 'darwin') return [1, 2].map((scaleFactor) => ({ size: 16 * scaleFactor, scaleFactor }));
  if (platform === 'win32')
    return [1, 1.25, 1.5, 2].map((scaleFactor) => ({ size: 16 * scaleFactor, scaleFactor }));
  const scale = Math.max(...screen.getAllDisplays().map((display) => display.scaleFactor));
  return [{ size: scale >= 2 ? 48 : scale > 1 ? 32 : 24, scaleFactor: 1 }];
}

/** Light ink on a dark panel and the other way round. GNOME's top bar is dark in both themes. */
function ink(platform: NodeJS.Platform): 'light' | 'dark' {
  const gnome = platform === 'linux' && /gnome/i.test(process.env['XDG_CURRENT_DESKTOP'] ?? '');
  return gnome || nativeTheme.shouldUseDarkColors ? 'light' : 'dark';
}

/** Raw bitmaps are BGRA with premultiplied alpha on every system that Electron runs on (Skia's N32). */
function premultipliedBgra(rgba: Uint8Array): Buffer {
  const out = Buffer.alloc(rgba.length);
  for (let at = 0; at < rgba.length; at += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray(at, at + 4);
    out[at] = Math.round((blue * alpha) / 255);
    out[at + 1] = Math.round((green * alpha) / 255);
    out[at + 2] = Math.round((red * alpha) / 255);
    out[at + 3] = alpha;
  }
  return out;
}
