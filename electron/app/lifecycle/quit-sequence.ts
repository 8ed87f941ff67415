import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log';

/** The steps by which the app ends, in their order: parts that send requests first, the database last. */
export interface QuitSteps {
  /** Steps that take time, one after the other. A second quit does not wait for them, nor does the end of a session. */
  readonly settle: readonly { readonly run: () => Promise<void>; readonly atMostMs: number }[];
  /** Parts that close at once, one after the other, also after a failed step above. */
  readonly close: readonly (() => void)[];
}

export interface QuitParts {
  /** Asks the system to end the app; it calls `begin` again. */
  readonly quit: () => void;
  readonly log: Pick<Log, 'info'>;
  /** Ms of a monotonic clock. */
  readonly now: () => number;
}

/** Ms for which an announced end of the session is believed: another app or the user may have stopped it. */
const ANNOUNCED_MS = 60_000;

/** The end of the app, step by step. */
export class QuitSequence {
  readonly #steps: QuitSteps;
  readonly #parts: QuitParts;
  #state: 'running' | 'settling' | 'settled' = 'running';
  #isClosed = false;
  #announcedAt = Number.NEGATIVE_INFINITY;

  constructor(steps: QuitSteps, parts: QuitParts) {
    this.#steps = steps;
    this.#parts = parts;
  }

  /**
   * A quit was asked for. `wait`: the app must go on until it is asked again. `end`: it may end now, and `close` follows.
   * An app that waits at the end of a session on macOS stops the log-off for all apps.
   */
  begin(): 'wait' | 'end' {
    const { log, now, quit } = this.#parts;
    if (this.#state !== 'running') return 'end';
    log.info('quitting');
    if (now() - this.#announcedAt < ANNOUNCED_MS) {
      this.#state = 'settled';
      return 'end';
    }
    this.#state = 'settling';
    void inTurn(this.#steps.settle).then(() => {
      this.#state = 'settled';
      quit();
    });
    return 'wait';
  }

  /** The session is about to end: the next quit does not wait. */
  announceSessionEnd(): void {
    this.#announcedAt = this.#parts.now();
  }

  /** Closes the parts, once. The system may end the process right after this. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const step of this.#steps.close) step();
  }
}

async function inTurn(steps: QuitSteps['settle']): Promise<void> {
  for (const { run, atMostMs } of steps) {
    const patience = sleep(atMostMs, undefined, { ref: false });
    await Promise.race([run().catch(() => undefined), patience]);
  }
}
