/** `learning.cjs FOLDER`: fills a history there and measures what the app does with it, step by step. */
import { createLearnedPace } from '../../electron/app/pace/learned-pace';
import { createLog } from '../../electron/app/log';
import { createStore } from '../../electron/app/accounts/store';
import { emptyTracker, observe } from '../../electron/core/tracker/tracker';
import type { LimitWindow, Observation } from '../../electron/core/usage/usage';
import { createHistory } from '../../electron/history/history';
import { openHistory } from '../../electron/history/open';
import { percentile } from '../lib/statistics';

const HOUR = 3_600_000;
const WEEK = 168 * HOUR;
const STEP = HOUR / 12;
const COUNT = (8 * WEEK) / STEP;
const NOW = Date.parse('2026-11-16T10:00:00Z');
const RUNS = 30;
/** A longer stall is seen. */
const FRAME_MS = 16;
const LENGTHS = { five_hour: 5 * HOUR, seven_day: WEEK, seven_day_opus: WEEK, seven_day_sonnet: WEEK };
const account = { key: 'org-1', plan: null, tier: null, organizationId: null, name: null };

/** Rises with every reading, so that none is thinned: the most rows that there can be. */
function readingAt(at: number): Observation {
  const windows = Object.entries(LENGTHS).map(([id, length]): LimitWindow => {
    const resetsAt = Math.ceil((at + 1) / length) * length;
    const utilization = 90 * (1 - (resetsAt - at) / length);
    return { id, label: id, utilization, resetsAt, rawResetsAt: null, exactReset: false, severity: 'normal' };
  });
  const about = {
    source: 'official_api',
    observedAt: at,
    account: 'org-1',
    organizationId: 'org-1',
  } as const;
  return { ...about, windows, httpStatus: 200, fresh: true };
}

function shown(name: string, times: readonly number[]): string {
  const figures = [0.5, 0.95, 1].map((share) => percentile(times, share).toFixed(2));
  const long = times.filter((time) => time > FRAME_MS).length;
  return `${name}: ${figures.join(' / ')} ms (n=${String(times.length)}, ${String(long)} over ${String(FRAME_MS)} ms)\n`;
}

function main(folder: string): void {
  const { db } = openHistory(folder, NOW);
  db.pragma('synchronous = OFF');
  const history = createHistory(db);
  let tracker = emptyTracker('org-1');
  for (let index = 0; index < COUNT; index += 1) {
    const observation = readingAt(NOW - (COUNT - index) * STEP);
    history.append({ observation, account, events: [], serverAheadMs: null, keep: {} });
    if (index > COUNT - 10)
      tracker = observe(tracker, observation, observation.observedAt, { thresholds: [] }).state;
  }
  let [now, waiting]: [number, (() => void) | null] = [NOW, null];
  const locale = { language: 'en-GB', timeZone: 'Europe/Berlin' };
  const store = createStore({ now: () => now, locale: () => locale, facts: { account, tracker } });
  const after = (_ms: number, act: () => void) => {
    waiting = act;
    return () => undefined;
  };
  const clock = { now: () => now, monotonic: () => now, after };
  const pace = createLearnedPace({ history, store, clock, log: createLog('warn', () => now, []) });
  const [steps, windows, newest]: [number[], number[], number[]] = [[], [], []];
  pace.start();
  for (let run = 0; run < RUNS; run += 1) {
    let sum = 0;
    for (let next = takeWaiting(); next !== null; next = takeWaiting()) {
      const took = timed(next);
      steps.push(took);
      sum += took;
    }
    windows.push(sum / Object.keys(LENGTHS).length);
    newest.push(timed(() => pace.of('org-1')));
    now += HOUR;
    store.retime();
  }
  history.close();
  process.stdout.write(
    `${String(COUNT)} readings of 4 windows; p50 / p95 / longest\n` +
      shown('a step, which is what the app stands still for', steps) +
      shown('a window, all its steps', windows) +
      shown('what was used just before now, all windows', newest),
  );

  function takeWaiting(): (() => void) | null {
    const next = waiting;
    waiting = null;
    return next;
  }
}

function timed(act: () => void): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}

main(process.argv[2] ?? '.');
