/** The process that `bench/history.ts` starts: fills histories, measures, and prints rows of the table as JSON. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createHistory, type History } from '../electron/history/history';
import { openHistory } from '../electron/history/open';
import { percentile } from './lib/statistics';
import type { Row } from './lib/table';
import { ACCOUNT, DAY, fillYear, MINUTE, readingAt, START, YEAR } from './lib/year';

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

function series(history: History, days: number, points = 500): number {
  const until = START + YEAR;
  return timed(() => {
    history.series({ account: ACCOUNT, since: until - days * DAY, until, points });
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
  // As the app does it (app/keep-history).
  const tidied: number[] = [];
  const plain = Array.from({ length: 2000 }, (_, index) => {
    const taken = timed(() => {
      history.append(readingAt(START + YEAR + index * MINUTE, true, 0));
    });
    if (index % 12 === 11) tidied.push(timed(history.checkpoint));
    return taken;
  });
  const event = {
    kind: 'threshold_crossed',
    window: 'five_hour',
    value: 80,
    early: false,
    account: ACCOUNT,
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
    {
      what: 'history: tidying up after every twelfth, in a turn of its own, p50 / p99 / max',
      target: '–',
      measured: spread(tidied),
    },
    { what: 'history: append with an event (synchronous=FULL)', target: '–', measured: spread(told) },
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

function measure(): readonly Row[] {
  return [
    inFolder(largeHistory),
    inFolder(defaultYear(5 * MINUTE)),
    inFolder(defaultYear(3 * MINUTE)),
  ].flat();
}

// With a folder: fills it with a year that ends now, for the bench of the dashboard.
const [, , folder] = process.argv;
if (folder === undefined) process.stdout.write(JSON.stringify(measure()));
else fillYear(folder, Date.now() - YEAR);
