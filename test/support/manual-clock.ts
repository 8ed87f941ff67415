/** A clock that only the test moves. Instants are epoch ms. */
export class ManualClock {
  #now: number;
  #waiting: { readonly at: number; readonly act: () => void }[] = [];

  constructor(start: number) {
    this.#now = start;
  }

  readonly now = (): number => this.#now;

  readonly monotonic = (): number => this.#now;

  /** Calls `act` once the clock has passed so many ms; the returned function cancels that. */
  readonly after = (ms: number, act: () => void): (() => void) => {
    const each = { at: this.#now + ms, act };
    this.#waiting.push(each);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== each);
    };
  };

  /** Moves the clock, and runs the callbacks that are due meanwhile, each at its own instant. */
  readonly pass = (ms: number): void => {
    const end = this.#now + ms;
    for (;;) {
      const due = this.#waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.#waiting = this.#waiting.filter((each) => each !== due);
      this.#now = Math.max(this.#now, due.at);
      due.act();
    }
    this.#now = end;
  };

  /** Moves the clock and runs nothing. */
  readonly skip = (ms: number): void => {
    this.#now += ms;
  };

  /** Runs all callbacks that wait now, without moving the clock. @returns how many */
  readonly runWaiting = (): number => {
    const due = this.#waiting;
    this.#waiting = [];
    for (const { act } of due) act();
    return due.length;
  };
}
