import { app, Menu, nativeImage, Tray } from 'electron';
import type { MenuItemConstructorOptions, NativeImage, Rectangle } from 'electron';
import { drawTrayIcon } from '../core/tray-icon/draw';
import type { IconSpec } from '../core/tray-icon/spec';
import { iconSizes, ignoresDoubleClicks, panelInk, trayGuid, type PanelFacts } from '../core/tray-platform';
import { trayChanges, type TrayView } from '../core/tray-view';

/** What a person can do from the tray. */
export interface TrayActions {
  readonly open: () => void;
  readonly toggle: (bounds: Rectangle) => void;
  readonly refresh: () => void;
  readonly settings: () => void;
  /** Opens the page of a new version, or restarts into it where it is ready. */
  readonly update: () => void;
  /** Shows another account, by its config folder. */
  readonly chooseAccount: (dir: string) => void;
  readonly quit: () => void;
}

const ACCOUNT = 'account:';

/** The one tray icon for the life of the app. It draws what it is given, and only what changed. */
export class AppTray {
  #tray: Tray;
  #isDestroyed = false;
  readonly #actions: TrayActions;
  readonly #panel: () => PanelFacts;
  #drawn: { readonly view: TrayView; readonly panel: string } | null = null;

  constructor(view: TrayView, actions: TrayActions, panel: () => PanelFacts) {
    this.#actions = actions;
    this.#panel = panel;
    this.#tray = this.#make(view);
    this.draw(view);
  }

  get bounds(): Rectangle {
    return this.#tray.getBounds();
  }

  /** Shows `view`; what did not change is not drawn again. */
  draw(view: TrayView): void {
    if (this.#isDestroyed) return;
    const facts = this.#panel();
    const { platform } = facts;
    const panel = JSON.stringify([panelInk(facts), iconSizes(facts)]);
    const changes = trayChanges(this.#drawn?.view ?? null, view);
    const recoloured = this.#drawn?.panel !== panel;
    this.#drawn = { view, panel };
    if (changes.icon || recoloured) this.#tray.setImage(trayImage(view.icon, facts));
    if (changes.tooltip) this.#tray.setToolTip(view.tooltip);
    if (changes.title && platform === 'darwin')
      this.#tray.setTitle(view.title, { fontType: 'monospacedDigit' });
    // Linux shows the menu that was set last, so it is set again after each change.
    if (changes.menu && platform === 'linux') this.#tray.setContextMenu(this.#menu(view));
  }

  /** Theme or displays changed: the same view, drawn anew where it looks different now. */
  redraw(): void {
    if (this.#drawn !== null) this.draw(this.#drawn.view);
  }

  /** Makes the icon anew, for a panel that came after it (`core/tray-host`). */
  remake(): void {
    const view = this.#drawn?.view;
    if (view === undefined || this.#isDestroyed) return;
    this.#tray.destroy();
    this.#drawn = null;
    this.#tray = this.#make(view);
    this.draw(view);
  }

  destroy(): void {
    this.#isDestroyed = true;
    this.#tray.destroy();
  }

  #make(view: TrayView): Tray {
    const facts = this.#panel();
    const { platform } = facts;
    // No build of ours is signed yet.
    const guid = trayGuid({ platform, packaged: app.isPackaged, signed: false });
    const image = trayImage(view.icon, facts);
    const tray = guid === null ? new Tray(image) : new Tray(image, guid);
    tray.on('click', (_event, bounds) => {
      this.#actions.toggle(bounds);
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

  /** What a line does that is no action of its own: one of an account chooses it, one of numbers opens them. */
  #click(id: string): () => void {
    if (!id.startsWith(ACCOUNT)) return this.#actions.open;
    return () => {
      this.#actions.chooseAccount(id.slice(ACCOUNT.length));
    };
  }

  #menu(view: TrayView) {
    const clicks: Readonly<Record<string, () => void>> = {
      refresh: this.#actions.refresh,
      settings: this.#actions.settings,
      update: this.#actions.update,
      quit: this.#actions.quit,
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
