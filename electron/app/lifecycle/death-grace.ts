/** Real time, also in a demo in fast motion: signals arrive no faster there. */
export interface GraceTime {
  /** Monotonic ms. */
  readonly monotonic: () => number;
  /** Calls back once after `ms`. */
  readonly after: (ms: number, callback: () => void) => void;
}

/** A log-off reaches all processes within a few ms; a busy machine delivers it later. In ms. */
const GRACE_MS = 250;

const realTime: GraceTime = {
  monotonic: () => performance.now(),
  after: (ms, callback) => {
    // A signal that has arrived is handled before `setImmediate`, also where the timer is late.
    setTimeout(() => setImmediate(callback), ms);
  },
};

/**
 * Separates a process that died by itself from one that ended with the app. Ctrl-C in a terminal and a log-off end all
 * processes of the app at once, and Chromium's are often gone before the app's own handler of the signal runs. So
 * a death is handled a moment later, and not at all if the app begins to quit within that moment.
 */
export class DeathGrace {
  readonly #time: GraceTime;
  readonly #pending = new Map<() => void, number>();
  #isEnding = false;

  constructor(time: GraceTime = realTime) {
    this.#time = time;
  }

  /** Whether the app has begun to quit. */
  get isEnding(): boolean {
    return this.#isEnding;
  }

  /**
   * Adds a death that has happened now.
   * @param handle called once, unless the death belongs to the end of the app
   */
  add(handle: () => void): void {
    if (this.#isEnding) return;
    this.#pending.set(handle, this.#time.monotonic());
    this.#time.after(GRACE_MS, () => {
      this.#settle(handle);
    });
  }

  /** The app begins to quit. Deaths from long enough before are handled, later ones are dropped. */
  end(): void {
    this.#isEnding = true;
    const now = this.#time.monotonic();
    for (const [handle, at] of [...this.#pending]) {
      if (now - at >= GRACE_MS) this.#settle(handle);
    }
    this.#pending.clear();
  }

  #settle(handle: () => void): void {
    if (this.#pending.delete(handle)) handle();
  }
}
