import fs from 'node:fs';
import { saveForecasts } from '../../electron/app/pace/save-forecasts';
import type { Habits } from '../../electron/app/pace/learned-pace';
import { learnPace, withRecent } from '../../electron/core/pace/learning/learn-pace';
import { paceOf } from '../../electron/core/pace/pace';
import { STALE_AFTER_MS } from '../../electron/core/snapshot/snapshot';
import { emptyTracker, observe, readWindows, type TrackerState } from '../../electron/core/tracker/tracker';
import { windowLengthMs } from '../../electron/core/usage/windows';
import { createHistory, type History } from '../../electron/history/history';
import { openHistory } from '../../electron/history/open';
import type { Month } from './month';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * Stores a simulated month in a data folder as the app would have: each reading through tracker and history, and what
 * was forecast after it. Only learns once a day instead of once an hour.
 */
export function seedHistory(dataDir: string, { account, observations }: Month): void {
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const { db } = openHistory(dataDir, observations[0]?.observedAt ?? 0);
  // A power cut costs nothing here.
  db.pragma('synchronous = OFF');
  const history = createHistory(db);
  let state = emptyTracker(account);
  let learned: Habits['paceHistory'] = {};
  let day = 0;
  const owner = { key: account, plan: 'Max', tier: null, organizationId: account, name: null };
  for (const observation of observations) {
    const now = observation.observedAt;
    const step = observe(state, observation, now, { thresholds: [80, 95] });
    ({ state } = step);
    const keep = { [`tracker:${account}`]: state };
    history.append({ observation, account: owner, events: step.events, serverAheadMs: null, keep });
    if (Math.floor(now / DAY) !== day) {
      day = Math.floor(now / DAY);
      learned = learn(history, observation, now);
    }
    learned = withNewest(history, account, learned, now);
    saveForecasts(history, account, paced(state, learned, now), learned, null);
  }
  history.close();
}

function learn(
  { paceSamples }: History,
  { account, windows }: Month['observations'][number],
  now: number,
): Habits['paceHistory'] {
  const query = { account, after: now - 56 * DAY, until: now };
  return Object.fromEntries(
    windows.flatMap(({ id }) => {
      const samples = paceSamples({ ...query, window: id }, Number.MAX_SAFE_INTEGER);
      const habits = learnPace(samples, now, 'UTC', windowLengthMs(id) ?? DAY);
      return habits === null ? [] : [[id, habits] as const];
    }),
  );
}

function withNewest({ paceSamples }: History, account: string, learned: Habits['paceHistory'], now: number) {
  return Object.fromEntries(
    Object.entries(learned).map(([window, habits]) => {
      const samples = paceSamples({ account, window, after: now - 2 * HOUR, until: now }, 1000);
      return [window, withRecent(habits, samples, now)];
    }),
  );
}

/** The windows with their pace; a whole snapshot costs a good deal more. */
function paced(state: TrackerState, learned: Habits['paceHistory'], now: number) {
  return readWindows(state, now, { staleAfterMs: STALE_AFTER_MS }).map((window) => {
    const { id, utilization, resetsAt, observedAt, stale, roseAt } = window;
    const input = { utilization, resetsAt, observedAt, stale, roseAt, now, lengthMs: windowLengthMs(id) };
    return { ...window, pace: paceOf({ ...input, history: learned[id] ?? null }) };
  });
}
