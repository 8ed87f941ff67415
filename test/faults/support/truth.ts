import type { AccountSnapshot, WindowView } from '../../../electron/core/snapshot/snapshot-types';

const STALE_AFTER_MS = 900_000;

/** The server's percents so far: the only ones that may be on screen. */
export class Truth {
  /** Numbers on screen that no source gave; empty when all is right. */
  readonly violations: string[] = [];
  readonly #said = new Map<string, Set<number>>();
  readonly #anywhere = new Set<number>();
  readonly #forbidden: readonly string[];

  /** @param forbidden words that must never be in a snapshot */
  constructor(forbidden: readonly string[]) {
    this.#forbidden = forbidden;
  }

  say(window: string, percent: number | null): void {
    if (percent === null) return;
    const known = this.#said.get(window) ?? new Set<number>();
    this.#said.set(window, known.add(percent));
  }

  /** Numbers of a malformed answer whose window is not known. */
  sayAnywhere(percents: readonly number[]): void {
    for (const percent of percents) this.#anywhere.add(percent);
  }

  /** Compares one snapshot with the server's percents. */
  check(snapshot: AccountSnapshot): void {
    const text = JSON.stringify(snapshot);
    for (const word of this.#forbidden) if (text.includes(word)) this.#found(snapshot, 'a token');
    for (const value of numbersIn(snapshot)) {
      if (!Number.isFinite(value)) this.#found(snapshot, `the number ${String(value)}`);
    }
    for (const window of snapshot.windows) {
      const wrong = this.#wrongWith(window, snapshot.takenAt);
      if (wrong !== null) this.#found(snapshot, `${window.id}: ${wrong}`);
    }
  }

  #wrongWith(window: WindowView, now: number): string | null {
    const { id, utilization, resetsAt, observedAt, stale } = window;
    const isSaid = utilization === null || this.#anywhere.has(utilization);
    if (!isSaid && this.#said.get(id)?.has(utilization) !== true)
      return `${String(utilization)} %, which no source gave`;
    if (utilization !== null && resetsAt !== null && resetsAt <= now) return 'a percent after its reset';
    if (now - observedAt > STALE_AFTER_MS && !stale) return 'an old value as a fresh one';
    return null;
  }

  #found(snapshot: AccountSnapshot, what: string): void {
    if (this.violations.length < 20)
      this.violations.push(`${new Date(snapshot.takenAt).toISOString()} ${what}`);
  }
}

/** Every number anywhere in a value. */
export function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}
