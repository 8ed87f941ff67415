import type { PlanId } from '../../core/estimate/budgets';
import type { Account } from '../../core/usage/usage';
import type { Clock } from '../clock/clock';
import { learnInSteps, type LearningHistory } from './estimate-learning';
import type { EstimateRecords } from './estimate-records';
import type { Log } from '../log';

const MINUTE = 60_000;
const LEARN_EVERY_MS = 5 * MINUTE;
/** Ms after a response until it is surely in the ledger: its transcript has it when it has ended. */
const SETTLED_MS = 2 * MINUTE;

export interface EstimateLearnerParts {
  readonly history: LearningHistory;
  readonly records: EstimateRecords;
  readonly planOf: (account: Account) => PlanId | null;
  /** Whether everything that was used until a little while ago is in the ledger. */
  readonly isCaughtUp: () => boolean;
  readonly clock: Clock;
  readonly log: Log;
}

/** Learns the calibration of each account from its readings: in short steps, now and every five minutes. */
export class EstimateLearner {
  readonly #parts: EstimateLearnerParts;
  #cancel: (() => void) | null = null;
  #isRunning = false;

  constructor(parts: EstimateLearnerParts) {
    this.#parts = parts;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  start(accounts: () => readonly Account[]): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#learnAll(accounts);
  }

  /** Whether it was running. */
  stop(): boolean {
    this.#cancel?.();
    this.#cancel = null;
    const wasRunning = this.#isRunning;
    this.#isRunning = false;
    return wasRunning;
  }

  #learnAll(accounts: () => readonly Account[]): void {
    const next = ([first, ...rest]: readonly Account[]): void => {
      if (first === undefined)
        this.#after(LEARN_EVERY_MS, () => {
          this.#learnAll(accounts);
        });
      else
        this.#learn(first, () => {
          next(rest);
        });
    };
    next(this.#parts.isCaughtUp() ? accounts() : []);
  }

  /** Learns from one account's readings, a step in each turn of the event loop. */
  #learn(account: Account, then: () => void): void {
    const { history, records, planOf, clock, log } = this.#parts;
    const steps = learnInSteps(history, {
      account: account.key,
      plan: planOf(account),
      calibration: records.of(account.key).calibration,
      until: clock.now() - SETTLED_MS,
    });
    const goOn = (): void => {
      this.#after(0, () => {
        try {
          const { done, value } = steps.next();
          if (done !== true) {
            goOn();
            return;
          }
          records.addLearned(account.key, value);
        } catch (error) {
          log.warn('the estimate could not learn', { error: String(error) });
        }
        then();
      });
    };
    goOn();
  }

  #after(ms: number, act: () => void): void {
    this.#cancel = this.#parts.clock.after(ms, act);
  }
}
