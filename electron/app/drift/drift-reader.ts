import { type DriftReport, windowDrift, type WindowDrift } from '../../core/drift/drift-report';
import { driftCsv, type WindowPairs } from '../../core/drift/drift-csv';
import { priorOf } from '../../core/estimate/budgets';
import type { Account } from '../../core/usage/usage';
import { yieldBetweenSteps } from '../yield';
import { collectPairs } from './collect-pairs';
import type { DriftSource } from './drift-source';

/** A report is computed again after this time, in ms. */
const FRESH_MS = 3_600_000;

interface Computed {
  readonly account: string;
  readonly at: number;
  readonly report: DriftReport;
  readonly pairs: readonly WindowPairs[];
}

/** Computes the drift of an account's limits, at most once an hour, with turns of the event loop between its steps. */
export class DriftReader {
  readonly #source: DriftSource;
  #last: Computed | null = null;
  #running: { readonly account: string; readonly computed: Promise<Computed> } | null = null;

  constructor(source: DriftSource) {
    this.#source = source;
  }

  /** The report; `null` while the transcripts are still read, since their tokens would be missing. */
  async report(account: Account): Promise<DriftReport | null> {
    return (await this.#read(account))?.report ?? null;
  }

  /** The readings behind the report, as CSV. */
  async csv(account: Account | null): Promise<string> {
    return driftCsv((account && (await this.#read(account)))?.pairs ?? []);
  }

  async #read(account: Account): Promise<Computed | null> {
    const now = this.#source.clock.now();
    const last = this.#last;
    if (last?.account === account.key && now >= last.at && now - last.at < FRESH_MS) return last;
    if (!this.#source.counting.isCaughtUp()) return null;
    if (this.#running?.account !== account.key)
      this.#running = { account: account.key, computed: this.#compute(account, now) };
    try {
      this.#last = await this.#running.computed;
    } finally {
      this.#running = null;
    }
    return this.#last;
  }

  async #compute(account: Account, at: number): Promise<Computed> {
    const { history, estimates } = this.#source;
    const pairs = await yieldBetweenSteps(collectPairs(history, account.key, at));
    const plan = estimates.planOf(account);
    const windows: WindowDrift[] = [];
    for (const { window, pairs: own } of pairs)
      windows.push(await yieldBetweenSteps(windowDrift(window, own, priorOf(window, plan))));
    return { account: account.key, at, report: { windows }, pairs };
  }
}
