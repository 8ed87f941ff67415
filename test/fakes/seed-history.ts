import fs from 'node:fs';
import { keepForecasts } from '../../electron/app/keep-forecasts';
import type { PaceHistories } from '../../electron/app/learned-pace';
import { learnPace, withRecent } from '../../electron/core/pace/learn';
import { buildSnapshot, noFacts } from '../../electron/core/snapshot';
import { emptyTracker, observe } from '../../electron/core/tracker';
import { windowLengthMs } from '../../electron/core/windows';
import { createHistory, type History } from '../../electron/history/history';
import { openHistory } from '../../electron/history/open';
import type { Month } from './month';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const locale = { language: 'en-GB', timeZone: 'UTC' };

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
  let learned: PaceHistories = {};
  let day = 0;
  const owner = { key: account, plan: 'Max 5x', tier: null, organizationId: account, name: null };
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
    const facts = { ...noFacts, account: owner, tracker: state, paceHistory: learned };
    keepForecasts(history, buildSnapshot(facts, now, locale, 1), learned, null);
  }
  history.close();
}

function learn(
  { paceSamples }: History,
  { account, windows }: Month['observations'][number],
  now: number,
): PaceHistories {
  const query = { account, after: now - 56 * DAY, until: now };
  return Object.fromEntries(
    windows.flatMap(({ id }) => {
      const samples = paceSamples({ ...query, window: id }, Number.MAX_SAFE_INTEGER);
      const habits = learnPace(samples, now, locale.timeZone, windowLengthMs(id) ?? DAY);
      return habits === null ? [] : [[id, habits] as const];
    }),
  );
}

function withNewest({ paceSamples }: History, account: string, learned: PaceHistories, now: number) {
  return Object.fromEntries(
    Object.entries(learned).map(([window, habits]) => {
      const samples = paceSamples({ account, window, after: now - 2 * HOUR, until: now }, 1000);
      return [window, withRecent(habits, samples, now)];
    }),
  );
}
