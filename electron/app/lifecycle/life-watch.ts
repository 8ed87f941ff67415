import { waitFor } from '../clock/wait-for';

export interface LifeWatchParts {
  /** Sends the process a message that it must answer. */
  readonly ask: () => void;
  /** Called when two messages in a row had no answer. */
  readonly onHung: () => void;
  /** Calls back once after `ms` of real time; the returned function cancels. */
  readonly after?: (ms: number, callback: () => void) => () => void;
}

/** Ms between two messages: a process that hangs is found after two to three of these. */
const EVERY_MS = 5000;
/** Missing answers until a process counts as hung; one may be missing because the machine slept. */
const MISSED = 2;

/** Watches whether a child process answers, since one that hangs does not exit. */
export class LifeWatch {
  readonly #parts: Required<LifeWatchParts>;
  #cancel: (() => void) | null = null;
  #unanswered = 0;

  constructor(parts: LifeWatchParts) {
    this.#parts = { after: waitFor, ...parts };
  }

  /** Begins again, after a message of the process. */
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
