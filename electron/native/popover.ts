import { BrowserWindow, screen } from 'electron';
import type { Point, Rectangle } from 'electron';
import { placePopover } from '../core/placement';
import { PAGE_ORIGIN } from './protocol';

const WIDTH = 380;
const FIRST_HEIGHT = 420;
/** A click that closes the popover by blur arrives again as a click on the tray: don't reopen for that. */
const REOPEN_GUARD_MS = 250;

/** What the popover needs from around it. */
export interface PopoverParts {
  readonly preload: string;
  /** How long a closed window is kept for a quick reopening, in real ms. */
  readonly keepMs: () => number;
  readonly platform: NodeJS.Platform;
  /** Called when it becomes visible or hidden. */
  readonly onVisible: (visible: boolean) => void;
}

/** The small window by the tray: made on demand, kept for a while, then released. */
export class Popover {
  #window: BrowserWindow | null = null;
  #hiddenAt = Number.NEGATIVE_INFINITY;
  /** The page has said how tall it is: shown before that, it would jump. */
  #measured = false;
  #wanted = false;
  #release: NodeJS.Timeout | null = null;
  /** Where it was asked for; kept, so that it stays put while its height changes and the mouse moves on. */
  #anchor: { readonly tray: Rectangle | null; readonly cursor: Point } | null = null;

  constructor(private readonly parts: PopoverParts) {}

  /** The window while there is one, to send pushes to. */
  get window(): BrowserWindow | null {
    return this.#window;
  }

  get visible(): boolean {
    return this.#window?.isVisible() ?? false;
  }

  /** A click on the tray: opens, or closes when it is open. */
  toggle(trayBounds: Rectangle | null): void {
    if (this.visible) this.hide();
    else if (performance.now() - this.#hiddenAt > REOPEN_GUARD_MS) this.show(trayBounds);
  }

  show(trayBounds: Rectangle | null): void {
    this.#anchor = {
      tray: trayBounds && trayBounds.width > 0 ? trayBounds : null,
      cursor: screen.getCursorScreenPoint(),
    };
    if (this.#release) clearTimeout(this.#release);
    const window = this.#window ?? this.#make();
    if (this.#measured) this.#reveal(window);
    else this.#wanted = true;
  }

  hide(): void {
    const window = this.#window;
    if (!window?.isVisible()) return;
    window.hide();
    this.#hiddenAt = performance.now();
    this.parts.onVisible(false);
    this.#release = setTimeout(() => {
      this.#window?.destroy();
    }, this.parts.keepMs());
  }

  /** The page says how tall its content is. */
  setHeight(height: number): void {
    const window = this.#window;
    if (window === null) return;
    this.#measured = true;
    if (window.getContentBounds().height !== height) window.setBounds(this.#place(height));
    if (this.#wanted) this.#reveal(window);
  }

  #make(): BrowserWindow {
    const window = new BrowserWindow({
      ...this.#place(FIRST_HEIGHT),
      show: false,
      frame: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      title: 'Quotide',
      backgroundColor: '#00000000',
      webPreferences: {
        preload: this.parts.preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        spellcheck: false,
        devTools: process.env['NODE_ENV'] === 'development',
      },
    });
    this.#window = window;
    if (this.parts.platform === 'darwin')
      window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
    window.on('blur', () => {
      this.hide();
    });
    window.on('closed', () => {
      this.#window = null;
      this.#measured = false;
    });
    void window.loadURL(`${PAGE_ORIGIN}/index.html#popover`);
    return window;
  }

  #reveal(window: BrowserWindow): void {
    this.#wanted = false;
    window.setBounds(this.#place(window.getContentBounds().height));
    window.show();
    window.focus();
    this.parts.onVisible(true);
  }

  #place(height: number): Rectangle {
    const { tray, cursor } = this.#anchor ?? { tray: null, cursor: screen.getCursorScreenPoint() };
    const display = tray ? screen.getDisplayMatching(tray) : screen.getDisplayNearestPoint(cursor);
    const size = { width: WIDTH, height: Math.min(height, display.workArea.height - 16) };
    const at = placePopover({
      trayBounds: tray,
      cursor,
      size,
      workArea: display.workArea,
      platform: this.parts.platform,
    });
    return { ...at, ...size };
  }
}
