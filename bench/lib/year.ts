import { createHistory, type Reading } from '../../electron/history/history';
import { openHistory } from '../../electron/history/open';

export const MINUTE = 60_000;
export const DAY = 1440 * MINUTE;
export const YEAR = 365 * DAY;
/** When the made-up year begins, epoch ms. */
export const START = Date.UTC(2025, 10, 21);
const WINDOWS = ['five_hour', 'seven_day', 'seven_day_opus', 'seven_day_sonnet'];
/** The account of the year. */
export const ACCOUNT = 'org-1';
const account = { key: ACCOUNT, plan: 'Max', tier: null, organizationId: ACCOUNT, name: null };

/** Use rises in working hours only, as a person's does. */
export function readingAt(at: number, everyMinute: boolean, serverAheadMs: number | null): Reading {
  const hour = (at / 3_600_000) % 24;
  const works = hour > 8 && hour < 18;
  const windows = WINDOWS.map((id, index) => {
    const length = index === 0 ? 5 * 60 * MINUTE : 7 * DAY;
    const resetsAt = Math.ceil((at + 1) / length) * length;
    const elapsed = 1 - (resetsAt - at) / length;
    const percent = Math.floor(elapsed * (works || everyMinute ? 90 : 40));
    const waver = ((at / MINUTE) * 7919) % 1000;
    const rawResetsAt = new Date(resetsAt + waver).toISOString().replace('Z', '123+00:00');
    return {
      id,
      label: id,
      utilization: percent,
      resetsAt,
      rawResetsAt,
      exactReset: false,
      severity: 'normal' as const,
    };
  });
  const observation = {
    source: 'official_api',
    observedAt: at,
    account: ACCOUNT,
    windows,
    organizationId: ACCOUNT,
  } as const;
  return {
    observation: { ...observation, httpStatus: 200, fresh: true },
    account,
    events: [],
    serverAheadMs,
    keep: { tracker: { at, windows } },
  };
}

/** Puts 2 M single samples from `start` on into a data folder, none thinned, with their hours and days. */
export function fillYear(dir: string, start = START): void {
  const { db } = openHistory(dir, start);
  createHistory(db).append(readingAt(start, true, null));
  db.exec(
    `CREATE TEMP TABLE minutes AS WITH RECURSIVE m (value) AS (SELECT 0 UNION ALL SELECT value + 1 FROM m WHERE value < 1439) SELECT value FROM m`,
  );
  const insert = db.prepare(`
    INSERT INTO samples (at, series, utilization, resets_at, raw_resets_at, source, http_status, fresh, server_ahead_ms)
    SELECT ? + value * 60000, ?, (value * 7 + value / 3) % 101, ?, '2026-11-21T22:50:00.123456+00:00', 1, 200, 1, 0
    FROM minutes`);

  for (let day = 0; day < 365; day += 1) {
    db.transaction(() => {
      for (const series of [1, 2, 3, 4]) insert.run(start + day * DAY + 1, series, start + (day + 1) * DAY);
    })();
  }
  for (const [table, length] of [
    ['hourly', 3_600_000],
    ['daily', DAY],
  ] as const)
    db.exec(`
      INSERT OR REPLACE INTO ${table} SELECT series, at / ${length}, min(utilization), max(utilization), utilization,
        max(at), 1, count(*) FROM samples GROUP BY series, at / ${length}`);
  db.close();
}
