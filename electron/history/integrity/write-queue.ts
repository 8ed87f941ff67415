import { errorMessage } from '../../core/error-message';
import { isBusy, isDamage, isRefusal } from './damage';

const COMPLAIN_EVERY_MS = 60_000;
const BUSY_RETRY_MS = 250;
const RETRY_MS = 5000;

export interface WriteQueueParts<T> {
  /** Stores some items, in their order. @throws SqliteError when it cannot; then none of them is stored */
  readonly store: (items: readonly T[]) => void;
  /** So many items are stored in one call of `store`. */
  readonly itemsAtOnce: number;
  /** So many calls are made in one turn of the event loop: a few ms. */
  readonly callsAtOnce: number;
  /** Of more items that wait, the oldest are dropped. */
  readonly mostWaiting: number;
  /** Epoch ms. */
  readonly now: () => number;
  /** Calls back once after `ms`; the returned function cancels. */
  readonly after: (ms: number, callback: () => void) => () => void;
  /** Called at most once a minute: why items wait or were dropped, and how many wait. */
  readonly onTrouble: (reason: string, waiting: number) => void;
  /** Called when nothing waits any more; `stored`: how many items had waited through a refusal, 0 where there was none. */
  readonly onEmpty: (stored: number) => void;
}

/** Why items wait: the newest refusal of the disk, and since when it refuses (epoch ms). */
export interface WriteTrouble {
  readonly since: number;
  readonly reason: string;
}

/**
 * Holds what is to be stored while the disk does not take it (full, read-only, locked), and stores it in its order as
 * soon as it does. An item that can never be stored is dropped, so that it does not block those behind it.
 */
export class WriteQueue<T> {
  readonly #parts: WriteQueueParts<T>;
  #waiting: readonly T[] = [];
  #trouble: WriteTrouble | null = null;
  #storedSince = 0;
  #complainedAt: number | null = null;
  #cancel: (() => void) | null = null;

  constructor(parts: WriteQueueParts<T>) {
    this.#parts = parts;
  }

  /** How many items wait. */
  get size(): number {
    return this.#waiting.length;
  }

  /** `null`: the disk took all that was tried. */
  get trouble(): WriteTrouble | null {
    return this.#trouble;
  }

  add(items: readonly T[]): void {
    this.#waiting = [...this.#waiting, ...items].slice(-this.#parts.mostWaiting);
  }

  /** Stores one turn's items `ms` from now, unless that is about to happen already. */
  storeIn(ms: number): void {
    this.#cancel ??= this.#parts.after(ms, () => {
      this.#cancel = null;
      this.storeSome();
    });
  }

  /** Stores one turn's items, and the rest in later turns. Whether nothing waits any more. */
  storeSome(): boolean {
    return this.#storeTurns(1);
  }

  /** Notes that the disk refused a write, and tries what waits again later. */
  refused(error: unknown): void {
    const now = this.#parts.now();
    this.#trouble = { since: this.#trouble?.since ?? now, reason: errorMessage(error) };
    // Most locks are gone in a moment.
    if (!isBusy(error) || now - this.#trouble.since >= COMPLAIN_EVERY_MS) this.#complain(error);
    this.storeIn(isBusy(error) ? BUSY_RETRY_MS : RETRY_MS);
  }

  /** Stores what waits, as far as the disk takes it, and tries no more. */
  close(): void {
    this.#stop();
    if (this.#waiting.length > 0) this.#storeTurns(Infinity);
    this.#stop();
  }

  #stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #storeTurns(turns: number): boolean {
    const { store, itemsAtOnce, callsAtOnce, onEmpty } = this.#parts;
    for (let call = 0; call < callsAtOnce * turns && this.#waiting.length > 0; call += 1) {
      const items = this.#waiting.slice(0, itemsAtOnce);
      try {
        store(items);
      } catch (error) {
        if (isPassing(error)) {
          this.refused(error);
          return false;
        }
        this.#complain(error);
      }
      this.#waiting = this.#waiting.slice(items.length);
      this.#storedSince += items.length;
    }
    if (this.#waiting.length > 0) {
      this.storeIn(0);
      return false;
    }
    onEmpty(this.#trouble === null ? 0 : this.#storedSince);
    [this.#trouble, this.#storedSince] = [null, 0];
    return true;
  }

  #complain(error: unknown): void {
    const now = this.#parts.now();
    if (this.#complainedAt !== null && Math.abs(now - this.#complainedAt) < COMPLAIN_EVERY_MS) return;
    this.#complainedAt = now;
    this.#parts.onTrouble(errorMessage(error), this.#waiting.length);
  }
}

/** Whether the same write may work a moment or some minutes later. */
export function isPassing(error: unknown): boolean {
  return isBusy(error) || isRefusal(error) || isDamage(error);
}
