import { budgetPlan, type PlanId } from '../../core/estimate/budgets';
import type { Miss } from '../../core/estimate/learning/miss';
import type { Facts } from '../../core/snapshot/snapshot';
import type { Account } from '../../core/usage/usage';
import type { History } from '../../history/history';
import type { Clock } from '../clock/clock';
import { EstimateCache } from './estimate-cache';
import { EstimateLearner } from './estimate-learner';
import { createEstimateMemory, type UserEntry } from './estimate-memory';
import { EstimateRecords } from './estimate-records';
import type { LocalUses } from '../ledger/local-uses';
import type { Log } from '../log';
import type { Count } from '../accounts/store';

/** Percents of each account's windows, computed from this machine's token use and learned from Anthropic's numbers. */
export interface Estimates {
  /** The estimates of a snapshot; computed anew when something changed, else every 15 seconds. */
  readonly count: Count;
  /**
   * Learns in the background, now and every few minutes. Only the process that follows the transcripts may start it,
   * since it has to know when the ledger is complete.
   */
  readonly start: (accounts: () => readonly Account[]) => void;
  readonly stop: () => void;
  /** The plan of an account: Anthropic's, else the one that the user chose. */
  readonly planOf: (account: Account) => PlanId | null;
  /** The user's entries for an account. */
  readonly userEntry: (account: string) => UserEntry;
  /** @throws Error when the entry cannot be stored. */
  readonly setUserEntry: (account: string, entry: UserEntry) => void;
  /** How the estimates after a silence turned out, the newest last. */
  readonly misses: (account: string) => readonly Miss[];
  /** Gives an account's records another key. */
  readonly renameAccount: (from: string, to: string) => void;
  /** Empties the memory of this process, after the history was deleted. */
  readonly clear: () => void;
}

export interface EstimateParts {
  readonly history: Pick<
    History,
    'kept' | 'keep' | 'paceSamples' | 'ledger' | 'windowsOf' | 'watchForeignWrites'
  >;
  readonly uses: LocalUses;
  /** Whether everything that was used until a little while ago is in the ledger. */
  readonly isCaughtUp: () => boolean;
  readonly clock: Clock;
  readonly log: Log;
}

export function createEstimates(parts: EstimateParts): Estimates {
  return new AccountEstimates(parts);
}

class AccountEstimates implements Estimates {
  readonly #parts: EstimateParts;
  readonly #records: EstimateRecords;
  readonly #cache: EstimateCache;
  readonly #learner: EstimateLearner;
  readonly #hasForeignWrite: () => boolean;

  constructor(parts: EstimateParts) {
    const { history, uses, clock, log, isCaughtUp } = parts;
    this.#parts = parts;
    this.#records = new EstimateRecords(createEstimateMemory(history), clock, log);
    this.#cache = new EstimateCache(uses);
    this.#learner = new EstimateLearner({
      history,
      records: this.#records,
      planOf: (account) => this.planOf(account),
      isCaughtUp,
      clock,
      log,
    });
    this.#hasForeignWrite = history.watchForeignWrites();
  }

  readonly count = ({ account, tracker }: Facts, now: number): Partial<Facts> => {
    if (account === null) return { estimates: {} };
    try {
      this.#reloadAfterOtherProcess();
      const estimates = this.#cache.estimates({
        account: account.key,
        plan: this.planOf(account),
        record: this.#records.of(account.key),
        tracker: tracker?.account === account.key ? tracker : null,
        now,
      });
      return { estimates };
    } catch (error) {
      this.#parts.log.warn('nothing could be estimated', { error: String(error) });
      return { estimates: {} };
    }
  };

  start(accounts: () => readonly Account[]): void {
    this.#learner.start(accounts);
  }

  stop(): void {
    if (!this.#learner.stop()) return;
    try {
      this.#records.saveCalibrations();
    } catch (error) {
      this.#parts.log.warn('what the estimate learned could not be stored', { error: String(error) });
    }
  }

  planOf(account: Account): PlanId | null {
    return budgetPlan(account) ?? this.#records.of(account.key).entry.plan;
  }

  userEntry(account: string): UserEntry {
    return this.#records.of(account).entry;
  }

  setUserEntry(account: string, entry: UserEntry): void {
    this.#records.setEntry(account, entry);
  }

  misses(account: string): readonly Miss[] {
    return this.#records.of(account).misses;
  }

  renameAccount(from: string, to: string): void {
    if (!this.#records.rename(from, to)) return;
    this.#cache.clearEstimates();
    this.#parts.uses.changed(0);
  }

  clear(): void {
    this.#records.clear();
    this.#cache.clear();
    this.#parts.uses.changed(0);
  }

  /** The process that learns has newer records in memory than are stored; others load them again after each change. */
  #reloadAfterOtherProcess(): void {
    if (!this.#hasForeignWrite()) return;
    this.#parts.uses.changed(0);
    if (!this.#learner.isRunning) this.#records.clear();
  }
}
