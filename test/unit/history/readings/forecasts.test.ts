import { expect, test } from 'vitest';
import type { ForecastRecord } from '../../../../electron/core/pace/forecast-score';
import { guardHistory } from '../../../../electron/history/integrity/guard';
import type { History } from '../../../../electron/history/history';
import { ALWAYS, DAY, HOUR, KEY, MINUTE, newHistory, reading, START } from '../support';

const forecast = (over: Partial<ForecastRecord> = {}): ForecastRecord => ({
  account: KEY,
  window: 'five_hour',
  at: START,
  resetsAt: START + 4 * HOUR,
  used: 20,
  low: 40,
  mid: 60,
  high: 90,
  verdict: 'lasts',
  fromHistory: true,
  ...over,
});
const query = { account: KEY, ...ALWAYS };

test('a forecast comes back as it was stored', () => {
  const history = newHistory();
  const odd = forecast({ window: 'seven_day', resetsAt: START + 3 * DAY, low: 12.3, fromHistory: false });
  history.forecasts.keep([forecast(), odd], null);
  expect(history.forecasts.list(query)).toEqual([forecast(), odd]);
  expect(history.forecasts.list({ ...query, since: START + 1 })).toEqual([]);
  expect(history.forecasts.list({ ...query, until: START })).toEqual([]);
  expect(history.forecasts.list({ ...query, account: 'org-2' })).toEqual([]);
});

test('one forecast an hour of each window stays, and the first warning of its period', () => {
  const { forecasts } = newHistory();
  const say = (minute: number, over: Partial<ForecastRecord> = {}) => {
    forecasts.keep([forecast({ at: START + minute * MINUTE, ...over })], null);
  };
  say(0);
  say(5);
  say(5, { window: 'seven_day' });
  say(10, { verdict: 'runs_out' });
  say(15, { verdict: 'runs_out' });
  say(61);
  // The next period: its own first warning, also in the same hour.
  say(65, { verdict: 'runs_out', resetsAt: START + 9 * HOUR });
  const kept = forecasts.list(query).filter(({ window }) => window === 'five_hour');
  expect(kept.map(({ at }) => (at - START) / MINUTE)).toEqual([0, 10, 61, 65]);
  expect(forecasts.list(query)).toHaveLength(5);
});

test('forecasts older than a year are deleted, by the server’s clock alone', () => {
  const { forecasts } = newHistory();
  const later = START + 366 * DAY;
  forecasts.keep([forecast()], null);
  forecasts.keep([forecast({ at: later, resetsAt: later + HOUR })], null);
  expect(forecasts.list(query)).toHaveLength(2);
  forecasts.keep([forecast({ at: later + HOUR, resetsAt: later + 5 * HOUR })], later + HOUR);
  expect(forecasts.list(query).map(({ at }) => at)).toEqual([later, later + HOUR]);
});

test('the forecasts of an account are deleted with it', () => {
  const { forecasts, forgetting } = newHistory();
  const other = forecast({ account: 'org-2' });
  forecasts.keep([forecast(), other], null);
  forgetting.account(KEY);
  expect(forecasts.list(query)).toEqual([]);
  expect(forecasts.list({ ...query, account: 'org-2' })).toEqual([other]);
  forgetting.everything();
  expect(forecasts.list({ ...query, account: 'org-2' })).toEqual([]);
});

test('pace learns only from new answers of Anthropic, a page at a time', () => {
  const history = newHistory();
  history.append(reading(START, { five_hour: 10, seven_day: 3 }));
  history.append(reading(START + MINUTE, { five_hour: 11 }, { fresh: false }));
  history.append(reading(START + 2 * MINUTE, { five_hour: 12 }, { source: 'local_estimate' }));
  history.append(reading(START + 3 * MINUTE, { five_hour: null }));
  history.append(reading(START + 4 * MINUTE, { five_hour: 14 }));
  const read = { account: KEY, window: 'five_hour', after: START - 1, until: START + 4 * MINUTE };
  const resetsAt = START + 4 * HOUR;
  expect(history.paceSamples(read, 2)).toEqual([
    { at: START, utilization: 10, resetsAt },
    { at: START + 3 * MINUTE, utilization: null, resetsAt },
  ]);
  expect(history.paceSamples({ ...read, after: START + 3 * MINUTE }, 2)).toEqual([
    { at: START + 4 * MINUTE, utilization: 14, resetsAt },
  ]);
  expect(history.paceSamples({ ...read, until: START }, 9)).toHaveLength(1);
});

test('forecasts that cannot be written wait, and are chosen anew when they can', () => {
  const history = newHistory();
  let isFull = true;
  let retry: (() => void) | null = null;
  const full = () => {
    if (isFull) throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  };
  const keep: History['forecasts']['keep'] = (...made) => {
    full();
    history.forecasts.keep(...made);
  };
  const guarded = guardHistory(
    { ...history, forecasts: { ...history.forecasts, keep } },
    {
      now: () => START,
      after: (_ms, act) => {
        retry = act;
        return () => undefined;
      },
      onTrouble: () => undefined,
      onCaughtUp: () => undefined,
    },
  );
  guarded.forecasts.keep([forecast()], null);
  guarded.forecasts.keep([forecast({ at: START + MINUTE })], null);
  expect(guarded.forecasts.list(query)).toEqual([]);
  expect(guarded.notice()).toMatchObject({ kind: 'waiting', count: 2 });
  isFull = false;
  (retry as unknown as () => void)();
  expect(guarded.forecasts.list(query)).toEqual([forecast()]);
  expect(guarded.notice()).toBeNull();
});
