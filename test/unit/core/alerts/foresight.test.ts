import { describe, expect, it } from 'vitest';
import { foresee, type RunsOutMemory } from '../../../../electron/core/alerts/foresight';
import type { Pace, WindowView } from '../../../../electron/core/snapshot/snapshot-types';
import { HOUR, MINUTE, NOW, RESET, windowView } from '../make-snapshot';

const runsOut = (to = RESET - HOUR, from = NOW + 10 * MINUTE): Pace => ({
  verdict: 'runs_out',
  atReset: { low: 104, mid: 130, high: 160 },
  runsOutAt: NOW + 20 * MINUTE,
  runsOutBetween: { from, to },
});
const sure = (change: Partial<WindowView> = {}) =>
  windowView({ utilization: 70, severity: 'warning', pace: runsOut(), ...change });
const look = (before: RunsOutMemory, windows: readonly WindowView[], ended: readonly string[] = []) =>
  foresee(before, windows, ended, { now: NOW, account: 'a' });

describe('foresee', () => {
  it('returns a certain run-out with the percent used', () => {
    expect(look({}, [sure()])).toEqual({
      memory: { five_hour: RESET },
      events: [{ kind: 'runs_out', at: NOW, window: 'five_hour', value: 70, early: false, account: 'a' }],
    });
  });

  it.each<[string, Partial<WindowView>]>([
    ['the pace only may', { pace: { ...runsOut(), verdict: 'unknown' } }],
    ['it lasts', { pace: { ...runsOut(), verdict: 'lasts', runsOutBetween: null } }],
    ['the range reaches the reset', { pace: runsOut(RESET) }],
    ['there is no range', { pace: { ...runsOut(), runsOutBetween: null } }],
    ['it is stale', { stale: true }],
    ['it is used up', { utilization: 100 }],
    ['Anthropic calls it reached', { utilization: 97, severity: 'reached' }],
    ['nothing is known of its use', { utilization: null }],
    ['it is past its reset', { phase: 'reset_due' }],
    ['its reset is unknown', { resetsAt: null }],
    ['it is younger than 3 %', { startedAt: NOW - 5 * MINUTE, resetsAt: NOW - 5 * MINUTE + 5 * HOUR }],
    ['it is an estimate', { range: { low: 60, high: 80 } }],
    ['it is an estimate by source', { source: 'local_estimate' }],
  ])('returns no run-out when %s', (_why, change) => {
    expect(look({}, [sure(change)])).toEqual({ memory: {}, events: [] });
  });

  it('returns a run-out once in its period, while forecast and reset waver', () => {
    const first = look({}, [sure()]);
    const calm = look(first.memory, [windowView()]);
    for (const drift of [0, 1900, -1900, 90 * MINUTE, -30 * MINUTE]) {
      const moved = { resetsAt: RESET + drift, startedAt: RESET + drift - 5 * HOUR };
      expect(look(calm.memory, [sure(moved)]).events).toEqual([]);
    }
  });

  it('returns it again in the next period, and after an early reset', () => {
    const { memory } = look({}, [sure()]);
    const next = sure({
      startedAt: RESET,
      resetsAt: RESET + 5 * HOUR,
      observedAt: RESET + HOUR,
      pace: runsOut(RESET + 2 * HOUR),
    });
    expect(look(memory, [next]).events).toHaveLength(1);
    const early = sure({ startedAt: NOW - HOUR, resetsAt: NOW + 4 * HOUR });
    expect(look(memory, [early]).events).toHaveLength(0);
    expect(look(memory, [early], ['five_hour']).events).toHaveLength(1);
  });
});
