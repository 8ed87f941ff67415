import { restedPace, takeTurn } from '../../core/tray/menu-pace';

/** Sets a menu no more often than `core/tray/menu-pace` allows; the newest one is always set in the end. */
export class PacedMenu<Menu> {
  readonly #set: (menu: Menu) => void;
  #pace = restedPace(performance.now());
  #next: Menu | null = null;
  #timer: NodeJS.Timeout | null = null;

  /** @param set shows a menu */
  constructor(set: (menu: Menu) => void) {
    this.#set = set;
  }

  /** Shows a menu, now or after the rest of the one before. */
  readonly show = (menu: Menu): void => {
    this.#next = menu;
    if (this.#timer === null) this.#try();
  };

  /** Shows a menu at once, for a tray icon that has none yet. */
  readonly showNow = (menu: Menu): void => {
    this.close();
    this.#set(menu);
  };

  readonly close = (): void => {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#next = null;
  };

  #try(): void {
    if (this.#next === null) return;
    const { pace, waitMs } = takeTurn(this.#pace, performance.now());
    if (pace === null) {
      this.#timer = setTimeout(() => {
        this.#timer = null;
        this.#try();
      }, waitMs);
      this.#timer.unref();
      return;
    }
    this.#pace = pace;
    const menu = this.#next;
    this.#next = null;
    this.#set(menu);
  }
}
