import { describe, expect, test } from 'vitest';
import type { Pace, Verdict } from '../../../electron/core/snapshot-types';
import { verdictOf } from '../../../electron/core/verdict';
import type { VerdictInput } from '../../../electron/core/verdict-words';
import {
  extraUsage,
  HOUR,
  lasts,
  locale,
  MINUTE,
  noPace,
  NOW,
  problemView,
  RESET,
  scopedView,
  weekView,
  windowView,
} from './make-snapshot';

function verdict(change: Partial<VerdictInput>): Verdict {
  const observedAt = NOW - 12_000;
  const rest = {
    extraUsage: null,
    problem: null,
    phase: 'ready',
    stale: false,
    observedAt,
    now: NOW,
    locale,
  } as const;
  return verdictOf({ windows: [windowView(), weekView(), scopedView()], ...rest, ...change });
}

/** The whole sentence, with plain spaces. */
function said(change: Partial<VerdictInput>): string {
  const { claim, rest, note } = verdict(change);
  return [claim, rest, ...(note === null ? [] : [`[${note}]`])].join(' ').replace(/\s+/g, ' ').trim();
}

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

describe('live', () => {
  test('fine: the first window of the screen and how it ends', () => {
    expect(said({})).toBe('You’re fine. About 40 % will be used when the 5-hour window resets at 15:00.');
    expect(verdict({}).tone).toBe('normal');
  });

  test('probably fine, when the range goes beyond 100', () => {
    expect(said({ windows: [windowView({ pace: lasts(20, 80, 140) })] })).toBe(
      'You’re probably fine. About 80 % will be used when the 5-hour window resets at 15:00.',
    );
  });

  test('too early for a pace: what is used and when it resets', () => {
    expect(said({ windows: [windowView({ utilization: 2, pace: noPace })] })).toBe(
      'You’re fine. 2 % of the 5-hour window is used. It resets at 15:00, in 2 hours 13 minutes.',
    );
  });

  test('a quiet window does not hide one that may run out', () => {
    const week = weekView({ pace: { ...noPace, atReset: { low: 88, mid: 105, high: 121 } } });
    expect(said({ windows: [windowView(), week] })).toBe(
      'Your 7-day window may run out before it resets Tue 09:00. [At this pace 88 % to 121 % would be used by then.]',
    );
    const wide = weekView({ pace: { ...noPace, atReset: { low: 12, mid: 105, high: 190 } } });
    expect(said({ windows: [windowView(), wide] })).toContain('[It is too early to be sure.]');
  });

  test('warning: it runs out before its reset, when, and who pays then', () => {
    const window = windowView({
      utilization: 93,
      severity: 'warning',
      pace: runsOut(at(14, 20), at(14, 14), at(14, 29)),
    });
    expect(said({ windows: [window, weekView()], extraUsage: left, now: at(14, 2) })).toBe(
      'Your 5-hour window runs out at 14:20, 40 minutes before it resets. ' +
        '[Between 14:14 and 14:29 at this pace. Then extra usage pays: $92.48 left.]',
    );
  });

  test('a sure run-out is a warning even where the severity is not one yet', () => {
    const early = windowView({ utilization: 60, pace: runsOut(at(14, 20)) });
    expect(verdict({ windows: [early] }).tone).toBe('warning');
  });

  test('a run-out that should have been is not told with a time of the past', () => {
    const window = windowView({ utilization: 93, severity: 'warning', pace: runsOut(NOW - MINUTE) });
    expect(said({ windows: [window] })).toBe(
      'Your 5-hour window is about to run out, 2 hours before it resets.',
    );
  });

  test('warning by percent alone, when it lasts', () => {
    const window = windowView({ utilization: 83, severity: 'warning', pace: lasts(86, 91, 97) });
    expect(said({ windows: [window] })).toBe(
      '83 % of the 5-hour window is used. About 91 % will be used when it resets at 15:00.',
    );
  });

  test('critical: how long it still lasts', () => {
    const window = windowView({ utilization: 98, severity: 'critical', pace: runsOut(at(14, 20)) });
    const change = { windows: [weekView(), window], extraUsage: left, now: at(14, 17) };
    expect(said(change)).toBe(
      'About 3 minutes left in the 5-hour window. It resets at 15:00, in 43 minutes. ' +
        '[Then extra usage pays: $92.48 left.]',
    );
    expect(verdict(change).tone).toBe('critical');
    expect(said({ ...change, now: at(14, 20) })).toMatch(/^Less than a minute left in the 5-hour window\./);
  });

  test('critical without a pace says what is used', () => {
    const window = windowView({ utilization: 96, severity: 'critical', pace: noPace });
    expect(said({ windows: [window] })).toBe(
      '96 % of the 5-hour window is used. It resets at 15:00, in 2 hours 13 minutes.',
    );
  });

  test('a problem that leaves the numbers live is told below', () => {
    expect(said({ problem: problemView() })).toMatch(
      /\[Anthropic asks to wait until 14:40\. Quotide asks again then\.\]$/,
    );
  });
});

describe('limit reached', () => {
  const full = windowView({ utilization: 100, severity: 'reached', pace: runsOut(at(14, 20)) });
  const now = at(14, 23);

  test('when Claude is back, and that nothing is charged', () => {
    expect(said({ windows: [full, weekView()], extraUsage: off, now })).toBe(
      'Limit reached. Claude answers again at 15:00, in 37 minutes. [Extra usage is off, so nothing is charged.]',
    );
    expect(verdict({ windows: [full], now }).tone).toBe('reached');
  });

  test('Claude goes on answering while extra usage pays', () => {
    expect(said({ windows: [full], extraUsage: left, now })).toBe(
      'Limit reached. The 5-hour window resets at 15:00, in 37 minutes. [Extra usage pays now: $92.48 left.]',
    );
    const spent = extraUsage({ used: { amount: 141, currency: 'USD' } });
    expect(said({ windows: [full], extraUsage: spent, now })).toContain(
      'Claude answers again at 15:00, in 37 minutes. [Extra usage is used up as well.]',
    );
  });

  test('two full windows: Claude is back when the later one resets', () => {
    const week = weekView({ utilization: 100, severity: 'reached' });
    expect(said({ windows: [full, week], now })).toBe(
      'Limit reached. Claude answers again Tue 09:00, in 2 days 18 hours.',
    );
  });

  test('one model’s limit does not stop the others', () => {
    const scoped = scopedView({ utilization: 100, severity: 'reached' });
    expect(said({ windows: [windowView(), scoped], now })).toBe(
      '7-day Fable limit reached. It resets Tue 09:00, in 2 days 18 hours. [Other models still answer.]',
    );
  });

  test('a spent one-time credit is no limit reached', () => {
    const credit = windowView({
      id: 'cinder_cove',
      label: 'Other allowance',
      utilization: 100,
      severity: 'reached',
    });
    expect(said({ windows: [windowView(), credit] })).toMatch(/^You’re fine\./);
  });
});

describe('not live', () => {
  test('old numbers: how old, why, and that limits are not affected', () => {
    const change = { stale: true, observedAt: at(14, 2), now: at(14, 31), problem: problemView() };
    expect(said(change)).toBe(
      'These numbers are 29 minutes old. Anthropic asks to wait until 14:40; Quotide asks again then. ' +
        '[Your limits are not affected by this.]',
    );
    expect(verdict(change).tone).toBe('muted');
  });

  test('what the user must do comes before the age', () => {
    const problem = problemView({
      kind: 'expired',
      message: 'Your login has expired.',
      advice: 'Run `claude` once to renew it.',
    });
    expect(said({ stale: true, problem, observedAt: NOW - 2 * HOUR })).toBe(
      'Your login has expired. Run `claude` once to renew it. [These numbers are 2 hours old.]',
    );
  });

  test('offline, with the age, or with the estimate of this machine', () => {
    const problem = problemView({
      kind: 'offline',
      message: 'Offline since 11:48.',
      advice: 'Quotide keeps trying.',
    });
    expect(said({ problem, observedAt: NOW - HOUR })).toBe(
      'Offline since 11:48. These numbers are 1 hour old.',
    );
    const estimate = windowView({ source: 'local_estimate', utilization: 12, pace: noPace });
    expect(said({ problem, stale: true, windows: [estimate] })).toBe(
      'Offline since 11:48. This machine alone has used about 12 % of the 5-hour window. ' +
        '[Use on other devices isn’t counted.]',
    );
    expect(verdict({ problem }).tone).toBe('muted');
  });

  test('a limit that was reached is not forgotten with age', () => {
    const full = windowView({ utilization: 100, severity: 'reached', stale: true, observedAt: at(12, 2) });
    expect(said({ stale: true, windows: [full], observedAt: at(12, 2) })).toContain(
      '[The 5-hour limit was reached when last seen, at 12:02; it resets at 15:00, in 2 hours 13 minutes.]',
    );
  });

  test('one old reading among live ones is named', () => {
    const week = weekView({ stale: true, severity: 'critical', utilization: 97, observedAt: NOW - 3 * HOUR });
    expect(said({ windows: [windowView(), week] })).toMatch(/^The 7-day reading is 3 hours old\./);
  });
});

describe('empty states', () => {
  test('loading', () => {
    expect(said({ phase: 'loading', windows: [], observedAt: null })).toBe(
      'Getting your numbers. This takes a few seconds, once.',
    );
  });

  test('a problem and no numbers: the problem is the verdict', () => {
    const change = { phase: 'empty', windows: [], observedAt: null, problem: problemView() } as const;
    expect(said(change)).toBe('Anthropic asks to wait until 14:40. Quotide asks again then.');
    expect(verdict(change).tone).toBe('muted');
  });

  test('not started', () => {
    const resting = windowView({ phase: 'not_started', utilization: null, resetsAt: null, pace: noPace });
    expect(said({ windows: [resting] })).toBe('Starts with your next message. No window is running.');
    expect(said({ windows: [resting, weekView()] })).toBe(
      'You’re fine. About 71 % will be used when the 7-day window resets Tue 09:00. ' +
        '[The 5-hour window starts with your next message.]',
    );
  });

  test('past its reset, but a more pressing window goes first', () => {
    const due = windowView({ phase: 'reset_due', utilization: null, severity: 'reached', pace: noPace });
    expect(said({ windows: [due, weekView()], now: RESET + MINUTE })).toBe(
      'Reset was due at 15:00. Checking.',
    );
    const week = weekView({ utilization: 85, severity: 'warning', pace: noPace });
    expect(said({ windows: [due, week], now: RESET + MINUTE })).toMatch(/^85 % of the 7-day window/);
  });

  test('known by name only', () => {
    const unknown = weekView({ phase: 'unknown', utilization: null, pace: noPace });
    expect(said({ windows: [unknown] })).toBe(
      'Can’t tell yet. Needs one reading from Anthropic. [The next reset is Tue 09:00, in 2 days 20 hours.]',
    );
    expect(said({ windows: [] })).toBe('Can’t tell yet. Anthropic’s answer names no limits for this login.');
  });

  test.each([
    [46.31, 'normal', 'You’re fine. $46.31 of $500.00 is spent.'],
    [412, 'warning', '$412.00 of $500.00 is spent.'],
    [500, 'reached', 'Limit reached. $500.00 of $500.00 is spent.'],
  ])('enterprise with money only: $%d is %s', (amount, tone, words) => {
    const money = extraUsage({
      used: { amount, currency: 'USD' },
      limit: { amount: 500, currency: 'USD' },
      utilization: amount / 5,
    });
    const change = { windows: [], extraUsage: money };
    expect(said(change)).toBe(`${words} [This plan bills by use. It has no 5-hour or 7-day window.]`);
    expect(verdict(change).tone).toBe(tone);
  });
});
