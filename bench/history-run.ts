/** The process that `bench/history.ts` starts: fills histories, measures, and prints rows of the table as JSON. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createHistory, type History, type Reading } from '../electron/history/history';
import { openHistory } from '../electron/history/open';
import { percentile } from './lib/statistics';
import type { Row } from './lib/table';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const YEAR = 365 * DAY;
const START = Date.UTC(2025, 10, 21);
const WINDOWS = ['five_hour', 'seven_day', 'seven_day_opus', 'seven_day_sonnet'];
const account = { key: 'org-1', plan: 'Max 5x', tier: null, organizationId: 'org-1', name: null };

/** Use rises in working hours and stands still otherwise, as a person's does. */
function readingAt(at: number, everyMinute: boolean, serverAheadMs: number | null): Reading {
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
    account: 'org-1',
    windows,
    organizationId: 'org-1',
  } as const;
  return {
    observation: { ...observation, httpStatus: 200, fresh: true },
    ...{ account, events: [], serverAheadMs, keep: { tracker: { at, windows } } },
  };
}

function inFolder<T>(act: (dir: string) => T): T {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-bench-history-'));
  try {
    return act(dir);
  } finally {
    fs.rmSync(dir, { recursive: true, force: true });
  }
}

function timed(act: () => void): number {
  const started = performance.now();
  act();
  return performance.now() - started;
}

const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
const mb = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
const spread = (values: readonly number[]) =>
  `${ms(percentile(values, 0.5))} / ${ms(percentile(values, 0.99))} / ${ms(Math.max(...values))} (n=${values.length})`;

/** 2 M single samples, none thinned, with their hours and days. */
function fillYear(dir: string): void {
  const { db } = openHistory(dir, START);
  createHistory(db).append(readingAt(START, true, null));
  db.exec(
    `CREATE TEMP TABLE minutes AS WITH RECURSIVE m (value) AS (SELECT 0 UNION ALL SELECT value + 1 FROM m WHERE value < 1439) SELECT value FROM m`,
  );
  const insert = db.prepare(`
    INSERT INTO samples (at, series, utilization, resets_at, raw_resets_at, source, http_status, fresh, server_ahead_ms)
    SELECT ? + value * 60000, ?, (value * 7 + value / 3) % 101, ?, '2026-11-21T22:50:00.123456+00:00', 1, 200, 1, 0
    FROM minutes`);

  for (let day = 0; day < 365; day += 1) {
    db.transaction(() => {
      for (const series of [1, 2, 3, 4]) insert.run(START + day * DAY + 1, series, START + (day + 1) * DAY);
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

function series(history: History, days: number, points = 500): number {
  const until = START + YEAR;
  return timed(() => {
    history.series({ account: 'org-1', since: until - days * DAY, until, points });
  });
}

function largeHistory(dir: string): readonly Row[] {
  fillYear(dir);
  const opens = Array.from({ length: 20 }, () =>
    timed(() => {
      const { db } = openHistory(dir, START + YEAR);
      createHistory(db).close();
    }),
  );
  const { db } = openHistory(dir, START + YEAR);
  const history = createHistory(db);
  const count = Number(db.prepare('SELECT count(*) FROM samples').pluck().get());
  const draw = (days: number) => Array.from({ length: 30 }, () => series(history, days));
  const lines = [1, 7, 30, 365].map((days) => ({
    what: `history: ${days}-day series of four windows to ≤ 500 points, p50 / p99 / max`,
    target: days === 30 ? '≤ 20 ms' : '–',
    measured: spread(draw(days)),
  }));
  const plain = Array.from({ length: 2000 }, (_, index) =>
    timed(() => {
      history.append(readingAt(START + YEAR + index * MINUTE, true, 0));
    }),
  );
  const event = {
    kind: 'threshold_crossed',
    window: 'five_hour',
    value: 80,
    early: false,
    account: 'org-1',
  } as const;
  const told = Array.from({ length: 500 }, (_, index) =>
    timed(() => {
      const reading = readingAt(START + YEAR + (3000 + index) * MINUTE, true, 0);
      history.append({ ...reading, events: [{ ...event, at: reading.observation.observedAt }] });
    }),
  );
  history.close();
  return [
    {
      what: `history: open and migrate, ${count} samples, p50 / p99 / max`,
      target: '≤ 150 ms',
      measured: spread(opens),
    },
    ...lines,
    {
      what: 'history: append a reading of four windows, p50 / p99 / max',
      target: 'p99 ≤ 2 ms',
      measured: spread(plain),
    },
    { what: 'history: the same with an event (synchronous=FULL)', target: '–', measured: spread(told) },
  ];
}

function defaultYear(everyMs: number): (dir: string) => readonly Row[] {
  return (dir) => {
    const { db } = openHistory(dir, START);
    db.pragma('synchronous = OFF');
    const history = createHistory(db);
    for (let at = START; at < START + YEAR; at += everyMs) history.append(readingAt(at, false, 0));
    const rows = Number(db.prepare('SELECT count(*) FROM samples').pluck().get());
    history.close();
    const bytes = fs.statSync(path.join(dir, 'history.sqlite')).size;
    const what = `history: size after a year of four windows, a reading each ${everyMs / MINUTE} min`;
    return [{ what, target: '≤ 30 MB', measured: `${mb(bytes)} (${rows} samples of 90 days)` }];
  };
}

const rows = [
  inFolder(largeHistory),
  inFolder(defaultYear(5 * MINUTE)),
  inFolder(defaultYear(3 * MINUTE)),
].flat();
process.stdout.write(JSON.stringify(rows));
