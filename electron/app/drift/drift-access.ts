import type { DriftReport } from '../../core/drift/drift-report';
import type { Account } from '../../core/usage/usage';
import type { DriftReader } from './drift-reader';
import type { DriftSource } from './drift-source';

/** The drift of an account's limits, with its rules loaded when they are first used: no start of the app needs them. */
export class DriftAccess {
  readonly #source: DriftSource;
  #reader: Promise<DriftReader> | null = null;

  constructor(source: DriftSource) {
    this.#source = source;
  }

  /** The report; `null` without an account, or while transcripts are still read. */
  async report(account: Account | null): Promise<DriftReport | null> {
    return account === null ? null : (await this.#load()).report(account);
  }

  /** The readings behind the report, as CSV. */
  async csv(account: Account | null): Promise<string> {
    return (await this.#load()).csv(account);
  }

  /** Forgets what was computed, after the history was deleted. */
  clear(): void {
    this.#reader = null;
  }

  #load(): Promise<DriftReader> {
    this.#reader ??= import('./drift-reader').then(({ DriftReader: Reader }) => new Reader(this.#source));
    return this.#reader;
  }
}
