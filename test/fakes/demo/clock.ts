/** The demo's clock: real time until it is started, then `scale` times as fast. */
export class DemoClock {
  readonly #scale: number;
  #started: number | null = null;

  constructor(scale: number) {
    this.#scale = scale;
  }

  /** Lets time run fast from this moment; a second start changes nothing. */
  start(): void {
    this.#started ??= Date.now();
  }

  get started(): boolean {
    return this.#started !== null;
  }

  /** Epoch ms; never jumps, since the fast time begins at the real one. */
  now(): number {
    const real = Date.now();
    return this.#started === null ? real : this.#started + (real - this.#started) * this.#scale;
  }
}
