import { createEstimates, type Estimates } from '../../../../electron/app/estimate/estimates';
import { createLocalUses, type LocalUses } from '../../../../electron/app/ledger/local-uses';
import { createLog } from '../../../../electron/app/log';
import { noFacts, type Facts } from '../../../../electron/core/snapshot/snapshot';
import { emptyTracker, observe, type TrackerState } from '../../../../electron/core/tracker/tracker';
import type { Account } from '../../../../electron/core/usage/usage';
import type { History } from '../../../../electron/history/history';
import { useOf } from '../../../fakes/token-use';
import { ManualClock } from '../../../support/manual-clock';
import { DAY, HOUR, KEY, MINUTE, newHistory, reading } from '../../history/support';

export const MONDAY = Date.UTC(2026, 8, 7);
export const ACCOUNT: Account = {
  key: KEY,
  plan: 'Max',
  tier: 'default_claude_max_5x',
  organizationId: KEY,
  name: null,
};
/** Points of the week that a million of Sonnet's input tokens take in this world. */
export const WEEK_RATE = 4;
export const SHORT_RATE = 20;
const WEEK = 7 * DAY;

/** An account with a history and a ledger, on a clock that the test moves. */
export function estimateWorld(history: History = newHistory(), account = ACCOUNT): EstimateWorld {
  return new EstimateWorld(history, account);
}

class EstimateWorld {
  readonly history: History;
  readonly uses: LocalUses;
  readonly lines: string[] = [];
  readonly #account: Account;
  readonly #clock = new ManualClock(MONDAY);
  #tracker: TrackerState;
  /** The true percents of the two windows. */
  #week = 0;
  #short = 0;
  #shortStart = MONDAY;
  #serial = 0;
  #isCaughtUp = true;

  constructor(history: History, account: Account) {
    this.history = history;
    this.uses = createLocalUses(history);
    this.#account = account;
    this.#tracker = emptyTracker(account.key);
  }

  readonly now = (): number => this.#clock.now();

  readonly open = (over: History = this.history): Estimates =>
    createEstimates({
      history: over,
      uses: over === this.history ? this.uses : createLocalUses(over),
      clock: this.#clock,
      isCaughtUp: () => this.#isCaughtUp,
      log: createLog('info', this.now, [(line) => this.lines.push(line)]),
    });

  readonly facts = (more: Partial<Facts> = {}): Facts => ({
    ...noFacts,
    account: this.#account,
    tracker: this.#tracker,
    ...more,
  });

  readonly truth = (): { readonly week: number; readonly short: number } => ({
    week: this.#week,
    short: this.#short,
  });

  readonly setCaughtUp = (isComplete: boolean): void => {
    this.#isCaughtUp = isComplete;
  };

  /** Moves the clock, and runs the callbacks that are due meanwhile. */
  readonly pass = (ms: number): void => {
    this.#clock.pass(ms);
  };

  readonly use = (millions: number, at = this.now()): void => {
    this.#serial += 1;
    this.#startShort(at);
    this.#week += WEEK_RATE * millions;
    this.#short += SHORT_RATE * millions;
    const tokens = { input: millions * 1e6, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };
    const facts = { at, model: 'claude-sonnet-5-5', account: this.#account.key, tokens };
    this.history.ledger.add([useOf(`m${this.#serial}`, facts)]);
    this.uses.changed(at);
  };

  readonly others = (points: number): void => {
    this.#week += points;
    this.#short += points * 4;
  };

  readonly read = (): void => {
    const now = this.now();
    this.#startShort(now);
    const weekStart = MONDAY + Math.floor((now - MONDAY) / WEEK) * WEEK;
    const percents = { five_hour: this.#short, seven_day: this.#week };
    const both = reading(now, percents, { account: this.#account.key });
    const windows = both.observation.windows.map((window) => ({
      ...window,
      resetsAt: window.id === 'five_hour' ? this.#shortStart + 5 * HOUR : weekStart + WEEK,
    }));
    const observation = { ...both.observation, windows };
    this.history.append({ ...both, observation });
    ({ state: this.#tracker } = observe(this.#tracker, observation, now, { thresholds: [] }));
  };

  /** Days with work from 9 to 17 and a reading every half hour. */
  readonly work = (days: number, elsewhere = 0): void => {
    for (let half = 0; half < days * 48; half += 1) {
      const now = this.now();
      const hour = ((now - MONDAY) / HOUR) % 24;
      if (hour >= 9 && hour < 17) {
        this.use(0.12 + 0.02 * (half % 5), now + 5 * MINUTE);
        this.use(0.1, now + 20 * MINUTE);
      }
      if ([7, 12, 20].includes(hour)) this.others(elsewhere);
      this.pass(30 * MINUTE);
      this.read();
    }
  };

  /** Begins another 5-hour window if the last one is over at `at`. */
  #startShort(at: number): void {
    if (at < this.#shortStart + 5 * HOUR) return;
    this.#shortStart = Math.floor(at / MINUTE) * MINUTE;
    this.#short = 0;
  }
}
