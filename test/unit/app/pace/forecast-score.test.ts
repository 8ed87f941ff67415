import { describe, expect, test } from 'vitest';
import { scoreOf } from '../../../../electron/app/pace/forecast-score';
import type { ForecastRecord } from '../../../../electron/core/pace/forecast-score';
import { DAY, eventOf, HOUR, KEY, MINUTE, newHistory, reading, START } from '../../history/support';

const resetsAt = START + 4 * HOUR;
const warning: ForecastRecord = {
  account: KEY,
  window: 'five_hour',
  at: START + HOUR,
  resetsAt,
  used: 70,
  low: 104,
  mid: 150,
  high: 190,
  verdict: 'runs_out',
  fromHistory: false,
};

/**
 * The score after a warning, a reached limit, a last reading and the end of the period.
 * @param lastRead ms from the last reading to the reset
 */
function scoreWith({ lastRead = 5 * MINUTE, early = false, end = resetsAt } = {}) {
  const history = newHistory();
  history.append(reading(START + HOUR, { five_hour: 70 }, { resetsAt }));
  history.forecasts.keep([warning], null);
  const events = [eventOf('limit_reached', START + 2 * HOUR, { value: 100 })];
  history.append(reading(START + 2 * HOUR, { five_hour: 100 }, { resetsAt, events }));
  history.append(reading(resetsAt - lastRead, { five_hour: 100 }, { resetsAt, fresh: true }));
  history.record([eventOf('window_reset', end, { value: 100, early })], {}, end + MINUTE);
  return scoreOf(history, KEY, START + DAY);
}

describe('scoreOf', () => {
  test('counts a warning that came true', () => {
    expect(scoreWith()).toEqual({
      warnings: 1,
      cameTrue: 1,
      ranOut: 1,
      warnedInTime: 1,
      forecasts: 1,
      within: 1,
    });
  });

  test('counts no period without a reading in its last hour, and none with an early reset', () => {
    expect(scoreWith({ lastRead: 90 * MINUTE })).toMatchObject({ warnings: 0, forecasts: 0 });
    expect(scoreWith({ early: true, end: resetsAt - HOUR / 2 })).toMatchObject({ warnings: 0, forecasts: 0 });
  });

  test('counts forecasts of the last 90 days and of this account only', () => {
    const history = newHistory();
    history.forecasts.keep([warning], null);
    history.append(reading(resetsAt - MINUTE, { five_hour: 40 }, { resetsAt }));
    history.record([eventOf('window_reset', resetsAt, { value: 40 })], {}, resetsAt);
    expect(scoreOf(history, KEY, START + DAY)).toMatchObject({ warnings: 1, cameTrue: 0, within: 0 });
    expect(scoreOf(history, KEY, START + 91 * DAY)).toMatchObject({ warnings: 0, forecasts: 0 });
    expect(scoreOf(history, 'org-2', START + DAY)).toMatchObject({ warnings: 0, forecasts: 0 });
  });
});
