import Database from 'better-sqlite3';
import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Clock } from '../../../electron/app/clock';
import { keepHistory } from '../../../electron/app/keep-history';
import { createLog } from '../../../electron/app/log';
import { openHistory } from '../../../electron/history/open';
import { folder, MINUTE, reading, START } from '../history/support';

/** Of the readings, those that stand in the file itself and not in its log. */
function inTheFile(dir: string): number {
  const alone = path.join(dir, 'alone.sqlite');
  fs.copyFileSync(path.join(dir, 'history.sqlite'), alone);
  const db = new Database(alone);
  const count = db.prepare('SELECT count(*) FROM samples').pluck().get();
  db.close();
  return Number(count);
}

it('tidies the log up a moment after every twelfth reading, so that none has to wait for it', () => {
  const dir = folder();
  let due: { readonly ms: number; readonly act: () => void } | null = null;
  const clock: Clock = {
    now: () => START,
    monotonic: () => 0,
    after: (ms, act) => {
      due = { ms, act };
      return () => (due = null);
    },
  };
  const { history } = keepHistory(openHistory(dir, START), dir, clock, createLog('error', Date.now, []));
  const add = (index: number) => {
    history.append(reading(START + index * MINUTE, { five_hour: index }));
  };
  history.checkpoint();
  for (let index = 1; index <= 11; index += 1) add(index);
  expect(due).toBeNull();
  add(12);
  expect(due).toMatchObject({ ms: 1000 });
  expect(inTheFile(dir)).toBe(0);
  (due as { readonly act: () => void } | null)?.act();
  expect(inTheFile(dir)).toBe(12);
  for (let index = 13; index <= 24; index += 1) add(index);
  history.close();
  expect(due).toBeNull();
});
