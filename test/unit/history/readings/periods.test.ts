import { describe, expect, it } from 'vitest';
import { observe, emptyTracker } from '../../../../electron/core/tracker/tracker';
import { ALWAYS, eventOf, HOUR, KEY, MINUTE, newHistory, reading, START } from '../support';

const query = { account: KEY, ...ALWAYS };

describe('the periods of the history', () => {
  it('periods hold the peak, the thresholds, the limit and how they ended', () => {
    const history = newHistory();
    const resetsAt = START + 4 * HOUR;
    const say = (
      minute: number,
      percent: number,
      events: ReturnType<typeof eventOf>[] = [],
      reset = resetsAt,
    ) => {
      history.append(reading(START + minute * MINUTE, { five_hour: percent }, { events, resetsAt: reset }));
    };
    say(0, 42);
    say(60, 81, [eventOf('threshold_crossed', START + HOUR, { value: 80 })]);
    say(120, 100, [eventOf('limit_reached', START + 2 * HOUR, { value: 100 })]);
    const ended = [eventOf('window_reset', resetsAt, { value: 100 }), eventOf('limit_cleared', resetsAt)];
    history.record(ended, {}, resetsAt + 2 * MINUTE);
    say(245, 1, [], resetsAt + 5 * HOUR);
    expect(history.periods(query)).toEqual([
      {
        account: KEY,
        window: 'five_hour',
        startedAt: START - HOUR,
        resetsAt,
        firstAt: START,
        peak: 100,
        peakAt: START + 2 * HOUR,
        crossed: [{ percent: 80, at: START + HOUR }],
        hits: [{ reachedAt: START + 2 * HOUR, clearedAt: resetsAt }],
        ended: 'scheduled',
        endedAt: resetsAt,
      },
      expect.objectContaining({ startedAt: resetsAt, peak: 1, ended: null, endedAt: null, hits: [] }),
    ]);
    expect(history.limitHits({ ...query, now: START + 6 * HOUR })).toMatchObject({
      count: 1,
      blockedMs: 2 * HOUR,
    });
    const part = { ...query, since: START + 3 * HOUR, until: START + 3.5 * HOUR, now: START + 6 * HOUR };
    expect(history.limitHits(part)).toMatchObject({ count: 1, blockedMs: HOUR / 2 });
    const later = { ...query, since: START + 5 * HOUR, now: START + 6 * HOUR };
    expect(history.limitHits(later)).toMatchObject({ count: 0, blockedMs: 0 });
  });

  it('periods count a limit that still holds until now, and one whose end was not seen until the reset', () => {
    const history = newHistory();
    history.append(reading(START, { five_hour: 100 }, { resetsAt: START + HOUR }));
    const hits = (now: number) => history.limitHits({ ...query, now });
    expect(hits(START + 30 * MINUTE)).toMatchObject({ count: 1, blockedMs: HOUR / 2 });
    expect(hits(START + 30 * HOUR)).toMatchObject({ count: 1, blockedMs: HOUR });
    history.append(reading(START + 20 * HOUR, { five_hour: 3 }, { resetsAt: START + 25 * HOUR }));
    expect(history.periods(query)).toMatchObject([
      { ended: 'unknown', endedAt: START + HOUR, hits: [{ clearedAt: START + HOUR }] },
      { ended: null, peak: 3 },
    ]);
  });

  it('periods follow the tracker’s state, not a single contradiction, and mark an early reset', () => {
    const history = newHistory();
    let state = emptyTracker(KEY);
    const say = (minute: number, percent: number, resetsAt: number) => {
      const value = reading(START + minute * MINUTE, { five_hour: percent }, { resetsAt });
      const step = observe(state, value.observation, value.observation.observedAt, { thresholds: [80] });
      state = step.state;
      history.append({ ...value, events: step.events });
    };
    say(0, 60, START + 4 * HOUR);
    say(5, 85, START + 4 * HOUR);
    say(10, 2, START + 5 * HOUR);
    say(15, 86, START + 4 * HOUR);
    expect(history.periods(query)).toMatchObject([{ peak: 86, ended: null, crossed: [{ percent: 80 }] }]);
    say(20, 0, START + 5 * HOUR + 20 * MINUTE);
    say(25, 1, START + 5 * HOUR + 20 * MINUTE);
    expect(history.periods(query)).toMatchObject([
      { peak: 86, ended: 'early', endedAt: START + 20 * MINUTE, resetsAt: START + 4 * HOUR },
      { peak: 1, ended: null, startedAt: START + 20 * MINUTE },
    ]);
  });

  it('periods do not end twice when app and command both report the reset', () => {
    const history = newHistory();
    history.append(reading(START, { five_hour: 50 }));
    const reset = [eventOf('window_reset', START + 4 * HOUR, { value: 50 })];
    history.append(
      reading(START + 4.1 * HOUR, { five_hour: 1 }, { events: reset, resetsAt: START + 9 * HOUR }),
    );
    history.record(reset, {}, START + 4.2 * HOUR);
    expect(history.periods(query).map(({ ended }) => ended)).toEqual(['scheduled', null]);
  });

  it('periods are not opened by a guess, a cached answer, or a window that has not started', () => {
    const history = newHistory();
    history.append(reading(START, { five_hour: 50 }, { source: 'local_estimate' }));
    history.append(reading(START, { five_hour: 50 }, { fresh: false }));
    history.append(reading(START, { five_hour: 50 }, { resetsAt: START - HOUR }));
    expect(history.periods(query)).toEqual([]);
  });
});

describe('the alerts of the history', () => {
  it('alerts that were sent are stored by kind and figure', () => {
    const history = newHistory();
    const alert = { at: START, account: KEY, window: 'five_hour', kind: 'threshold_crossed', value: 80 };
    history.alertSaid(alert);
    expect(history.alerts(ALWAYS)).toEqual([alert]);
    expect(history.alerts({ since: START + 1, until: START + 2 })).toEqual([]);
  });
});
