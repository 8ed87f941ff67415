import { app, BrowserWindow, nativeTheme } from 'electron';
import { createSignal, type Signal } from '../../core/signal';
import { WINDOW_COLOUR } from '../../core/window-colour';
import { DockIcon } from './dock-icon';
import { loadAgain, type PageGuard } from './page-guard';
import { pageOptions } from './page-options';
import { PAGE_ORIGIN } from './page-file';
import type { Zoom } from './zoom';

const SIZE = { width: 1040, height: 720, minWidth: 720, minHeight: 480 };

/** The parts that the large window uses. */
export interface AppWindowParts {
  readonly preload: string;
  /** A PNG for window lists and task bars. */
  readonly icon: string;
  readonly platform: NodeJS.Platform;
  readonly zoom: Pick<Zoom, 'factor' | 'follow'>;
  /** Opens a route in its page, which is loaded. */
  readonly go: (window: BrowserWindow, route: string) => void;
  /** Handles its page when it dies or hangs. */
  readonly guard: Pick<PageGuard, 'mayShow' | 'watch'>;
}

/** The large window. It is made when it opens and destroyed when it closes; its route is in the page's address. */
export class AppWindow {
  #window: BrowserWindow | null = null;
  /** The route at which it was last closed. */
  #lastRoute: string | null = null;

  readonly #closed = createSignal<undefined>();
  /** On macOS the app is in the Dock only while this window is open. */
  readonly #dock = new DockIcon(app.dock);

  constructor(private readonly parts: AppWindowParts) {}

  /** Published when it was closed. */
  get closed(): Signal<undefined> {
    return this.#closed;
  }

  /** The window while there is one, to send pushes to. */
  get window(): BrowserWindow | null {
    return this.#window;
  }

  /** Opens it at a route such as `settings/alerts`, or brings it to the front at that route. */
  show(route: string): void {
    if (this.#window === null) this.#make(route);
    else {
      this.parts.go(this.#window, route);
      if (this.#window.isMinimized()) this.#window.restore();
      this.#window.show();
      this.#window.focus();
    }
  }

  /** Opens it at its last route; the first time at `fallback`. */
  reopen(fallback: string): void {
    if (this.#window === null) this.#make(this.#lastRoute ?? fallback);
    else this.show(routeOf(this.#window.webContents.getURL()) ?? fallback);
  }

  close(): void {
    this.#window?.close();
  }

  /** Whether it is hidden from screenshots and shared screens; without effect on Linux. */
  conceal(on: boolean): void {
    this.#window?.setContentProtection(on);
  }

  #make(route: string): void {
    if (!this.parts.guard.mayShow()) return;
    const window = new BrowserWindow({
      ...SIZE,
      show: false,
      // The page sets its own title: "Quotide – History".
      title: 'Quotide',
      ...(this.parts.platform !== 'darwin' && { icon: this.parts.icon }),
      autoHideMenuBar: true,
      // The page's own colour, so that nothing flashes before its first frame.
      backgroundColor: WINDOW_COLOUR[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
      webPreferences: pageOptions(this.parts.preload, this.parts.zoom.factor()),
    });
    this.#window = window;
    this.parts.zoom.follow(window);
    this.#dock.show();
    window.once('ready-to-show', () => {
      window.show();
      window.focus();
    });
    window.on('close', () => {
      this.#lastRoute = routeOf(window.webContents.getURL());
    });
    window.on('closed', () => {
      this.#window = null;
      this.#closed.publish(undefined);
      this.#dock.hide();
    });
    const address = `${PAGE_ORIGIN}/index.html#/${route}`;
    this.#watch(window, address);
    // A page that dies while it is loaded is loaded again by its guard.
    window.loadURL(address).catch(() => undefined);
  }

  #watch(window: BrowserWindow, address: string): void {
    this.parts.guard.watch({
      name: 'dashboard',
      window,
      address,
      isWanted: () => !window.isMinimized(),
      loadWhenOpened: () => {
        window.once('restore', () => {
          loadAgain({ window, address });
        });
      },
      discard: () => {
        window.destroy();
      },
    });
  }
}

/** The route in a page's address. */
function routeOf(address: string): string | null {
  const at = address.indexOf('#/');
  return at < 0 ? null : address.slice(at + 2);
}
