import { waitFor } from '../clock/wait-for';

export interface LifeWatchParts {
  /** Asks the process for any message. */
  readonly ask: () => void;
  /** The process has not said a word for two questions. */
  readonly onHung: () => void;
  /** Calls back once after `ms` of real time; the returned function cancels. */
  readonly after?: (ms: number, callback: () => void) => () => void;
}

/** Ms between two questions: a process that hangs is found after two to three of these. */
const EVERY_MS = 5000;
/** One answer that fails to come can be a machine that slept meanwhile. */
const MISSED = 2;

/** Asks a child process again and again for a sign of life, since one that is stuck does not exit. */
export class LifeWatch {
  readonly #parts: Required<LifeWatchParts>;
  #cancel: (() => void) | null = null;
  #unanswered = 0;

  constructor(parts: LifeWatchParts) {
    this.#parts = { after: waitFor, ...parts };
  }

  /** Begins anew, for a process that has just said something. */
  start(): void {
    this.stop();
    this.#plan();
  }

  /** A message of the process has come. */
  heard(): void {
    this.#unanswered = 0;
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#unanswered = 0;
  }

  #plan(): void {
    this.#cancel = this.#parts.after(EVERY_MS, () => {
      if (this.#unanswered >= MISSED) {
        this.stop();
        this.#parts.onHung();
        return;
      }
      this.#unanswered += 1;
      this.#parts.ask();
      this.#plan();
    });
  }
}
