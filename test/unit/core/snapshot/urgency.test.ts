import { expect, test } from 'vitest';
import { pressureOf, tightestWindow } from '../../../../electron/core/snapshot/urgency';
import { noPace, RESET, scopedView, weekView, windowView } from '../make-snapshot';

const sure = (at: number) =>
  ({
    verdict: 'runs_out',
    atReset: { low: 101, mid: 110, high: 120 },
    runsOutAt: at,
    runsOutBetween: null,
  }) as const;

test('severity presses more than any forecast, and a certain run-out more than a possible one', () => {
  const steps = [
    windowView(),
    windowView({ pace: { ...noPace, atReset: { low: 80, mid: 100, high: 120 } } }),
    windowView({ pace: sure(RESET - 1) }),
    windowView({ severity: 'warning' }),
    windowView({ severity: 'warning', pace: sure(RESET - 1) }),
    windowView({ severity: 'critical' }),
    windowView({ severity: 'reached' }),
  ].map(pressureOf);
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  expect(new Set(steps).size).toBe(steps.length);
});

test('the tightest of calm windows is the fullest', () => {
  expect(tightestWindow([windowView(), weekView(), scopedView()])?.id).toBe('seven_day_fable');
});

test('the tightest of two that run out is the first one', () => {
  const windows = [weekView({ pace: sure(RESET + 5) }), windowView({ pace: sure(RESET - 5) })];
  expect(tightestWindow(windows)?.id).toBe('five_hour');
});

test('a window without a number is not the tightest, but one that Claude refuses is', () => {
  const due = windowView({ phase: 'reset_due', utilization: null, severity: 'reached' });
  const refused = weekView({ utilization: null, severity: 'reached' });
  expect(tightestWindow([due])).toBeNull();
  expect(tightestWindow([due, scopedView(), refused])?.id).toBe('seven_day');
});

test('allowances of unknown length come last', () => {
  const credit = windowView({ id: 'iguana_necktie', utilization: 100, severity: 'reached' });
  expect(tightestWindow([credit, windowView()])?.id).toBe('five_hour');
  expect(tightestWindow([credit])?.id).toBe('iguana_necktie');
});

test('the given order of windows stays unchanged', () => {
  const windows = [windowView(), scopedView()];
  tightestWindow(windows);
  expect(windows.map(({ id }) => id)).toEqual(['five_hour', 'seven_day_fable']);
});
