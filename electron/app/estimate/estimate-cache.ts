import type { PlanId } from '../../core/estimate/budgets';
import type { Calibration } from '../../core/estimate/learning/calibration';
import { lastOff } from '../../core/estimate/learning/miss';
import {
  guessedEstimate,
  ownEstimate,
  startsOf,
  type LocalEstimate,
  type OwnFacts,
  type Start,
  type UseReader,
} from '../../core/estimate/basis';
import { splitBasis, splitBy, type SplitBasis } from '../../core/estimate/split';
import type { OfficialReading, Split } from '../../core/estimate/estimate-types';
import type { TrackerState } from '../../core/tracker/tracker';
import { windowLengthMs } from '../../core/usage/windows';
import type { EstimateRecord } from './estimate-records';
import type { LocalUses } from '../ledger/local-uses';

/** An estimate is computed again after this time, in ms: the use that other devices may have had grows with time. */
const FRESH_MS = 15_000;

/** All that the estimates of one account are computed from, at one moment. */
export interface EstimateInput {
  readonly account: string;
  readonly plan: PlanId | null;
  readonly record: EstimateRecord;
  /** The tracker's state of this account; `null` before its first reading. */
  readonly tracker: TrackerState | null;
  /** Epoch ms. */
  readonly now: number;
}

interface CachedEstimate {
  /** Everything that the estimate depends on, as JSON, but for the calibration. */
  readonly stamp: string;
  readonly calibration: Calibration | null;
  readonly estimate: LocalEstimate | null;
}

/** Computes estimates, each once until a fact that it depends on changes. */
export class EstimateCache {
  readonly #uses: LocalUses;
  readonly #estimates = new Map<string, CachedEstimate>();
  readonly #bases = new Map<string, SplitBasis>();

  constructor(uses: LocalUses) {
    this.#uses = uses;
  }

  /** The estimate of each window by its id; a window that cannot be estimated is left out. */
  estimates(input: EstimateInput): Readonly<Record<string, LocalEstimate>> {
    const { account, plan, record, tracker, now } = input;
    const own: OwnFacts = {
      readings: readingsOf(tracker),
      week: record.entry.week,
      calibration: record.calibration,
      plan,
      off: lastOff(record.misses),
    };
    const reader = this.#readerOf(account);
    const stamp = [plan, this.#uses.version(), Math.floor(now / FRESH_MS), record.misses.length];
    const all: (readonly [window: string, LocalEstimate])[] = [];
    const starts = startsOf(own);
    for (const start of starts) {
      const { window } = start.reading;
      const key = { name: nameOf(account, window), stamp: JSON.stringify([start, ...stamp]) };
      const estimate = this.#cached(key, own.calibration, () => {
        const computed = ownEstimate(start, own, reader, now);
        return computed && { ...computed, split: this.#split(account, start, own.calibration, reader) };
      });
      if (estimate !== null) all.push([window, estimate]);
    }
    if (starts.length > 0 || (tracker?.newest ?? null) !== null) return Object.fromEntries(all);
    const key = { name: nameOf(account, 'guess'), stamp: JSON.stringify(stamp) };
    const guess = this.#cached(key, null, () => guessedEstimate(plan, reader, now));
    return guess === null ? {} : { seven_day: guess };
  }

  /** Computes all estimates anew. The splits of percents that Anthropic repeats stay. */
  clearEstimates(): void {
    this.#estimates.clear();
  }

  clear(): void {
    this.#estimates.clear();
    this.#bases.clear();
  }

  #readerOf(account: string): UseReader {
    return {
      inSteps: (since, until) => this.#uses.inSteps(account, since, until),
      asOne: (since, until) => this.#uses.asOne(account, since, until),
      machines: (since, until) => this.#uses.machines(account, since, until),
    };
  }

  #cached(
    { name, stamp }: { readonly name: string; readonly stamp: string },
    calibration: Calibration | null,
    compute: () => LocalEstimate | null,
  ): LocalEstimate | null {
    const before = this.#estimates.get(name);
    if (before?.stamp === stamp && before.calibration === calibration) return before.estimate;
    const estimate = compute();
    this.#estimates.set(name, { stamp, calibration, estimate });
    return estimate;
  }

  /** How Anthropic's percent divides. A basis that gives no split is dropped, since more may be learned by the next time. */
  #split(
    account: string,
    { reading, basis }: Start,
    calibration: Calibration | null,
    reader: UseReader,
  ): Split | null {
    if (basis !== 'official') return null;
    const name = nameOf(account, reading.window);
    const next = splitBasis(this.#bases.get(name) ?? null, reading, calibration);
    const split = next && splitBy(next, reader);
    if (next === null || split === null) this.#bases.delete(name);
    else this.#bases.set(name, next);
    return split;
  }
}

function nameOf(account: string, window: string): string {
  return JSON.stringify([account, window]);
}

/** Anthropic's last percent of each window, also of a period that has ended. */
function readingsOf(tracker: TrackerState | null): readonly OfficialReading[] {
  return (tracker?.windows ?? []).flatMap(({ id, utilization, resetsAt, observedAt, source }) =>
    utilization === null || source === 'local_estimate' || windowLengthMs(id) === null
      ? []
      : [{ window: id, utilization, resetsAt, at: observedAt }],
  );
}
