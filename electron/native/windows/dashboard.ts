import { app, BrowserWindow, nativeTheme } from 'electron';
import { createSignal, type Signal } from '../../core/signal';
import { WINDOW_COLOUR } from '../../core/window-colour';
import { loadAgain, type PageGuard } from './page-guard';
import { pageOptions } from './page-options';
import { PAGE_ORIGIN } from './page-file';

const SIZE = { width: 1040, height: 720, minWidth: 720, minHeight: 480 };

/** What the large window needs from around it. */
export interface AppWindowParts {
  readonly preload: string;
  /** A PNG for window lists and task bars. */
  readonly icon: string;
  readonly platform: NodeJS.Platform;
  /** Sends its page to a route; it is ready for that. */
  readonly go: (window: BrowserWindow, route: string) => void;
  /** Cares for its page when that dies. */
  readonly guard: Pick<PageGuard, 'mayShow' | 'watch'>;
}

/** The large window: made when it is wanted, gone when it is closed. Its route is in the page's address. */
export class AppWindow {
  #window: BrowserWindow | null = null;
  /** Where it was when it was last closed. */
  #lastRoute: string | null = null;

  readonly #closed = createSignal<undefined>();

  constructor(private readonly parts: AppWindowParts) {}

  /** It was closed. */
  get closed(): Signal<undefined> {
    return this.#closed;
  }

  /** The window while there is one, to send pushes to. */
  get window(): BrowserWindow | null {
    return this.#window;
  }

  /** Opens it at a route such as `settings/alerts`, or brings it to the front and there. */
  show(route: string): void {
    if (this.#window === null) this.#make(route);
    else {
      this.parts.go(this.#window, route);
      if (this.#window.isMinimized()) this.#window.restore();
      this.#window.show();
      this.#window.focus();
    }
  }

  /** Opens it where it was last; at first at `fallback`. */
  reopen(fallback: string): void {
    if (this.#window === null) this.#make(this.#lastRoute ?? fallback);
    else this.show(routeOf(this.#window.webContents.getURL()) ?? fallback);
  }

  close(): void {
    this.#window?.close();
  }

  /** Whether it stays out of screenshots and shared screens; Linux cannot do that. */
  conceal(on: boolean): void {
    this.#window?.setContentProtection(on);
  }

  #make(route: string): void {
    if (!this.parts.guard.mayShow()) return;
    const window = new BrowserWindow({
      ...SIZE,
      show: false,
      // The page sets its own: "Quotide – History".
      title: 'Quotide',
      ...(this.parts.platform !== 'darwin' && { icon: this.parts.icon }),
      autoHideMenuBar: true,
      // As the page's own, so that nothing flashes before its first frame.
      backgroundColor: WINDOW_COLOUR[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
      webPreferences: pageOptions(this.parts.preload),
    });
    this.#window = window;
    // An app of the menu bar is one of the Dock only while it has a window like others.
    if (this.parts.platform === 'darwin') void app.dock?.show();
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
      if (this.parts.platform === 'darwin') app.dock?.hide();
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

/** The part of a page's address that says where in the window it is. */
function routeOf(address: string): string | null {
  const at = address.indexOf('#/');
  return at < 0 ? null : address.slice(at + 2);
}
