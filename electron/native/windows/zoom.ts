import type { BrowserWindow } from 'electron';
import { nextZoom, storedZoom, type ZoomStep } from '../../core/menu/zoom';
import type { History } from '../../history/history';

/** The name in the history's `kept` table of the factor. */
const SAVED = 'zoom';

export interface ZoomParts {
  readonly history: Pick<History, 'kept' | 'keep'>;
  /** Epoch ms. */
  readonly now: () => number;
  /** The windows that are open. */
  readonly windows: () => readonly BrowserWindow[];
  /** Called when the pages have another size. */
  readonly changed: () => void;
}

/** The size of all pages, which is stored and applied to each new window. */
export class Zoom {
  #factor: number;

  constructor(private readonly parts: ZoomParts) {
    this.#factor = storedZoom(parts.history.kept(SAVED));
  }

  /** The factor of new windows; 1 is the size as designed. */
  readonly factor = (): number => this.#factor;

  readonly step = (step: ZoomStep): void => {
    const { history, now, windows, changed } = this.parts;
    const next = nextZoom(this.#factor, step);
    if (next === this.#factor) return;
    this.#factor = next;
    history.keep(SAVED, next, now());
    for (const window of windows()) window.webContents.setZoomFactor(next);
    changed();
  };

  /** Follows a new window: its page has the factor from its first frame on, and the wheel with Ctrl changes it. */
  readonly follow = ({ webContents }: BrowserWindow): void => {
    // Chromium remembers a factor of its own for the pages of an address, which would go before that of the window.
    webContents.on('dom-ready', () => {
      webContents.setZoomFactor(this.#factor);
    });
    webContents.on('zoom-changed', (_event, direction) => {
      this.step(direction === 'in' ? 'zoom_in' : 'zoom_out');
    });
  };
}
