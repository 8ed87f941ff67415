import { app, Menu, nativeImage, Tray } from 'electron';
import type { MenuItemConstructorOptions, NativeImage, Rectangle } from 'electron';
import { PacedMenu } from '../../app/tray/paced-menu';
import { drawTrayIcon } from '../../core/tray/icon/draw';
import type { IconSpec } from '../../core/tray/icon/spec';
import {
  iconSizes,
  ignoresDoubleClicks,
  panelInk,
  trayGuid,
  type PanelFacts,
} from '../../core/tray/tray-platform';
import { trayChanges, type TrayView } from '../../core/tray/tray-view';

/** The actions of the tray. */
export interface TrayActions {
  /** Opens the popover by the icon. */
  readonly open: (bounds: Rectangle | null) => void;
  readonly toggle: (bounds: Rectangle) => void;
  readonly refresh: () => void;
  readonly settings: () => void;
  /** Opens the dashboard where it was last. */
  readonly dashboard: () => void;
  readonly hideMini: () => void;
  /** Opens the page of a new version, or restarts into it where it is ready. */
  readonly update: () => void;
  /** Shows another account, by its config folder. */
  readonly chooseAccount: (dir: string) => void;
  readonly quit: () => void;
}

const ACCOUNT = 'account:';

export interface TrayParts {
  /** Builds the present view. */
  readonly view: () => TrayView;
  /** The panel that shows the icon. */
  readonly panel: () => PanelFacts;
  readonly actions: TrayActions;
}

/** The tray icon. It draws only what has changed. */
export class AppTray {
  #tray: Tray;
  #isDestroyed = false;
  readonly #parts: TrayParts;
  #drawn: { readonly view: TrayView; readonly panel: string } | null = null;
  readonly #menus = new PacedMenu<TrayView>((view) => {
    this.#tray.setContextMenu(this.#menu(view));
  });

  constructor(parts: TrayParts) {
    this.#parts = parts;
    const view = parts.view();
    this.#tray = this.#make(view);
    this.#draw(view);
  }

  /** The icon's bounds; `null` after `close`: Electron throws for a destroyed tray. */
  get bounds(): Rectangle | null {
    return this.#isDestroyed ? null : this.#tray.getBounds();
  }

  /** Shows the present view. */
  readonly update = (): void => {
    if (!this.#isDestroyed) this.#draw(this.#parts.view());
  };

  #draw(view: TrayView): void {
    const facts = this.#parts.panel();
    const { platform } = facts;
    const panel = JSON.stringify([panelInk(facts), iconSizes(facts)]);
    const changes = trayChanges(this.#drawn?.view ?? null, view);
    const recoloured = this.#drawn?.panel !== panel;
    const isFirst = this.#drawn === null;
    this.#drawn = { view, panel };
    if (changes.icon || recoloured) this.#tray.setImage(trayImage(view.icon, facts));
    if (changes.tooltip) this.#tray.setToolTip(view.tooltip);
    if (changes.title && platform === 'darwin')
      this.#tray.setTitle(view.title, { fontType: 'monospacedDigit' });
    // Linux shows the menu that was set last, so it is set again after each change.
    if (!changes.menu || platform !== 'linux') return;
    if (isFirst) this.#menus.showNow(view);
    else this.#menus.show(view);
  }

  /** Draws the same view again after a change of theme or displays, if its icon differs. */
  readonly redraw = (): void => {
    if (!this.#isDestroyed && this.#drawn !== null) this.#draw(this.#drawn.view);
  };

  /** Makes the icon again, for a panel that appeared after it (`core/tray/tray-host`). */
  readonly remake = (): void => {
    const view = this.#drawn?.view;
    if (view === undefined || this.#isDestroyed) return;
    this.#tray.destroy();
    this.#drawn = null;
    this.#tray = this.#make(view);
    this.#draw(view);
  };

  readonly close = (): void => {
    this.#isDestroyed = true;
    this.#menus.close();
    this.#tray.destroy();
  };

  #make(view: TrayView): Tray {
    const facts = this.#parts.panel();
    const { platform } = facts;
    // No build is signed yet.
    const guid = trayGuid({ platform, packaged: app.isPackaged, signed: false });
    const image = trayImage(view.icon, facts);
    const tray = guid === null ? new Tray(image) : new Tray(image, guid);
    tray.on('click', (_event, bounds) => {
      this.#parts.actions.toggle(bounds);
    });
    if (ignoresDoubleClicks(platform)) tray.setIgnoreDoubleClickEvents(true);
    // With setContextMenu a left click would open the menu on macOS; Linux has nothing but setContextMenu.
    if (platform !== 'linux') {
      tray.on('right-click', () => {
        tray.popUpContextMenu(this.#menu(this.#drawn?.view ?? view));
      });
    }
    return tray;
  }

  /** Handles a click on a line of an account, which chooses it, or of a number, which opens the popover. */
  #click(id: string): () => void {
    const { open, chooseAccount } = this.#parts.actions;
    return () => {
      if (id.startsWith(ACCOUNT)) chooseAccount(id.slice(ACCOUNT.length));
      else open(this.bounds);
    };
  }

  #menu(view: TrayView) {
    const { refresh, settings, dashboard, hideMini, update, quit } = this.#parts.actions;
    const clicks: Readonly<Record<string, () => void>> = {
      refresh,
      settings,
      dashboard,
      hide_mini: hideMini,
      update,
      quit,
    };
    return Menu.buildFromTemplate(
      view.menu.map((item): MenuItemConstructorOptions => {
        if (item.type === 'separator') return { type: 'separator' };
        return { label: item.label, enabled: item.enabled, click: clicks[item.id] ?? this.#click(item.id) };
      }),
    );
  }
}

function trayImage(spec: IconSpec, facts: PanelFacts): NativeImage {
  const image = nativeImage.createEmpty();
  for (const { size, scaleFactor } of iconSizes(facts)) {
    const { width, height, rgba } = drawTrayIcon(spec, size, panelInk(facts));
    image.addRepresentation({ scaleFactor, width, height, buffer: premultipliedBgra(rgba) });
  }
  if (facts.platform === 'darwin') image.setTemplateImage(true);
  return image;
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
