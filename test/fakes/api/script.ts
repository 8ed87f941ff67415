import type { ApiAnswer, Endpoint } from './types';

/** The answers that tests set: a queue of single answers before a permanent one. */
export class Script {
  #queue: ApiAnswer[] = [];
  #standing: readonly ApiAnswer[] = [];

  /** From now on, until `clear()`; a later one for the same endpoint takes its place. */
  stand(answer: ApiAnswer): void {
    const on = answer.on ?? 'usage';
    this.#standing = [...this.#standing.filter((each) => (each.on ?? 'usage') !== on), answer];
  }

  /** Once each, in this order, before the one that stands. */
  enqueue(answers: readonly ApiAnswer[]): void {
    this.#queue.push(...answers);
  }

  clear(): void {
    this.#queue = [];
    this.#standing = [];
  }

  /**
   * Removes and returns the answer to a request; `null` means the normal answer. An unknown path only gets answers for
   * `any`.
   */
  next(endpoint: Endpoint | null): ApiAnswer | null {
    const fits = (answer: ApiAnswer): boolean => {
      const on = answer.on ?? 'usage';
      return on === 'any' || on === endpoint;
    };
    const at = this.#queue.findIndex(fits);
    if (at >= 0) return this.#queue.splice(at, 1)[0] ?? null;
    return this.#standing.findLast(fits) ?? null;
  }
}
