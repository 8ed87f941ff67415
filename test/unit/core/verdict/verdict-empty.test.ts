import { describe, expect, test } from 'vitest';
import { extraUsage, MINUTE, noPace, problemView, RESET, weekView, windowView } from '../make-snapshot';
import { sentence, verdict } from './make-verdict';

describe('the verdict of an empty state', () => {
  test('describes loading', () => {
    expect(sentence({ phase: 'loading', windows: [], observedAt: null })).toBe(
      'Getting your numbers. This takes a few seconds, once.',
    );
  });

  test('is the problem if there is one without numbers', () => {
    const change = { phase: 'empty', windows: [], observedAt: null, problem: problemView() } as const;
    expect(sentence(change)).toBe('Anthropic asks to wait until 14:40. Quotide asks again then.');
    expect(verdict(change).tone).toBe('muted');
  });

  test('names a window that has not started', () => {
    const resting = windowView({ phase: 'not_started', utilization: null, resetsAt: null, pace: noPace });
    expect(sentence({ windows: [resting] })).toBe('Starts with your next message. No window is running.');
    expect(sentence({ windows: [resting, weekView()] })).toBe(
      'You’re fine. About 71 % will be used when the 7-day window resets Tue 09:00. ' +
        '[The 5-hour window starts with your next message.]',
    );
  });

  test('names a window past its reset, unless another is more pressing', () => {
    const due = windowView({ phase: 'reset_due', utilization: null, severity: 'reached', pace: noPace });
    expect(sentence({ windows: [due, weekView()], now: RESET + MINUTE })).toBe(
      'Reset was due at 15:00. Checking.',
    );
    const week = weekView({ utilization: 85, severity: 'warning', pace: noPace });
    expect(sentence({ windows: [due, week], now: RESET + MINUTE })).toMatch(/^85 % of the 7-day window/);
  });

  test('names a window without a number', () => {
    const unknown = weekView({ phase: 'unknown', utilization: null, pace: noPace });
    expect(sentence({ windows: [unknown] })).toBe(
      'Can’t tell yet. Needs one reading from Anthropic. [The next reset is Tue 09:00, in 2 days 20 hours.]',
    );
    expect(sentence({ windows: [] })).toBe(
      'Can’t tell yet. Anthropic’s answer names no limits for this login.',
    );
  });

  test.each([
    [46.31, 'normal', 'You’re fine. $46.31 of $500.00 is spent.'],
    [412, 'warning', '$412.00 of $500.00 is spent.'],
    [500, 'reached', 'Limit reached. $500.00 of $500.00 is spent.'],
  ])('describes Enterprise with money only: $%d is %s', (amount, tone, words) => {
    const money = extraUsage({
      used: { amount, currency: 'USD' },
      limit: { amount: 500, currency: 'USD' },
      utilization: amount / 5,
    });
    const change = { windows: [], extraUsage: money };
    expect(sentence(change)).toBe(`${words} [This plan bills by use. It has no 5-hour or 7-day window.]`);
    expect(verdict(change).tone).toBe(tone);
  });
});
