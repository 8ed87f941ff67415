import { describe, expect, test } from 'vitest';
import type { Pace } from '../../../../electron/core/snapshot/snapshot-types';
import {
  extraUsage,
  HOUR,
  lasts,
  MINUTE,
  noPace,
  NOW,
  problemView,
  scopedView,
  weekView,
  windowView,
} from '../make-snapshot';
import { sentence, verdict } from './make-verdict';

function runsOut(at: number, from = at, to = at): Pace {
  return {
    verdict: 'runs_out',
    atReset: { low: 108, mid: 115, high: 122 },
    runsOutAt: at,
    runsOutBetween: { from, to },
  };
}

const at = (hour: number, minute: number) => Date.UTC(2026, 10, 21, hour, minute);
const left = extraUsage();
const off = extraUsage({ enabled: false, disabledReason: 'org_level_disabled' });

describe('the verdict of live numbers', () => {
  test('is calm about the first window of the screen, and names how it ends', () => {
    expect(sentence({})).toBe('You’re fine. About 40 % will be used when the 5-hour window resets at 15:00.');
    expect(verdict({}).tone).toBe('normal');
  });

  test('uses no forecast that is too wide, and is "fine until" the earliest run-out', () => {
    const pace = { ...lasts(20, 80, 140), fullAt: { earliest: at(14, 25), middle: null } };
    expect(sentence({ windows: [windowView({ pace })] })).toBe(
      'You’re fine until 14:25. It is too early to tell for the 5-hour window.',
    );
  });

  test('names a window whose high end passes 100, and is "fine until" the next reset', () => {
    const week = weekView({
      pace: { ...lasts(58, 80, 134), fullAt: { earliest: at(15, 0) + 24 * HOUR, middle: null } },
    });
    const change = { windows: [windowView(), week] };
    expect(sentence(change)).toBe(
      'You’re fine until 15:00. The 7-day window could get tight: 58 % to over 100 % by Tue.',
    );
    expect(sentence({ ...change, amount: 'left' })).toBe(
      'You’re fine until 15:00. The 7-day window could get tight: 0 % to 42 % left by Tue.',
    );
    const soon = weekView({
      pace: { ...lasts(58, 80, 134), fullAt: { earliest: NOW + MINUTE, middle: null } },
    });
    expect(sentence({ windows: [windowView(), soon] })).toBe(
      'The 7-day window could get tight: 58 % to over 100 % by Tue.',
    );
  });

  test('names use and reset if it is too early for a forecast', () => {
    expect(sentence({ windows: [windowView({ utilization: 2, pace: noPace })] })).toBe(
      'You’re fine so far. 2 % of the 5-hour window is used. It resets at 15:00, in 2 hours 13 minutes.',
    );
  });

  test('is not fine with a window of which nothing is known', () => {
    const unknown = weekView({ phase: 'unknown', utilization: null, resetsAt: null, pace: noPace });
    expect(sentence({ windows: [windowView(), unknown] })).toBe(
      'You’re fine so far. The 7-day window is not known yet.',
    );
  });

  test('names the window that may run out beside a calm one, with the time of the middle', () => {
    const range = { low: 88, mid: 105, high: 121 };
    const fullAt = { earliest: at(20, 0), middle: Date.UTC(2026, 10, 23, 4, 0) };
    const week = weekView({ pace: { ...noPace, atReset: range, fullAt } });
    expect(sentence({ windows: [windowView(), week] })).toBe(
      'Your 7-day window could run out on Mon, before it resets Tue 09:00. ' +
        '[At this pace 88 % to over 100 % would be used by then.]',
    );
    expect(sentence({ windows: [windowView(), week], amount: 'left' })).toContain(
      '[At this pace at most 12 % would be left by then.]',
    );
    const today = windowView({
      pace: { ...noPace, atReset: range, fullAt: { earliest: at(13, 0), middle: at(14, 22) } },
    });
    expect(sentence({ windows: [today] })).toMatch(
      /^Your 5-hour window could run out around 14:20, before it resets at 15:00\./,
    );
    const timeless = weekView({ pace: { ...noPace, atReset: range } });
    expect(sentence({ windows: [timeless] })).toMatch(
      /^Your 7-day window could run out before it resets Tue 09:00\./,
    );
  });

  test('names a rough time and is a warning if the whole forecast passes 100 without certainty', () => {
    const pace = {
      ...noPace,
      atReset: { low: 213, mid: 300, high: 386 },
      fullAt: { earliest: at(13, 0), middle: at(13, 22) },
    };
    const window = windowView({ utilization: 62, pace, firstAt: NOW - 12_000 });
    expect(sentence({ windows: [window], extraUsage: left })).toBe(
      'At this pace the 5-hour window runs out around 13:20, 1 hour 40 minutes before it resets. ' +
        '[One reading so far, so this is rough. Then extra usage pays: $92.48 left.]',
    );
    expect(verdict({ windows: [window] }).tone).toBe('warning');
    expect(sentence({ windows: [{ ...window, firstAt: NOW - HOUR }] })).toContain(
      '[This is rough: the pace may well change.]',
    );
  });

  test('is a warning about a run-out before the reset, with its time and what pays then', () => {
    const window = windowView({
      utilization: 93,
      severity: 'warning',
      pace: runsOut(at(14, 20), at(14, 14), at(14, 29)),
    });
    expect(sentence({ windows: [window, weekView()], extraUsage: left, now: at(14, 2) })).toBe(
      'Your 5-hour window runs out at 14:20, 40 minutes before it resets. ' +
        '[Between 14:14 and 14:29 at this pace. Then extra usage pays: $92.48 left.]',
    );
  });

  test('is a warning about a certain run-out, even if the severity is not one yet', () => {
    const early = windowView({ utilization: 60, pace: runsOut(at(14, 20)) });
    expect(verdict({ windows: [early] }).tone).toBe('warning');
  });

  test('names no past time of a run-out that did not come', () => {
    const window = windowView({ utilization: 93, severity: 'warning', pace: runsOut(NOW - MINUTE) });
    expect(sentence({ windows: [window] })).toBe(
      'Your 5-hour window is about to run out, 2 hours before it resets.',
    );
  });

  test('is a warning by the percent alone if the window lasts', () => {
    const window = windowView({ utilization: 83, severity: 'warning', pace: lasts(86, 91, 97) });
    expect(sentence({ windows: [window] })).toBe(
      '83 % of the 5-hour window is used. About 91 % will be used when it resets at 15:00.',
    );
  });

  test('is critical with the time left', () => {
    const window = windowView({ utilization: 98, severity: 'critical', pace: runsOut(at(14, 20)) });
    const change = { windows: [weekView(), window], extraUsage: left, now: at(14, 17) };
    expect(sentence(change)).toBe(
      'About 3 minutes left in the 5-hour window. It resets at 15:00, in 43 minutes. ' +
        '[Then extra usage pays: $92.48 left.]',
    );
    expect(verdict(change).tone).toBe('critical');
    expect(sentence({ ...change, now: at(14, 20) })).toMatch(
      /^Less than a minute left in the 5-hour window\./,
    );
  });

  test('names what is left if the user chose so', () => {
    const amount = 'left' as const;
    expect(sentence({ amount })).toBe(
      'You’re fine. About 60 % will be left when the 5-hour window resets at 15:00.',
    );
    const window = windowView({ utilization: 83, severity: 'warning', pace: lasts(86, 91, 97) });
    expect(sentence({ windows: [window], amount })).toBe(
      '17 % of the 5-hour window is left. About 9 % will be left when it resets at 15:00.',
    );
  });

  test('names the use if it is critical without a forecast', () => {
    const window = windowView({ utilization: 96, severity: 'critical', pace: noPace });
    expect(sentence({ windows: [window] })).toBe(
      '96 % of the 5-hour window is used. It resets at 15:00, in 2 hours 13 minutes.',
    );
  });

  test('leaves a problem with live numbers to the line below', () => {
    expect(sentence({ problem: problemView() })).toMatch(
      /\[Anthropic asks to wait until 14:40\. Quotide asks again then\.\]$/,
    );
  });
});

describe('the verdict at a limit', () => {
  const full = windowView({ utilization: 100, severity: 'reached', pace: runsOut(at(14, 20)) });
  const now = at(14, 23);

  test('names when Claude answers again, and that nothing is charged', () => {
    expect(sentence({ windows: [full, weekView()], extraUsage: off, now })).toBe(
      'Limit reached. Claude answers again at 15:00, in 37 minutes. [Extra usage is off, so nothing is charged.]',
    );
    expect(verdict({ windows: [full], now }).tone).toBe('reached');
  });

  test('names that Claude continues while extra usage pays', () => {
    expect(sentence({ windows: [full], extraUsage: left, now })).toBe(
      'Limit reached. The 5-hour window resets at 15:00, in 37 minutes. [Extra usage covers this now: $92.48 left.]',
    );
    const spent = extraUsage({ used: { amount: 141, currency: 'USD' } });
    expect(sentence({ windows: [full], extraUsage: spent, now })).toContain(
      'Claude answers again at 15:00, in 37 minutes. [Extra usage is used up as well.]',
    );
  });

  test('names the later reset of two full windows', () => {
    const week = weekView({ utilization: 100, severity: 'reached' });
    expect(sentence({ windows: [full, week], now })).toBe(
      'Limit reached. Claude answers again Tue 09:00, in 2 days 18 hours.',
    );
  });

  test('names that other models continue at a model’s limit', () => {
    const scoped = scopedView({ utilization: 100, severity: 'reached' });
    expect(sentence({ windows: [windowView(), scoped], now })).toBe(
      '7-day Fable limit reached. It resets Tue 09:00, in 2 days 18 hours. [Other models still answer.]',
    );
  });

  test('is no limit for a spent one-time credit', () => {
    const credit = windowView({
      id: 'cinder_cove',
      label: 'Other allowance',
      utilization: 100,
      severity: 'reached',
    });
    expect(sentence({ windows: [windowView(), credit] })).toMatch(/^You’re fine\./);
  });
});

describe('the verdict of numbers that are not live', () => {
  test('names their age, the cause, and that limits are not affected', () => {
    const change = { stale: true, observedAt: at(14, 2), now: at(14, 31), problem: problemView() };
    expect(sentence(change)).toBe(
      'These numbers are 29 minutes old. Anthropic asks to wait until 14:40; Quotide asks again then. ' +
        '[Your limits are not affected by this.]',
    );
    expect(verdict(change).tone).toBe('muted');
  });

  test('names the user’s action before the age', () => {
    const problem = problemView({
      kind: 'expired',
      message: 'Your login has expired.',
      advice: 'Run `claude` once to renew it.',
    });
    expect(sentence({ stale: true, problem, observedAt: NOW - 2 * HOUR })).toBe(
      'Your login has expired. Run `claude` once to renew it. [These numbers are 2 hours old.]',
    );
  });

  test('names that it is offline, with the age or with this machine’s estimate', () => {
    const problem = problemView({
      kind: 'offline',
      message: 'Offline since 11:48.',
      advice: 'Quotide keeps trying.',
    });
    expect(sentence({ problem, observedAt: NOW - HOUR })).toBe(
      'Offline since 11:48. These numbers are 1 hour old.',
    );
    const estimate = windowView({ source: 'local_estimate', utilization: 12, pace: noPace });
    expect(sentence({ problem, stale: true, windows: [estimate] })).toBe(
      'Offline since 11:48. This machine alone has used about 12 % of the 5-hour window. ' +
        '[Use on other devices isn’t counted.]',
    );
    expect(verdict({ problem }).tone).toBe('muted');
  });

  test('still names a limit that was reached', () => {
    const full = windowView({ utilization: 100, severity: 'reached', stale: true, observedAt: at(12, 2) });
    expect(sentence({ stale: true, windows: [full], observedAt: at(12, 2) })).toContain(
      '[The 5-hour limit was reached when last seen, at 12:02; it resets at 15:00, in 2 hours 13 minutes.]',
    );
  });

  test('names the one old reading among live ones', () => {
    const week = weekView({ stale: true, severity: 'critical', utilization: 97, observedAt: NOW - 3 * HOUR });
    expect(sentence({ windows: [windowView(), week] })).toMatch(/^The 7-day reading is 3 hours old\./);
  });
});
