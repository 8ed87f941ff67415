import { describe, expect, test } from 'vitest';
import type { SessionCost, WeekHabits } from '../../../../electron/core/week-in-hand/week-facts';
import { weekInHand } from '../../../../electron/core/week-in-hand/week-in-hand';
import { weekTexts } from '../../../../electron/core/week-in-hand/week-words';
import { DAY, locale, NOW, scopedView, WEEK_RESET, weekView, windowView } from '../make-snapshot';

const cost: SessionCost = { percent: 10, spread: 0.1, error: 0.02, sessions: 20 };
const day = { from: NOW - 12 * 3_600_000, until: NOW + 12 * 3_600_000 };
const habits: WeekHabits = { sessionCost: cost, dayStart: { day, resetsAt: WEEK_RESET, percent: 38 } };
const of = (windows: Parameters<typeof weekInHand>[0], learned: Record<string, WeekHabits>, now = NOW) =>
  weekInHand(windows, learned, {}, now);

describe('weekInHand', () => {
  test('the week in hand is the weekly window with the most use', () => {
    const windows = [windowView(), weekView({ utilization: 42 }), scopedView({ utilization: 47 })];
    const learned = { seven_day: habits, seven_day_fable: habits };
    expect(of(windows, learned)?.window).toBe('seven_day_fable');
    expect(of(windows.slice(0, 2), learned)).toEqual({
      window: 'seven_day',
      today: { used: 4, allowance: 19 },
      sessions: { low: 5, high: 6 },
    });
  });

  test('a plan without a 5-hour window has no sessions', () => {
    expect(of([weekView()], { seven_day: habits })).toMatchObject({ sessions: null, today: { used: 4 } });
  });

  test('a week without time for so many sessions has none', () => {
    const late = WEEK_RESET - 10 * 3_600_000;
    const windows = [windowView(), weekView({ utilization: 42 })];
    expect(of(windows, { seven_day: habits }, late)).toBeNull();
    expect(of(windows, { seven_day: habits }, WEEK_RESET - 2 * DAY)?.sessions).not.toBeNull();
  });

  test('an old, estimated or unknown percent, or missing habits, give no week in hand', () => {
    const learned = { seven_day: habits };
    for (const change of [
      { stale: true },
      { source: 'local_estimate' },
      { utilization: null },
      { phase: 'reset_due' },
      { resetsAt: null },
    ] as const) {
      expect(of([windowView(), weekView(change)], learned)).toBeNull();
    }
    expect(of([windowView(), weekView()], {})).toBeNull();
    expect(of([windowView()], learned)).toBeNull();
  });
});

describe('weekTexts', () => {
  const textsOf = (low: number, high: number, language = 'en-GB') =>
    weekTexts(
      { window: 'seven_day', today: { used: 4, allowance: 14 }, sessions: { low, high } },
      { ...locale, language },
    ).map(({ text }) => text.replaceAll(/\s/gu, ' '));

  test.each([
    [2, 3, '2 to 3 full 5-hour sessions fit'],
    [2, 2, '2 full 5-hour sessions fit'],
    [1, 1, '1 full 5-hour session fits'],
    [0, 1, 'up to 1 full 5-hour session fits'],
    [0, 0, 'no full 5-hour session fits'],
  ])('weekTexts words %i to %i sessions', (low, high, text) => {
    expect(textsOf(low, high)[1]).toBe(text);
  });

  test('the texts exist in each language', () => {
    expect(textsOf(2, 3, 'en-GB')[0]).toBe('today 4 of 14 %');
    expect(textsOf(2, 3, 'de-DE')).toEqual(['heute 4 von 14 %', 'noch 2 bis 3 volle 5-Stunden-Sitzungen']);
    expect(textsOf(2, 3, 'ja-JP')).toEqual(['今日 4 / 14 %', '5 時間フルであと 2〜3 回']);
  });
});
