import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardVerdict, type GuardRule } from '../../../../electron/core/guard/guard';
import type { Pace, WindowView } from '../../../../electron/core/snapshot/snapshot-types';
import { runs } from '../../../support/runs';
import { snapshots } from '../../../renderer/snapshots';
import {
  HOUR,
  lasts,
  MINUTE,
  noPace,
  NOW,
  problemView,
  RESET,
  snapshot,
  weekView,
  windowView,
} from '../make-snapshot';

const rule: GuardRule = { windows: null, below: 90, orLasts: false, forMs: null, failOpen: false };

/** The verdict for an account with these limits. */
function verdictOf(windows: readonly WindowView[], change: Partial<GuardRule> = {}, stale = false) {
  return guardVerdict(snapshot({ windows, stale }), { ...rule, ...change });
}

const answerOf = (...given: Parameters<typeof verdictOf>) => verdictOf(...given).answer;
const at = (utilization: number | null, change: Partial<WindowView> = {}) =>
  windowView({ utilization, ...change });
const runsOut = (minutes: number): Pace => ({
  ...noPace,
  verdict: 'runs_out',
  atReset: { low: 120, mid: 140, high: 160 },
  runsOutAt: NOW + minutes * MINUTE,
  runsOutBetween: { from: NOW + (minutes - 10) * MINUTE, to: NOW + (minutes + 10) * MINUTE },
});
const old = { stale: true, observedAt: NOW - HOUR };

describe('guardVerdict', () => {
  it.each([
    [0, 'yes'],
    [89.9, 'yes'],
    [90, 'no'],
    [100, 'no'],
    [null, 'unknown'],
  ] as const)('a live limit at %s %% with --below 90 answers %s', (used, answer) => {
    expect(answerOf([at(used)])).toBe(answer);
  });

  it('any limit that is not below the percent refuses, and the last reset is when to try again', () => {
    const { answer, limits, retryAt } = verdictOf([at(95), weekView({ utilization: 99 })]);
    expect([answer, retryAt]).toEqual(['no', weekView().resetsAt]);
    expect(limits.map(({ id, reason }) => [id, reason])).toEqual([
      ['five_hour', 'not_below'],
      ['seven_day', 'not_below'],
    ]);
    expect(answerOf([at(22), weekView({ utilization: 99 })])).toBe('no');
    expect(answerOf([at(22), weekView({ utilization: 99 })], { windows: ['five_hour'] })).toBe('yes');
  });

  it('a reached limit refuses, also where its percent is below', () => {
    expect(answerOf([at(70, { severity: 'reached' })])).toBe('no');
    expect(answerOf([at(100, { severity: 'reached', ...old })], { below: 100, orLasts: true })).toBe('no');
  });

  it('a limit whose reset has passed is unknown, and one that has not started allows', () => {
    expect(answerOf([at(98, { phase: 'reset_due' })])).toBe('unknown');
    expect(answerOf([at(0, { phase: 'not_started', resetsAt: null })])).toBe('yes');
  });

  it('--or-lasts allows above the percent only if the whole forecast stays below 100 %', () => {
    expect(answerOf([at(92, { pace: lasts(93, 94, 97) })])).toBe('no');
    expect(answerOf([at(92, { pace: lasts(93, 94, 97) })], { orLasts: true })).toBe('yes');
    expect(answerOf([at(92, { pace: lasts(93, 97, 104) })], { orLasts: true })).toBe('no');
    expect(answerOf([at(92, { pace: runsOut(30) })], { orLasts: true })).toBe('no');
    expect(answerOf([at(92, { pace: noPace })], { orLasts: true })).toBe('no');
  });

  it('--for refuses below the percent if the limit may run out within that time', () => {
    const window = at(40, { pace: runsOut(100) });
    expect(answerOf([window])).toBe('yes');
    expect(answerOf([window], { forMs: HOUR })).toBe('yes');
    expect(answerOf([window], { forMs: 2 * HOUR })).toBe('no');
    expect(verdictOf([window], { forMs: 2 * HOUR }).limits[0]?.reason).toBe('may_run_out');
    expect(answerOf([at(92, { pace: runsOut(100) })], { forMs: HOUR, orLasts: true })).toBe('yes');
    // Without a forecast the percent alone decides.
    expect(answerOf([at(40, { pace: noPace })], { forMs: 2 * HOUR })).toBe('yes');
  });

  it('an old number below the percent is "old", and one above it is a sure no', () => {
    expect(answerOf([at(22, old)], {}, true)).toBe('old');
    expect(answerOf([at(93, old)], {}, true)).toBe('no');
    expect(answerOf([at(22, old)], { failOpen: true }, true)).toBe('yes');
    expect(answerOf([at(93, old)], { failOpen: true }, true)).toBe('no');
  });

  it('an estimate is "estimate" on either side of the percent, unless the guard fails open', () => {
    for (const [used, open] of [
      [22, 'yes'],
      [93, 'no'],
    ] as const) {
      const estimated = at(used, { source: 'local_estimate', pace: noPace });
      expect(answerOf([estimated])).toBe('estimate');
      expect(answerOf([estimated], { failOpen: true })).toBe(open);
    }
    expect(guardVerdict(snapshots.estimate, { ...rule, windows: ['five_hour'] }).answer).toBe('estimate');
  });

  it('a missing number is "unknown", and yes if the guard fails open', () => {
    expect(answerOf([at(null, { phase: 'unknown' })])).toBe('unknown');
    expect(answerOf([at(null, { phase: 'unknown' })], { failOpen: true })).toBe('yes');
    expect(answerOf([at(22)], { windows: ['seven_day_opus'] })).toBe('unknown');
    expect(guardVerdict(snapshots['offline-empty'], rule).answer).toBe('unknown');
    expect(guardVerdict(snapshots['offline-empty'], { ...rule, failOpen: true }).answer).toBe('yes');
  });

  it('an account without a 5-hour limit is not stopped by it', () => {
    const account = snapshot({ windows: [weekView()], fiveHourLimit: 'none' });
    expect(guardVerdict(account, { ...rule, windows: ['five_hour'] }).answer).toBe('yes');
    expect(
      guardVerdict({ ...account, fiveHourLimit: 'unknown' }, { ...rule, windows: ['five_hour'] }).answer,
    ).toBe('unknown');
  });

  it('a missing login has an answer of its own where the numbers are not live', () => {
    const problem = problemView({ kind: 'expired' });
    const of = (windows: readonly WindowView[]) => guardVerdict(snapshot({ windows, problem }), rule).answer;
    expect(guardVerdict(snapshots['no-credentials'], rule).answer).toBe('no_login');
    expect(of([at(22, old)])).toBe('no_login');
    expect(of([at(22)])).toBe('yes');
    expect(of([at(93, old)])).toBe('no');
  });

  it('a one-time allowance stops no work, unlike a limit with a period', () => {
    const allowance = windowView({ id: 'cinder_cove', label: 'Other allowance', utilization: 100 });
    expect(answerOf([at(22), allowance])).toBe('yes');
  });

  it('a guard that fails closed says yes only for live numbers of which each allows', () => {
    const windows = fc.record({
      utilization: fc.option(fc.double({ min: 0, max: 130, noNaN: true }), { nil: null }),
      stale: fc.boolean(),
      source: fc.constantFrom('official_api' as const, 'statusline' as const, 'local_estimate' as const),
      phase: fc.constantFrom('running' as const, 'reset_due' as const, 'unknown' as const),
      pace: fc.constantFrom(noPace, runsOut(30), lasts(93, 94, 97)),
    });
    const rules = fc.record({
      below: fc.integer({ min: 1, max: 100 }),
      orLasts: fc.boolean(),
      forMs: fc.constantFrom(null, HOUR, 9 * HOUR),
    });
    fc.assert(
      fc.property(fc.array(windows, { minLength: 1, maxLength: 4 }), rules, (drawn, given) => {
        const all = drawn.map((each) => windowView({ ...each, resetsAt: RESET }));
        const { answer } = verdictOf(all, given);
        if (answer === 'yes')
          for (const { stale, source, utilization, phase } of all) {
            expect([stale, source === 'local_estimate', phase === 'reset_due']).toEqual([
              false,
              false,
              false,
            ]);
            expect(utilization).not.toBeNull();
            if (!given.orLasts) expect(utilization).toBeLessThan(given.below);
          }
        // What is refused while live is refused in both modes.
        if (answer === 'no') expect(verdictOf(all, { ...given, failOpen: true }).answer).toBe('no');
      }),
      runs(300),
    );
  });
});
