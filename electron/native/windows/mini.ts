import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import type { Settings } from '../../core/settings/settings';
import { miniSize, parsePlace, placeMini, storedPlace } from '../../core/tray/mini-place';
import { spaceRules } from '../../core/tray/spaces';
import { WINDOW_COLOUR } from '../../core/window-colour';
import type { History } from '../../history/history';
import type { PageGuard } from './page-guard';
import { pageOptions } from './page-options';
import { PAGE_ORIGIN } from './page-file';
import type { Zoom } from './zoom';

const ADDRESS = `${PAGE_ORIGIN}/index.html#mini`;
/** The name in the history's `kept` table of its place. */
const SAVED = 'mini_place';
/** Ms after the last movement in which its place is stored. */
const SETTLE_MS = 500;

/** The parts that the mini view uses. */
export interface MiniParts {
  readonly preload: string;
  readonly platform: NodeJS.Platform;
  readonly zoom: Pick<Zoom, 'factor' | 'follow'>;
  readonly guard: Pick<PageGuard, 'mayShow' | 'watch'>;
  readonly history: Pick<History, 'kept' | 'keep'>;
  /** Epoch ms. */
  readonly now: () => number;
  /** Called when the user closed it, such as by Ctrl W. */
  readonly dismissed: () => void;
}

/**
 * The mini view: a small window that stays on top and takes no focus. It is where the user left it; on Wayland the
 * compositor places it, and keeps it on top only where the user says so there.
 */
export class MiniWindow {
  #window: BrowserWindow | null = null;
  #settle: NodeJS.Timeout | undefined;
  #isQuitting = false;

  constructor(private readonly parts: MiniParts) {
    app.once('before-quit', () => {
      this.#isQuitting = true;
    });
  }

  /** The window while there is one, to send pushes to. */
  get window(): BrowserWindow | null {
    return this.#window;
  }

  /** Opens, closes or changes it as the settings say. */
  readonly apply = ({ on, clickThrough }: Settings['mini']): void => {
    if (!on) {
      this.#window?.destroy();
      return;
    }
    this.#window ??= this.#make();
    this.#window?.setIgnoreMouseEvents(clickThrough);
  };

  /** Gives it the size of the present zoom. */
  fit(): void {
    this.#window?.setBounds(this.#bounds());
  }

  #make(): BrowserWindow | null {
    const { guard, platform, preload, zoom } = this.parts;
    if (!guard.mayShow()) return null;
    const spaces = spaceRules(platform);
    const window = new BrowserWindow({
      ...this.#bounds(),
      ...(spaces !== null && { type: spaces.type }),
      show: false,
      title: 'Quotide',
      frame: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      backgroundColor: WINDOW_COLOUR[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
      webPreferences: pageOptions(preload, zoom.factor()),
    });
    zoom.follow(window);
    if (spaces !== null) window.setVisibleOnAllWorkspaces(true, spaces.everywhere);
    // Without focus: it appears at the start, while the user may be typing elsewhere.
    window.once('ready-to-show', () => {
      window.showInactive();
    });
    window.on('move', () => {
      this.#store(window);
    });
    window.on('close', () => {
      if (!this.#isQuitting) this.parts.dismissed();
    });
    const onDisplays = () => {
      this.fit();
    };
    screen.on('display-metrics-changed', onDisplays);
    screen.on('display-removed', onDisplays);
    window.on('closed', () => {
      screen.off('display-metrics-changed', onDisplays);
      screen.off('display-removed', onDisplays);
      clearTimeout(this.#settle);
      this.#window = null;
    });
    this.#watch(window);
    // A page that dies while it is loaded is loaded again by its guard.
    window.loadURL(ADDRESS).catch(() => undefined);
    return window;
  }

  #watch(window: BrowserWindow): void {
    this.parts.guard.watch({
      name: 'mini',
      window,
      address: ADDRESS,
      isWanted: () => true,
      // It is never hidden while it exists.
      loadWhenOpened: () => undefined,
      discard: () => {
        window.destroy();
      },
    });
  }

  #bounds() {
    const { zoom, history } = this.parts;
    const primary = screen.getPrimaryDisplay();
    const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
    const areas = [primary, ...others].map(({ workArea }) => workArea);
    return placeMini(parsePlace(history.kept(SAVED)), miniSize(zoom.factor()), areas);
  }

  #store(window: BrowserWindow): void {
    clearTimeout(this.#settle);
    this.#settle = setTimeout(() => {
      if (window.isDestroyed()) return;
      const { x, y } = window.getBounds();
      this.parts.history.keep(SAVED, storedPlace({ x, y }), this.parts.now());
    }, SETTLE_MS);
  }
}
