import { describe, expect, test } from 'vitest';
import {
  forecastRecord,
  isWorthStoring,
  scoreForecasts,
  type ForecastRecord,
  type PeriodEnd,
} from '../../../../electron/core/pace/forecast-score';

const MINUTE = 60_000;
const RESET = Date.UTC(2026, 10, 21, 15, 0);

function forecast(change: Partial<ForecastRecord> = {}): ForecastRecord {
  return {
    account: 'a',
    window: 'five_hour',
    at: RESET - 180 * MINUTE,
    resetsAt: RESET,
    used: 40,
    low: 60,
    mid: 80,
    high: 95,
    verdict: 'lasts',
    fromHistory: true,
    ...change,
  };
}

const warning = (change: Partial<ForecastRecord> = {}) =>
  forecast({ low: 103, mid: 140, high: 190, verdict: 'runs_out', ...change });

function end(change: Partial<PeriodEnd> = {}): PeriodEnd {
  return { account: 'a', window: 'five_hour', resetsAt: RESET, peak: 70, reachedAt: null, ...change };
}

const ranOut = (change: Partial<PeriodEnd> = {}) =>
  end({ peak: 100, reachedAt: RESET - 60 * MINUTE, ...change });

describe('scoreForecasts: warnings', () => {
  test('the score counts 40 warnings of which 31 came true', () => {
    const day = 86_400_000;
    const numbers = Array.from({ length: 40 }, (_, index) => index);
    const forecasts = numbers.map((index) =>
      warning({ resetsAt: RESET + index * day, at: RESET + index * day - 180 * MINUTE }),
    );
    const ends = numbers.map((index) => {
      const resetsAt = RESET + index * day;
      return index < 31 ? ranOut({ resetsAt, reachedAt: resetsAt - 60 * MINUTE }) : end({ resetsAt });
    });
    expect(scoreForecasts(forecasts, ends)).toMatchObject({ warnings: 40, cameTrue: 31, ranOut: 31 });
  });

  test('a period with three warnings counts once, and its first warning decides whether it was in time', () => {
    const at = (minutes: number) => RESET - minutes * MINUTE;
    const forecasts = [warning({ at: at(65) }), warning({ at: at(95) }), warning({ at: at(70) })];
    expect(scoreForecasts(forecasts, [ranOut()])).toMatchObject({
      warnings: 1,
      cameTrue: 1,
      warnedInTime: 1,
    });
  });

  test('a warning less than half an hour before the run-out came true, but not in time', () => {
    const forecasts = [warning({ at: RESET - 89 * MINUTE })];
    expect(scoreForecasts(forecasts, [ranOut()])).toMatchObject({ cameTrue: 1, warnedInTime: 0 });
  });

  test('a period that ran out without a warning is in the score', () => {
    expect(scoreForecasts([forecast()], [ranOut()])).toMatchObject({
      warnings: 0,
      ranOut: 1,
      warnedInTime: 0,
    });
  });
});

describe('scoreForecasts: ranges', () => {
  test('a range contains the result, also at its ends, and a result above 100 counts as 100', () => {
    const forecasts = [
      forecast({ low: 70, high: 90 }),
      forecast({ low: 50, high: 70 }),
      forecast({ low: 71, high: 90 }),
      forecast({ low: 50, high: 69 }),
    ];
    expect(scoreForecasts(forecasts, [end()])).toMatchObject({ forecasts: 4, within: 2 });
    expect(scoreForecasts([warning()], [ranOut({ peak: 104 })])).toMatchObject({ forecasts: 1, within: 1 });
    expect(scoreForecasts([warning()], [end({ peak: 99 })])).toMatchObject({ forecasts: 1, within: 0 });
  });
});

describe('scoreForecasts: forecasts that do not count', () => {
  test.each([
    ['a period that is not over', [forecast()], []],
    ['a period without a forecast', [], [ranOut()]],
    ['another window', [warning({ window: 'seven_day' })], [ranOut()]],
    ['another account', [warning({ account: 'b' })], [ranOut()]],
    ['another period', [warning({ resetsAt: RESET + 18_000_000 })], [ranOut()]],
    ['a forecast at 100 %', [warning({ used: 100 })], [ranOut()]],
  ] as const)('the score counts nothing for %s', (_, forecasts, ends) => {
    expect(Object.values(scoreForecasts(forecasts, ends)).every((count) => count === 0)).toBe(true);
  });

  test('a reset with a jitter of one second is the same period', () => {
    const forecasts = [warning({ resetsAt: RESET + 1_000 })];
    expect(scoreForecasts(forecasts, [ranOut()])).toMatchObject({ warnings: 1, cameTrue: 1 });
  });
});

describe('forecastRecord and isWorthStoring', () => {
  const { low, mid, high, verdict, ...about } = forecast();
  const pace = { verdict, atReset: { low, mid, high }, runsOutAt: null, runsOutBetween: null };

  test('forecastRecord gives the range, and null without a forecast or at 100 %', () => {
    expect(forecastRecord(about, pace)).toEqual(forecast());
    expect(forecastRecord(about, { ...pace, atReset: null })).toBeNull();
    expect(forecastRecord({ ...about, used: 100 }, pace)).toBeNull();
  });

  test('isWorthStoring accepts the first forecast in an hour and the first warning of a period', () => {
    const later = { at: about.at + 5 * MINUTE };
    expect(isWorthStoring(forecast(), [])).toBe(true);
    expect(isWorthStoring(forecast(later), [forecast()])).toBe(false);
    expect(isWorthStoring(forecast({ at: about.at + 60 * MINUTE }), [forecast()])).toBe(true);
    expect(isWorthStoring(warning(later), [forecast()])).toBe(true);
    expect(isWorthStoring(warning({ at: about.at + 10 * MINUTE }), [forecast(), warning(later)])).toBe(false);
  });
});
