import type { PromptsWish, SessionPrompts } from '../core/sessions/prompts';
import type { PackedUses } from './batch';
import type { MemoryPack } from './find/memory-pack';
import type { ScanProgress, ScanSummary, SessionTitle, TranscriptRoot } from './types';

/** What the worker is started with. */
export interface WorkerStart {
  readonly known: readonly MemoryPack[];
  readonly control: SharedArrayBuffer;
  /** Whether other threads go before this one. */
  readonly gives: boolean;
}

/** What the worker is told. */
export type WorkerOrder =
  | { readonly kind: 'scan'; readonly roots: readonly TranscriptRoot[] }
  | { readonly kind: 'follow'; readonly roots: readonly TranscriptRoot[] }
  | { readonly kind: 'session'; readonly wish: PromptsWish | null };

/** What the worker tells. */
export type WorkerNews =
  | {
      readonly kind: 'batch';
      readonly uses: PackedUses;
      readonly titles: readonly SessionTitle[];
      readonly memory: MemoryPack | null;
    }
  | { readonly kind: 'tidy'; readonly packs: readonly MemoryPack[] }
  | { readonly kind: 'progress'; readonly progress: ScanProgress }
  | { readonly kind: 'done'; readonly summary: ScanSummary }
  | { readonly kind: 'polls'; readonly reason: string }
  | { readonly kind: 'session'; readonly prompts: SessionPrompts };

const STOP = 0;
const WAITING = 1;
/** Batches that may wait for the ledger: more would come at once, and hold up the thread that writes them. */
const MOST_WAITING = 2;

/** What both threads see at once, while the worker is too busy to read messages. */
export class Control {
  readonly buffer: SharedArrayBuffer;
  readonly #cells: Int32Array;

  constructor(buffer = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)) {
    this.buffer = buffer;
    this.#cells = new Int32Array(buffer);
  }

  stop(): void {
    Atomics.store(this.#cells, STOP, 1);
  }

  goOn(): void {
    Atomics.store(this.#cells, STOP, 0);
  }

  stopped(): boolean {
    return Atomics.load(this.#cells, STOP) === 1;
  }

  /** The worker's, before a batch: waits until the ledger has kept up. */
  sent(): void {
    for (;;) {
      const waiting = Atomics.load(this.#cells, WAITING);
      if (waiting < MOST_WAITING) break;
      Atomics.wait(this.#cells, WAITING, waiting);
    }
    Atomics.add(this.#cells, WAITING, 1);
  }

  /** The other side's, after a batch. */
  taken(): void {
    Atomics.sub(this.#cells, WAITING, 1);
    Atomics.notify(this.#cells, WAITING);
  }
}
