import Database from 'better-sqlite3';
import fs from 'node:fs';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createClock } from '../../../electron/app/clock/clock';
import { openHistoryForApp } from '../../../electron/app/open-history';
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

it('moves the log of writes into the file after every twelfth reading, in a turn of its own', async () => {
  const dir = folder();
  const log = createLog('error', Date.now, []);
  const { history } = openHistoryForApp(openHistory(dir, START), dir, createClock(1), log);
  const add = (index: number) => {
    history.append(reading(START + index * MINUTE, { five_hour: index }));
  };
  history.checkpoint();
  for (let index = 1; index <= 11; index += 1) add(index);
  await nextTurn();
  expect(inTheFile(dir)).toBe(0);
  add(12);
  expect(inTheFile(dir)).toBe(0);
  await nextTurn();
  expect(inTheFile(dir)).toBe(12);
  for (let index = 13; index <= 24; index += 1) add(index);
  // What was to be tidied up is, as SQLite closes.
  history.close();
  await nextTurn();
  expect(inTheFile(dir)).toBe(24);
});
