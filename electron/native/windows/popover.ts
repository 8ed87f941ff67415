import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import type { BrowserWindowConstructorOptions, Point, Rectangle } from 'electron';
import os from 'node:os';
import {
  iconPlace,
  isOrdinaryWindow,
  placeCentred,
  placePopover,
  popoverSize,
  visibleBounds,
  type SessionFacts,
} from '../../core/tray/placement';
import { spaceRules } from '../../core/tray/spaces';
import { createSignal, type Signal } from '../../core/signal';
import { materialOf, materialOptions, onMaterial, type WindowMaterial } from '../../core/window-material';
import { skipTaskbar } from '../../platform/x11/skip-taskbar';
import type { PageGuard } from './page-guard';
import { pageOptions } from './page-options';
import { PAGE_ORIGIN } from './page-file';
import { findPointer } from './pointer';
import type { Zoom } from './zoom';

const ADDRESS = `${PAGE_ORIGIN}/index.html#popover`;
const FIRST_HEIGHT = 420;
/** Ms. A click on the tray closes the popover by blur and then arrives as a click, which must not open it again. */
const REOPEN_GUARD_MS = 250;

/** Px. The system's frame round a window shifts it by less. */
const MOVED_PX = 60;

/** The parts that the popover uses. */
export interface PopoverParts {
  readonly preload: string;
  /** A PNG for window lists and task bars. */
  readonly icon: string;
  /** Real ms for which a closed window stays in memory, to open quickly again. */
  readonly keepMs: () => number;
  readonly platform: NodeJS.Platform;
  readonly zoom: Pick<Zoom, 'factor' | 'follow'>;
  /** Whether a panel shows the icon. */
  readonly hasTray: () => boolean;
  /** Opens a route in its page, once it is on screen. */
  readonly go: (window: BrowserWindow, route: string) => void;
  /** Handles its page when it dies or hangs. */
  readonly guard: Pick<PageGuard, 'mayShow' | 'watch'>;
}

/** How the popover appears where it is placed by us, and where the system places it. */
const looks = {
  placed: { frame: false, skipTaskbar: true, alwaysOnTop: true, backgroundColor: '#00000000' },
  ordinary: { frame: true, autoHideMenuBar: true, useContentSize: true },
} as const satisfies Record<string, BrowserWindowConstructorOptions>;

/** The small window by the tray. It is made when it opens, and destroyed a while after it closes. */
export class Popover {
  #window: BrowserWindow | null = null;
  /** The look that the window was made with; if another one is due, it is made again. */
  #isOrdinary = false;
  /** The material behind the window, likewise. */
  #material: WindowMaterial = null;
  /** The place that this class gave to an ordinary window. */
  #centred: Point | null = null;
  #hiddenAt = Number.NEGATIVE_INFINITY;
  /** Whether the page has sent its height: shown before that, the window would jump. */
  #measured = false;
  #wanted = false;
  #release: NodeJS.Timeout | null = null;
  /** The point it was opened at: it stays there while its height changes and the mouse moves. */
  #anchor: { readonly tray: Rectangle | null; readonly cursor: Point } | null = null;
  /** The last bounds of the icon, for systems that give none. */
  #lastGood: Point | null = null;
  /** The last bounds of the popover. */
  #lastBounds: Rectangle | null = null;
  /** The height of its content, in CSS px. */
  #height = FIRST_HEIGHT;
  /** The route to open once it is on screen. */
  #route: string | null = null;
  /** Whether it opened by itself at the first run: it stays open until its user closes it or clicks the icon. */
  #isIntroduction = false;

  readonly #visibility = createSignal<boolean>();

  constructor(private readonly parts: PopoverParts) {}

  /** Published when it appears (true) or disappears (false). */
  get visibility(): Signal<boolean> {
    return this.#visibility;
  }

  /** The window while there is one, to send pushes to. */
  get window(): BrowserWindow | null {
    return this.#window;
  }

  get visible(): boolean {
    return this.#window?.isVisible() ?? false;
  }

  /**
   * Handles a click on the tray: opens the popover, or closes it. The first click after it opened by itself moves it to
   * the icon, whose place is known only now on many desktops.
   */
  toggle(trayBounds: Rectangle | null): void {
    const isIntroduction = this.#isIntroduction;
    this.#isIntroduction = false;
    if (isIntroduction) this.show(trayBounds);
    else if (this.visible) this.hide();
    else if (performance.now() - this.#hiddenAt > REOPEN_GUARD_MS) this.show(trayBounds);
  }

  /** Opens it, at the row of a window if the route names one (`window/five_hour`). */
  show(trayBounds: Rectangle | null, route: string | null = null): void {
    if (!this.parts.guard.mayShow()) return;
    this.#route = route;
    void findPointer(this.#session(), this.#lastGood !== null).then((cursor) => {
      this.#anchor = this.#findIcon(trayBounds, cursor);
      this.#open();
    });
  }

  /** Opens it for the first run: it does not close when another window gets the focus. */
  introduce(trayBounds: Rectangle | null): void {
    this.#isIntroduction = true;
    this.show(trayBounds);
  }

  /** Ends the first run: from now on it closes like any popover. */
  endIntroduction(): void {
    this.#isIntroduction = false;
  }

  #open(): void {
    if (this.#release) clearTimeout(this.#release);
    const isOther = this.#isOrdinary !== this.#ordinary() || this.#material !== this.#materialDue();
    if (this.#window !== null && isOther) this.#drop();
    const window = this.#window ?? this.#make();
    if (this.#measured) this.#reveal(window);
    else this.#wanted = true;
  }

  hide(): void {
    const window = this.#window;
    if (!window?.isVisible()) return;
    this.#isIntroduction = false;
    this.#lastBounds = window.getBounds();
    window.hide();
    this.#hiddenAt = performance.now();
    this.#visibility.publish(false);
    this.#release = setTimeout(() => {
      this.#window?.destroy();
    }, this.parts.keepMs());
  }

  /** Sets the height that the page's content needs, in CSS px. */
  setHeight(height: number): void {
    const window = this.#window;
    if (window === null) return;
    this.#measured = true;
    this.#height = height;
    this.#fit(window);
    if (this.#wanted) this.#reveal(window);
  }

  /** Fits the window to its content, after a change of the zoom. */
  fit(): void {
    if (this.#window !== null && this.#measured) this.#fit(this.#window);
  }

  #make(): BrowserWindow {
    const ordinary = this.#ordinary();
    this.#isOrdinary = ordinary;
    this.#material = this.#materialDue();
    this.#centred = null;
    const spaces = spaceRules(this.parts.platform);
    const window = new BrowserWindow({
      ...this.#place(FIRST_HEIGHT, 1),
      ...(ordinary ? looks.ordinary : looks.placed),
      ...materialOptions(this.#material),
      ...(spaces !== null && { type: spaces.type }),
      show: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      title: 'Quotide',
      ...(this.parts.platform !== 'darwin' && { icon: this.parts.icon }),
      webPreferences: pageOptions(this.parts.preload, this.parts.zoom.factor()),
    });
    this.#window = window;
    this.parts.zoom.follow(window);
    if (spaces !== null) window.setVisibleOnAllWorkspaces(true, spaces.everywhere);
    // Also by the menu's Close: the rest of the app has to know that it is gone.
    window.on('close', () => {
      this.hide();
    });
    // An ordinary window stays until it is closed.
    if (!ordinary) {
      window.on('blur', () => {
        if (!this.#isIntroduction) this.hide();
      });
    }
    window.on('closed', () => {
      if (this.#window !== window) return;
      this.#window = null;
      this.#measured = false;
      if (this.#release) clearTimeout(this.#release);
    });
    this.#watch(window);
    // A page that dies while it is loaded is loaded again by its guard.
    window.loadURL(onMaterial(ADDRESS, this.#material)).catch(() => undefined);
    return window;
  }

  #watch(window: BrowserWindow): void {
    const discard = () => {
      this.hide();
      this.#drop();
    };
    this.parts.guard.watch({
      name: 'popover',
      window,
      address: onMaterial(ADDRESS, this.#material),
      isWanted: () => this.visible || this.#wanted,
      loadWhenOpened: discard,
      discard,
    });
  }

  #drop(): void {
    const window = this.#window;
    this.#window = null;
    this.#measured = false;
    window?.destroy();
  }

  #reveal(window: BrowserWindow): void {
    this.#wanted = false;
    this.#fit(window);
    window.show();
    if (!this.#isOrdinary) this.#leaveTaskbar(window);
    window.focus();
    this.#visibility.publish(true);
    if (this.#route !== null) this.parts.go(window, this.#route);
    this.#route = null;
  }

  /** Removes it from the task bar, after each showing: a window manager drops that state of a hidden window. */
  #leaveTaskbar(window: BrowserWindow): void {
    window.setSkipTaskbar(true);
    if (hasBounds(this.parts.platform)) return;
    void skipTaskbar(process.env, app.getPath('home'), window.getNativeWindowHandle().readUInt32LE());
  }

  /** Sets its size by its content, and its place. */
  #fit(window: BrowserWindow): void {
    const place = this.#place(this.#height, window.webContents.getZoomFactor());
    const { x, y, width, height } = window.getContentBounds();
    const fits = width === place.width && height === place.height;
    if (this.#isOrdinary) {
      if (fits) return;
      const [left = 0, top = 0] = window.getPosition();
      window.setContentSize(place.width, place.height);
      // It grows around its middle, unless the user has moved it.
      const { x: oldX, y: oldY } = this.#centred ?? { x: left, y: top };
      if (Math.abs(left - oldX) > MOVED_PX || Math.abs(top - oldY) > MOVED_PX) return;
      this.#centred = { x: place.x, y: place.y };
      window.setPosition(place.x, place.y);
    } else if (!fits || x !== place.x || y !== place.y) window.setBounds(place);
  }

  #place(height: number, zoom: number): Rectangle {
    const { tray, cursor } = (this.#anchor ??= this.#findIcon(null, null));
    const { workArea } = tray ? screen.getDisplayMatching(tray) : screen.getDisplayNearestPoint(cursor);
    const size = popoverSize(height, zoom, workArea);
    // On Wayland this has no effect: the compositor places windows.
    if (this.#isOrdinary) return { ...placeCentred(size, workArea), ...size };
    const { platform } = this.parts;
    return { ...placePopover({ trayBounds: tray, cursor, size, workArea, platform }), ...size };
  }

  /** The icon's bounds if the system gives them, else the point to use in their place. */
  #findIcon(
    trayBounds: Rectangle | null,
    cursor: Point | null,
  ): { readonly tray: Rectangle | null; readonly cursor: Point } {
    const primary = screen.getPrimaryDisplay();
    const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
    const screens = [primary, ...others];
    const tray = visibleBounds(
      trayBounds,
      screens.map(({ bounds }) => bounds),
    );
    if (cursor !== null && (hasBounds(this.parts.platform) || this.#ordinary())) return { tray, cursor };
    const shown = BrowserWindow.getAllWindows().filter((window) => window.isVisible());
    const { point, isSeen } = iconPlace({
      cursor,
      lastGood: this.#lastGood,
      screens,
      ownWindows: [
        ...shown.map((window) => window.getBounds()),
        ...(this.#lastBounds === null ? [] : [this.#lastBounds]),
      ],
    });
    if (isSeen) this.#lastGood = point;
    return { tray, cursor: point };
  }

  #materialDue(): WindowMaterial {
    return materialOf({
      platform: this.parts.platform,
      release: os.release(),
      isTransparencyReduced: nativeTheme.prefersReducedTransparency,
      isContrastRaised:
        nativeTheme.shouldUseHighContrastColors ||
        nativeTheme.shouldUseInvertedColorScheme ||
        nativeTheme.inForcedColorsMode,
    });
  }

  #ordinary(): boolean {
    return isOrdinaryWindow(this.#session());
  }

  #session(): SessionFacts {
    return {
      platform: this.parts.platform,
      hasTray: this.parts.hasTray(),
      sessionType: process.env['XDG_SESSION_TYPE'],
      waylandDisplay: process.env['WAYLAND_DISPLAY'],
      ozonePlatform: app.commandLine.getSwitchValue('ozone-platform'),
    };
  }
}

/** Whether the system gives the icon's bounds. */
function hasBounds(platform: NodeJS.Platform): boolean {
  return platform === 'darwin' || platform === 'win32';
}
