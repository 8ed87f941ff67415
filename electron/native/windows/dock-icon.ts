import type { Dock } from 'electron';
import { hideDockAgainAfter } from '../../core/lifecycle/dock';

/** The app's icon in the Dock of macOS; elsewhere there is none, and nothing happens. */
export class DockIcon {
  readonly #dock: Pick<Dock, 'show' | 'hide'> | undefined;
  #shownAt = Number.NEGATIVE_INFINITY;
  #again: NodeJS.Timeout | undefined;

  constructor(dock: Pick<Dock, 'show' | 'hide'> | undefined) {
    this.#dock = dock;
  }

  show(): void {
    clearTimeout(this.#again);
    this.#shownAt = performance.now();
    void this.#dock?.show();
  }

  hide(): void {
    clearTimeout(this.#again);
    this.#dock?.hide();
    const again = hideDockAgainAfter(performance.now() - this.#shownAt);
    if (again === null || this.#dock === undefined) return;
    this.#again = setTimeout(() => this.#dock?.hide(), again);
    // It holds up no end of the app.
    this.#again.unref();
  }
}
