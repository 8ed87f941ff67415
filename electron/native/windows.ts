import type { BrowserWindow } from 'electron';
import path from 'node:path';
import type { Pushed, PushName } from '../ipc/contract';
import { push } from '../ipc/bind-main';
import type { PageGuard } from './windows/page-guard';
import { Popover } from './windows/popover';
import { AppWindow } from './windows/dashboard';
import { MiniWindow } from './windows/mini';
import { Zoom, type ZoomParts } from './windows/zoom';

export interface WindowsParts {
  /** The folder of the built bundles. */
  readonly built: string;
  readonly platform: NodeJS.Platform;
  /** Real ms for which a closed popover stays in memory, to open quickly again. */
  readonly keepMs: () => number;
  /** Whether a panel shows the icon. */
  readonly hasTray: () => boolean;
  /** Handles pages that die or hang. */
  readonly guard: Pick<PageGuard, 'mayShow' | 'watch'>;
  readonly history: ZoomParts['history'];
  /** Epoch ms. */
  readonly now: () => number;
  /** Called when the user closed the mini view. */
  readonly miniDismissed: () => void;
}

/** The windows on screen: the popover by the tray, the dashboard, and the mini view. */
export class Windows {
  readonly popover: Popover;
  readonly dashboard: AppWindow;
  readonly mini: MiniWindow;
  readonly zoom: Zoom;

  constructor({ built, platform, keepMs, hasTray, guard, history, now, miniDismissed }: WindowsParts) {
    this.zoom = new Zoom({
      history,
      now,
      windows: () => this.#open(),
      changed: () => {
        this.popover.fit();
        this.mini.fit();
      },
    });
    const shared = {
      preload: path.join(built, 'preload.cjs'),
      icon: path.join(built, 'icon.png'),
      platform,
      guard,
      zoom: this.zoom,
      go: (opened: BrowserWindow, route: string) => {
        push(opened.webContents, 'route', route);
      },
    };
    this.popover = new Popover({ ...shared, keepMs, hasTray });
    this.dashboard = new AppWindow(shared);
    this.mini = new MiniWindow({ ...shared, history, now, dismissed: miniDismissed });
  }

  /** Sends a push to each page that is open. */
  push<N extends PushName>(name: N, value: Pushed<N>): void {
    for (const window of this.#open()) push(window.webContents, name, value);
  }

  /** Sends a push to the page of the dashboard alone, while there is one. */
  pushToDashboard<N extends PushName>(name: N, value: Pushed<N>): void {
    const { window } = this.dashboard;
    if (window !== null) push(window.webContents, name, value);
  }

  /** Opens the dashboard at a route such as `settings/alerts`; `dashboard` is the last one. */
  openDashboard(route: string): void {
    this.popover.hide();
    if (route === 'dashboard') this.dashboard.reopen('overview');
    else this.dashboard.show(route);
  }

  #open(): readonly BrowserWindow[] {
    return [this.popover.window, this.dashboard.window, this.mini.window].filter((window) => window !== null);
  }

  /** Closes the window that has this page, by the id of its contents. */
  closePage(page: number): void {
    if (page === this.dashboard.window?.webContents.id) this.dashboard.close();
    else this.popover.hide();
  }
}
