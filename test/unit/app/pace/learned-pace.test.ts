import { ManualClock } from '../../../support/manual-clock';
import { describe, expect, test } from 'vitest';
import { createLearnedPace, noHabits } from '../../../../electron/app/pace/learned-pace';
import { createLog } from '../../../../electron/app/log';
import { createStore } from '../../../../electron/app/accounts/store';
import { emptyTracker, observe, type TrackerState } from '../../../../electron/core/tracker/tracker';
import type { History } from '../../../../electron/history/history';
import { makeSamples, officeHours, WEEK } from '../../core/pace/make-samples';
import { HOUR, KEY, MINUTE, newHistory, reading } from '../../history/support';

const MONDAY = Date.UTC(2026, 8, 7);
const FROM = MONDAY + 4 * WEEK;
const OTHER = 'org-2';

/** Stores some weeks of a seven-day window that is used in office hours. */
function seed(history: History, account: string, percentAnHour: number, weeks = 4): TrackerState {
  let state = emptyTracker(account);
  const span = { start: FROM - weeks * WEEK, end: FROM, lengthMs: WEEK, stepMs: 30 * MINUTE };
  for (const { at, utilization, resetsAt } of makeSamples(officeHours(percentAnHour), span)) {
    const values = { account, resetsAt: resetsAt ?? undefined };
    const next = reading(at, { seven_day: Math.floor(utilization ?? 0) }, values as { resetsAt: number });
    history.append(next);
    ({ state } = observe(state, next.observation, at, { thresholds: [] }));
  }
  return state;
}

/** An account's store and its learned pace, on a clock that only the test moves. */
function set({ weeks = 4, broken = false } = {}) {
  const history = newHistory();
  const trackers: Readonly<Record<string, TrackerState>> = {
    [KEY]: seed(history, KEY, 1.5, weeks),
    [OTHER]: seed(history, OTHER, 0.5),
  };
  const clock = new ManualClock(FROM);
  let timeZone = 'UTC';
  const lines: string[] = [];
  const owner = (key: string) => ({ key, plan: null, tier: null, organizationId: null, name: null });
  const store = createStore({
    now: clock.now,
    locale: () => ({ language: 'en-GB', timeZone }),
    facts: { account: owner(KEY), tracker: trackers[KEY] ?? null },
  });
  const read = (...query: Parameters<History['paceSamples']>) => {
    if (broken) throw new Error('database disk image is malformed');
    return history.paceSamples(...query);
  };
  const pace = createLearnedPace({
    history: { paceSamples: read },
    store,
    clock,
    log: createLog('warn', clock.now, [(line) => lines.push(line)]),
  });
  return {
    history,
    store,
    pace,
    tick: clock.runWaiting,
    lines,
    /** Runs all callbacks that are due; gives the number of turns. */
    settle: () => {
      let turns = 0;
      while (clock.runWaiting() > 0) turns += 1;
      return turns;
    },
    pass: (ms: number) => {
      clock.skip(ms);
      store.retime();
    },
    move: (zone: string) => {
      timeZone = zone;
      store.retime();
    },
    become: (key: string) => {
      store.update({ account: owner(key), tracker: trackers[key] ?? null, ...pace.of(key) });
    },
    week: () => store.facts().paceHistory?.['seven_day'],
  };
}

const office = (rates: readonly number[] | undefined) => rates?.[10] ?? 0;

describe('createLearnedPace', () => {
  test('learns a step at a time, and then forecasts by the habits', () => {
    const { store, pace, settle, tick, week } = set();
    const atReset = () => store.snapshot().windows.find(({ id }) => id === 'seven_day')?.pace.atReset;
    pace.start();
    expect(week()).toBeUndefined();
    // The first step only reads.
    tick();
    expect(week()).toBeUndefined();
    const before = store.snapshot().version;
    expect(settle()).toBeGreaterThanOrEqual(2);
    expect(office(week()?.rates)).toBeCloseTo(1.5, 0);
    expect(store.snapshot().version).toBe(before + 1);
    expect(atReset()).not.toBeUndefined();
  });

  test('learns at once for the command', () => {
    const { pace, week, tick } = set();
    pace.learnNow();
    expect(office(week()?.rates)).toBeCloseTo(1.5, 0);
    expect(tick()).toBe(0);
  });

  test('learns anew each hour and after a change of the time zone, not with each snapshot', () => {
    const { pace, settle, pass, move, week } = set();
    pace.start();
    settle();
    pass(59 * MINUTE);
    expect(settle()).toBe(0);
    pass(MINUTE);
    expect(settle()).toBeGreaterThan(0);
    expect(week()?.learnedAt).toBe(FROM + HOUR);
    move('Asia/Tokyo');
    expect(settle()).toBeGreaterThan(0);
    // Ten in the morning UTC is seven in the evening there.
    expect(week()?.rates[19]).toBeCloseTo(1.5, 0);
    move('Asia/Tokyo');
    expect(settle()).toBe(0);
  });

  test('learns the habits of the account that is signed in, and uses them for no other account', () => {
    const { pace, settle, become, week } = set();
    pace.start();
    settle();
    become(OTHER);
    expect(week()).toBeUndefined();
    settle();
    expect(office(week()?.rates)).toBeCloseTo(0.5, 0);
    expect(pace.of(KEY)).toEqual(noHabits);
    become(KEY);
    settle();
    expect(office(week()?.rates)).toBeCloseTo(1.5, 0);
  });

  test('adds the readings of the last two hours to the habits', () => {
    const { pace, history, settle, pass } = set();
    pace.start();
    settle();
    for (let minute = 5; minute <= 65; minute += 5) {
      const percent = { seven_day: Math.floor(minute / 10) };
      history.append(reading(FROM + minute * MINUTE, percent, { resetsAt: FROM + WEEK }));
    }
    pass(65 * MINUTE);
    expect(pace.of(KEY).paceHistory['seven_day']?.recent).toEqual({ at: FROM + 65 * MINUTE, hour: 6 });
  });

  test('learns nothing from too few readings', () => {
    const { pace, store, settle, week } = set({ weeks: 0.5 });
    pace.start();
    settle();
    expect(week()).toBeUndefined();
    expect(store.facts().paceHistory ?? {}).toEqual({});
  });

  test('learns the percent of the week at the start of the day, anew each day', () => {
    const { pace, history, store, settle, pass } = set();
    const today = () => store.snapshot().week?.today;
    const use = (hour: number, percent: number) => {
      const next = reading(FROM + hour * HOUR, { seven_day: percent }, { resetsAt: FROM + WEEK });
      history.append(next);
      const tracker = observe(
        store.facts().tracker ?? emptyTracker(KEY),
        next.observation,
        next.observation.observedAt,
        {
          thresholds: [],
        },
      ).state;
      pass(FROM + hour * HOUR - store.snapshot().takenAt);
      store.update({ tracker });
      settle();
    };
    pace.start();
    settle();
    expect(today()?.used).toBe(0);
    use(10, 7);
    expect(today()?.used).toBe(7);
    // Office hours from Monday to Friday: a fifth of the week, and a bit more for the weekend.
    expect(today()?.allowance).toBeGreaterThan(15);
    expect(today()?.allowance).toBeLessThan(25);
    use(23.9, 12);
    use(24.1, 12);
    expect(today()?.used).toBe(0);
    use(34, 20);
    expect(today()?.used).toBe(8);
  });

  test('stops in the middle, and begins again', () => {
    const { pace, settle, tick, week } = set();
    pace.start();
    tick();
    pace.stop();
    expect(settle()).toBe(0);
    expect(week()).toBeUndefined();
    pace.start();
    settle();
    expect(week()).toBeDefined();
  });

  test('logs a history that cannot be read once an hour, and gives no habits', () => {
    const { pace, settle, pass, lines, week } = set({ broken: true });
    pace.start();
    settle();
    pass(MINUTE);
    settle();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('pace could not be learned');
    expect(week()).toBeUndefined();
  });
});
