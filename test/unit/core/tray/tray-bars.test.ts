import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WindowView } from '../../../../electron/core/snapshot/snapshot-types';
import { trayView, type TrayOptions } from '../../../../electron/core/tray/tray-view';
import { locale, noPace, scopedView, snapshot, weekView, windowView } from '../make-snapshot';

const options: TrayOptions = {
  style: 'bars',
  window: 'most_critical',
  amount: 'used',
  locale,
  platform: 'linux',
};
const iconOf = (
  windows: readonly WindowView[],
  change: Partial<TrayOptions> = {},
  headline?: string | null,
) => trayView(snapshot({ windows, headline }), { ...options, ...change }).icon;
const barsOf = (...windows: readonly WindowView[]) => {
  const icon = iconOf(windows);
  return 'bars' in icon ? icon.bars : null;
};

describe('the two bars of the tray', () => {
  it('show the 5-hour and the 7-day window if there are no others', () => {
    expect(barsOf(windowView(), weekView())).toEqual([22, 42]);
  });

  it('show the weeks if there is no 5-hour window', () => {
    expect(barsOf(weekView(), scopedView())).toEqual([42, 47]);
  });

  it('have a hollow lower bar if there is one window only', () => {
    expect(barsOf(weekView())).toEqual([42, null]);
  });

  it('show the two tightest of many windows, the shorter one above', () => {
    const fable = scopedView({ utilization: 97, severity: 'critical' });
    const opus = scopedView({ id: 'seven_day_opus', label: '7-day Opus', utilization: 60 });
    expect(barsOf(windowView(), weekView(), fable, opus)).toEqual([97, 60]);
    expect(barsOf(windowView({ utilization: 90, severity: 'warning' }), weekView(), fable, opus)).toEqual([
      90, 97,
    ]);
  });

  it('show a real 0 % as an empty bar and an unknown value as a hollow one', () => {
    expect(
      barsOf(windowView({ utilization: 0, phase: 'not_started', resetsAt: null, pace: noPace }), weekView()),
    ).toEqual([0, 42]);
    expect(barsOf(windowView({ utilization: null, phase: 'reset_due' }), weekView())).toEqual([null, 42]);
  });

  it('show an allowance beside the limits only if there is no limit', () => {
    const pool = windowView({
      id: 'iguana_necktie',
      label: 'Other allowance',
      utilization: 99,
      pace: noPace,
    });
    expect(barsOf(weekView(), pool)).toEqual([42, null]);
    expect(barsOf(pool)).toEqual([99, null]);
  });

  it('always contain the tightest window', () => {
    const percent = fc.option(fc.integer({ min: 0, max: 99 }), { freq: 4 });
    const windows = fc
      .tuple(fc.option(percent, { nil: undefined }), percent, percent)
      .map(([five, week, fable]) => [
        ...(five === undefined ? [] : [windowView({ utilization: five, pace: noPace })]),
        weekView({ utilization: week, pace: noPace }),
        scopedView({ utilization: fable, pace: noPace }),
      ]);
    fc.assert(
      fc.property(windows, (all) => {
        const known = all.flatMap(({ utilization }) => utilization ?? []);
        const bars = barsOf(...all) ?? [null, null];
        const drawn = bars.filter((value) => value !== null);
        expect(drawn).toHaveLength(Math.min(2, known.length));
        expect([...drawn].sort((a, b) => b - a)).toEqual([...known].sort((a, b) => b - a).slice(0, 2));
      }),
      { seed: 17, numRuns: 200 },
    );
  });
});

describe('the window that Anthropic points to', () => {
  const number = { style: 'number', window: 'headline' } as const;
  const windows = [windowView(), weekView(), scopedView()];

  it('is in the tray if the user chose so', () => {
    expect(iconOf(windows, number, 'five_hour')).toMatchObject({ value: 22 });
    expect(iconOf(windows, number, 'seven_day')).toMatchObject({ value: 42 });
  });

  it('is replaced by the tightest one if Anthropic points to none, or to one without a number', () => {
    expect(iconOf(windows, number, null)).toMatchObject({ value: 47 });
    expect(iconOf(windows, number)).toMatchObject({ value: 47 });
    expect(iconOf(windows, number, 'seven_day_opus')).toMatchObject({ value: 47 });
    const due = windowView({ utilization: null, phase: 'reset_due' });
    expect(iconOf([due, weekView()], number, 'five_hour')).toMatchObject({ value: 42 });
  });

  it('shows a reached limit', () => {
    const reached = windowView({ utilization: 100, severity: 'reached' });
    expect(iconOf([reached, weekView()], number, 'five_hour')).toMatchObject({ state: 'reached' });
  });

  it('has no effect if the user chose another window', () => {
    expect(iconOf(windows, { style: 'number' }, 'five_hour')).toMatchObject({ value: 47 });
    expect(iconOf(windows, { style: 'number', window: 'seven_day' }, 'five_hour')).toMatchObject({
      value: 42,
    });
  });
});
