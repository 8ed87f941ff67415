import type { LocalUse } from '../../core/estimate/estimate-types';
import type { WindowPairs } from '../../core/drift/drift-csv';
import { RatePairs } from '../../core/drift/rate-pairs';
import { compareWindows, windowLengthMs } from '../../core/usage/windows';
import type { DriftSource } from './drift-source';

const DAY = 86_400_000;
/** How far back readings are compared, in ms. */
const COMPARED_MS = 60 * DAY;
/** Ms after a response until it is surely in the ledger: its transcript has it when it has ended. */
const SETTLED_MS = 120_000;
/** Readings and responses of one query, which takes a few ms. */
const READINGS = 300;
const ROWS = 500;

interface Collected {
  readonly window: string;
  readonly pairs: RatePairs;
  /** This machine's use since the last reading. */
  readonly uses: LocalUse[];
}

/**
 * Pairs the readings of the last sixty days with this machine's use between them, day by day: all windows by one pass
 * over the ledger. A step takes a few ms.
 */
export function* collectPairs(
  history: DriftSource['history'],
  account: string,
  now: number,
): Generator<undefined, readonly WindowPairs[]> {
  const windows = history
    .windowsOf(account)
    .filter((window) => windowLengthMs(window) !== null)
    .toSorted((a, b) => compareWindows({ id: a }, { id: b }))
    .map((window): Collected => ({ window, pairs: new RatePairs(window), uses: [] }));
  const until = now - SETTLED_MS;
  for (let since = until - COMPARED_MS; since < until; since += DAY) {
    const end = Math.min(since + DAY, until);
    const uses: LocalUse[] = [];
    for (const page of history.ledger.uses({ account, since, until: end }, ROWS)) {
      uses.push(...page.filter(({ onPlan }) => onPlan));
      yield;
    }
    for (const collected of windows) {
      collected.uses.push(...uses);
      yield* addReadings(history, account, collected, since, end);
    }
  }
  return windows.map(({ window, pairs }) => ({ window, pairs: pairs.pairs }));
}

function* addReadings(
  history: DriftSource['history'],
  account: string,
  { window, pairs, uses }: Collected,
  since: number,
  until: number,
): Generator<undefined, void> {
  let after = since;
  for (;;) {
    const samples = history.paceSamples({ account, window, after, until: until - 1 }, READINGS);
    for (const { at, utilization, resetsAt } of samples) {
      const later = uses.findIndex((use) => use.at > at);
      const own = uses.splice(0, later === -1 ? uses.length : later);
      if (utilization !== null) pairs.add({ window, utilization, resetsAt, at }, own);
      else uses.unshift(...own);
    }
    yield;
    const last = samples.at(-1);
    if (last === undefined || samples.length < READINGS) return;
    after = last.at;
  }
}
