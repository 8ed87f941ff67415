import { budgetPlan, type PlanId } from '../core/estimate/budgets';
import type { Calibration } from '../core/estimate/calibration';
import { lastOff, type Miss } from '../core/estimate/miss';
import {
  guessedEstimate,
  ownEstimate,
  startsOf,
  type LocalEstimate,
  type OwnFacts,
  type Start,
  type UseReader,
} from '../core/estimate/own';
import { splitBasis, splitBy, type SplitBasis } from '../core/estimate/split';
import type { OfficialReading, Split } from '../core/estimate/types';
import type { Facts } from '../core/snapshot';
import type { TrackerState } from '../core/tracker';
import type { Account } from '../core/usage';
import { windowLengthMs } from '../core/windows';
import type { History } from '../history/history';
import type { Clock } from './clock';
import { learning } from './estimate-learning';
import { createEstimateMemory, type Said } from './estimate-memory';
import type { LocalUses } from './local-uses';
import type { Log } from './log';
import type { Count } from './store';

/** What this machine's own count says of each account's windows, and what it learns from Anthropic's numbers. */
export interface Estimates {
  /** The estimates of a snapshot; computed anew when something changed, else every quarter of a minute. */
  readonly count: Count;
  /** Learns in the background now and every few minutes. Only who follows the transcripts may: the ledger must be whole. */
  readonly start: (accounts: () => readonly Account[]) => void;
  readonly stop: () => void;
  /** The plan of an account, as Anthropic or else the user says it. */
  readonly planOf: (account: Account) => PlanId | null;
  readonly said: (account: string) => Said;
  readonly say: (account: string, said: Said) => void;
  readonly misses: (account: string) => readonly Miss[];
  /** An account got another key: what was learned of it goes with it. */
  readonly moved: (from: string, to: string) => void;
  /** Holds nothing any more of what was stored. */
  readonly forget: () => void;
}

export interface EstimateParts {
  readonly history: Pick<History, 'kept' | 'keep' | 'paceSamples' | 'ledger' | 'windowsOf' | 'dataVersion'>;
  readonly uses: LocalUses;
  /** Whether everything that was used until a little while ago is in the ledger. */
  readonly isCaughtUp: () => boolean;
  readonly clock: Clock;
  readonly log: Log;
}

const MINUTE = 60_000;
const LEARN_EVERY_MS = 5 * MINUTE;
/** A response is in its transcript once it has ended, and in the ledger a second later. */
const SETTLED_MS = 2 * MINUTE;
/** What is learned from a few readings is learned again after a crash. */
const KEEP_EVERY_MS = 30 * MINUTE;
/** What other devices are expected to use grows with time alone. */
const FRESH_MS = 15_000;

interface Known {
  calibration: Calibration | null;
  said: Said;
  misses: readonly Miss[];
  keptAt: number;
}

interface Made {
  readonly from: string;
  readonly calibration: Calibration | null;
  readonly estimate: LocalEstimate | null;
}

export function createEstimates(parts: EstimateParts): Estimates {
  const { history, uses, clock, log } = parts;
  const memory = createEstimateMemory(history);
  const known = new Map<string, Known>();
  const made = new Map<string, Made>();
  const bases = new Map<string, SplitBasis>();
  let dataVersion = history.dataVersion();
  let cancel: (() => void) | null = null;
  let isLearner = false;

  /** What another process has stored is read again; who learns knows more than is stored. */
  const renew = (): void => {
    const version = history.dataVersion();
    if (version === dataVersion) return;
    dataVersion = version;
    uses.changed(0);
    if (!isLearner) known.clear();
  };
  const knownOf = (account: string): Known => {
    const found = known.get(account);
    if (found !== undefined) return found;
    const read = {
      calibration: memory.calibration(account),
      said: memory.said(account),
      misses: memory.misses(account),
      keptAt: clock.now(),
    };
    known.set(account, read);
    return read;
  };
  const planOf = (account: Account): PlanId | null => budgetPlan(account) ?? knownOf(account.key).said.plan;
  const readerOf = (account: string): UseReader => ({
    inSteps: (since, until) => uses.inSteps(account, since, until),
    asOne: (since, until) => uses.asOne(account, since, until),
  });

  /** The same again for a quarter of a minute, unless something changed. */
  const make = (
    name: string,
    from: string,
    calibration: Calibration | null,
    compute: () => LocalEstimate | null,
  ): LocalEstimate | null => {
    const before = made.get(name);
    if (before !== undefined && before.from === from && before.calibration === calibration)
      return before.estimate;
    const estimate = compute();
    made.set(name, { from, calibration, estimate });
    return estimate;
  };
  /** How Anthropic's percent divides; of a basis without a split nothing is kept, for more may be learned. */
  const splitAt = (
    account: string,
    { reading, basis }: Start,
    calibration: Calibration | null,
    reader: UseReader,
  ): Split | null => {
    if (basis !== 'official') return null;
    const name = JSON.stringify([account, reading.window]);
    const next = splitBasis(bases.get(name) ?? null, reading, calibration);
    const split = next && splitBy(next, reader);
    if (next === null || split === null) bases.delete(name);
    else bases.set(name, next);
    return split;
  };
  const estimatesOf = (account: Account, tracker: TrackerState | null, now: number) => {
    const { calibration, said, misses } = knownOf(account.key);
    const plan = planOf(account);
    const own: OwnFacts = {
      readings: readingsOf(tracker),
      ...{ week: said.week, calibration, plan, off: lastOff(misses) },
    };
    const starts = startsOf(own);
    const reader = readerOf(account.key);
    const stamp = [plan, uses.version(), Math.floor(now / FRESH_MS), misses.length];
    const estimated = (start: Start) =>
      make(
        JSON.stringify([account.key, start.reading.window]),
        JSON.stringify([start, ...stamp]),
        calibration,
        () => {
          const estimate = ownEstimate(start, own, reader, now);
          return estimate && { ...estimate, split: splitAt(account.key, start, calibration, reader) };
        },
      );
    const all = starts.map((start) => [start.reading.window, estimated(start)] as const);
    if (all.length > 0 || (tracker?.newest ?? null) !== null) return all;
    const name = JSON.stringify([account.key, 'guess']);
    const guess = make(name, JSON.stringify(stamp), null, () => guessedEstimate(plan, reader, now));
    return [['seven_day', guess] as const];
  };

  const takeIn = (account: string, { calibration, misses }: ReturnTypeOf<typeof learning>): void => {
    const before = knownOf(account);
    const now = clock.now();
    const fitted = (each: Calibration | null) => each?.windows.map(({ pairs }) => pairs.at(-1)?.at);
    const isNews = JSON.stringify(fitted(before.calibration)) !== JSON.stringify(fitted(calibration));
    const isDue = isNews || now - before.keptAt >= KEEP_EVERY_MS || before.calibration === null;
    if (before.calibration !== calibration && isDue) {
      memory.keepCalibration(calibration, now);
      before.keptAt = now;
    }
    before.calibration = calibration;
    if (misses.length === 0) return;
    before.misses = [...before.misses, ...misses];
    memory.keepMisses(account, before.misses, now);
    for (const { window, estimate, official, silentMs } of misses)
      log.info('an estimate was checked', { window, estimate, official, silentMs });
  };
  const learnOf = (account: Account, then: () => void): void => {
    const { calibration } = knownOf(account.key);
    const until = clock.now() - SETTLED_MS;
    const steps = learning(history, { account: account.key, plan: planOf(account), calibration, until });
    const goOn = (): void => {
      cancel = clock.after(0, () => {
        try {
          const { done, value } = steps.next();
          if (done !== true) {
            goOn();
            return;
          }
          takeIn(account.key, value);
        } catch (error) {
          log.warn('the estimate could not learn', { error: String(error) });
        }
        then();
      });
    };
    goOn();
  };
  const learnAll = (accounts: () => readonly Account[]): void => {
    const again = (): void => {
      cancel = clock.after(LEARN_EVERY_MS, () => {
        learnAll(accounts);
      });
    };
    const next = ([first, ...rest]: readonly Account[]): void => {
      if (first === undefined) again();
      else
        learnOf(first, () => {
          next(rest);
        });
    };
    next(parts.isCaughtUp() ? accounts() : []);
  };

  return {
    count: ({ account, tracker }: Facts, now) => {
      if (account === null) return { estimates: {} };
      try {
        renew();
        const own = tracker?.account === account.key ? tracker : null;
        const all = estimatesOf(account, own, now).flatMap(([id, estimate]) =>
          estimate === null ? [] : [[id, estimate] as const],
        );
        return { estimates: Object.fromEntries(all) };
      } catch (error) {
        log.warn('nothing could be estimated', { error: String(error) });
        return { estimates: {} };
      }
    },
    start: (accounts) => {
      if (isLearner) return;
      isLearner = true;
      learnAll(accounts);
    },
    stop: () => {
      cancel?.();
      cancel = null;
      if (!isLearner) return;
      isLearner = false;
      try {
        for (const { calibration } of known.values())
          if (calibration !== null) memory.keepCalibration(calibration, clock.now());
      } catch (error) {
        log.warn('what the estimate learned could not be stored', { error: String(error) });
      }
    },
    planOf,
    said: (account) => knownOf(account).said,
    say: (account, said) => {
      memory.keepSaid(account, said, clock.now());
      knownOf(account).said = said;
    },
    misses: (account) => knownOf(account).misses,
    moved: (from, to) => {
      const before = known.get(from);
      if (before === undefined) return;
      known.delete(from);
      const { calibration } = before;
      known.set(to, { ...before, calibration: calibration && { ...calibration, account: to } });
      made.clear();
      uses.changed(0);
    },
    forget: () => {
      known.clear();
      made.clear();
      bases.clear();
      uses.changed(0);
    },
  };
}

type ReturnTypeOf<T> = T extends (...values: never[]) => Generator<unknown, infer R> ? R : never;

/** The last word on each window that was ever told, also of a period that has ended. */
function readingsOf(tracker: TrackerState | null): readonly OfficialReading[] {
  return (tracker?.windows ?? []).flatMap(({ id, utilization, resetsAt, observedAt, source }) =>
    utilization === null || source === 'local_estimate' || windowLengthMs(id) === null
      ? []
      : [{ window: id, utilization, resetsAt, at: observedAt }],
  );
}
