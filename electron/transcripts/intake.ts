import type { TokenUse } from '../core/tokens/tokens';
import { BATCH_USES } from './batch';
import type { MemoryPack } from './find/memory-pack';
import type { LedgerSink, ScanMemory, SessionTitle } from './types';

/** A transaction holds up everything else on its thread: it may take about so long. */
const TARGET_MS = 5;
const LEAST_USES = 25;
const FIRST_USES = 100;

/** What the thread told at once. */
export interface IntakeBatch {
  readonly uses: readonly TokenUse[];
  readonly titles: readonly SessionTitle[];
  readonly memory: MemoryPack | null;
  /** After all of it is in the ledger. */
  readonly done: () => void;
}

export interface IntakeParts {
  readonly sink: LedgerSink;
  readonly memory: ScanMemory;
  /** Whether others wait for this thread: then a batch is taken in by pieces, with room between them. */
  readonly shared: boolean;
  /** The ledger's error; nothing more is taken in. */
  readonly failed: (error: unknown) => void;
  /** Monotonic ms; given by tests. */
  readonly now?: () => number;
}

/** Brings what the reading thread tells into the ledger, in its order. */
export class Intake {
  readonly #parts: IntakeParts;
  readonly #now: () => number;
  #waiting: (() => void)[] = [];
  #isRunning = false;
  #size: number;

  constructor(parts: IntakeParts) {
    this.#parts = parts;
    this.#now = parts.now ?? (() => performance.now());
    this.#size = parts.shared ? FIRST_USES : BATCH_USES;
  }

  add({ uses, titles, memory: pack, done }: IntakeBatch): void {
    const { sink, memory } = this.#parts;
    let at = 0;
    const step = (): void => {
      at += this.#take(uses, at);
      if (at < uses.length) {
        this.#waiting.unshift(step);
        return;
      }
      if (titles.length > 0) sink.title(titles);
      // Only now: a transcript counts as read once all that it says is in the ledger.
      if (pack !== null) memory.save([pack]);
      done();
    };
    this.then(step);
  }

  /** After all that was told before. */
  then(step: () => void): void {
    this.#waiting.push(step);
    if (!this.#isRunning) this.#run();
  }

  /** Forgets what waits. */
  close(): void {
    this.#waiting = [];
  }

  #take(uses: readonly TokenUse[], at: number): number {
    const some = at === 0 && uses.length <= this.#size ? uses : uses.slice(at, at + this.#size);
    if (some.length === 0) return 0;
    const began = this.#now();
    this.#parts.sink.add(some);
    if (this.#parts.shared) this.#pace(some.length, this.#now() - began);
    return some.length;
  }

  /** As many the next time as fit into the target, and no leaps. */
  #pace(count: number, ms: number): void {
    const fit = Math.round((count * TARGET_MS) / Math.max(ms, 0.1));
    const most = Math.min(BATCH_USES, this.#size * 2);
    this.#size = Math.max(LEAST_USES, Math.min(most, fit));
  }

  #run(): void {
    this.#isRunning = false;
    const step = this.#waiting.shift();
    if (step === undefined) return;
    try {
      step();
    } catch (error) {
      this.close();
      this.#parts.failed(error);
      return;
    }
    if (this.#waiting.length === 0) return;
    this.#isRunning = true;
    setImmediate(() => {
      this.#run();
    });
  }
}
