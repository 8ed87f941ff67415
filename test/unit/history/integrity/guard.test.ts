import Database from 'better-sqlite3';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { guardHistory } from '../../../../electron/history/integrity/guard';
import { createHistory, type History } from '../../../../electron/history/history';
import { openHistory } from '../../../../electron/history/open';
import { ALWAYS, folder, MINUTE, reading, START } from '../support';

/** A disk that fails for as long as a test wants it to. */
function world() {
  const dir = folder();
  const { db } = openHistory(dir, START);
  const inner = createHistory(db);
  let [failure, now]: [string | null, number] = [null, START];
  const timers: (() => void)[] = [];
  const told: string[] = [];
  const check = () => {
    if (failure !== null) throw Object.assign(new Error(`disk: ${failure}`), { code: failure });
  };
  const failing: History = {
    ...inner,
    append: (value) => {
      check();
      inner.append(value);
    },
    keep: (...value) => {
      check();
      inner.keep(...value);
    },
  };
  const history = guardHistory(failing, {
    now: () => now,
    after: (_ms, callback) => {
      timers.push(callback);
      return () => undefined;
    },
    onTrouble: (reason) => told.push(reason),
    onCaughtUp: (count) => told.push(`caught up ${count}`),
  });
  return {
    dir,
    db,
    inner,
    history,
    told,
    fail: (code: string | null) => {
      failure = code;
    },
    pass: (ms: number) => {
      now += ms;
      for (const timer of timers.splice(0)) timer();
    },
  };
}

describe('the guard of the history on a disk that refuses writes', () => {
  it.each(['SQLITE_FULL', 'SQLITE_READONLY', 'SQLITE_IOERR_WRITE', 'SQLITE_BUSY', 'ENOSPC'])(
    'the guard holds readings in memory, in order, and stores them later: %s',
    (code) => {
      const { inner, history, told, fail, pass } = world();
      history.append(reading(START, { five_hour: 1 }, { keep: { tracker: 1 } }));
      fail(code);
      for (let index = 1; index <= 60; index += 1)
        history.append(reading(START + index * MINUTE, { five_hour: index }, { keep: { tracker: index } }));
      history.keep('own', 'mine', START);
      expect(inner.samples(ALWAYS)).toHaveLength(1);
      expect([history.kept('tracker'), history.kept('own')]).toEqual([60, 'mine']);
      expect(history.notice()).toMatchObject({ kind: 'waiting', count: 61, since: START });
      fail(null);
      for (let index = 0; index < 5; index += 1) pass(5000);
      const percents = inner.samples(ALWAYS).map(({ utilization }) => utilization);
      expect(percents).toEqual([1, ...[...Array(60).keys()].map((index) => index + 1)]);
      expect([inner.kept('tracker'), inner.kept('own')]).toEqual([60, 'mine']);
      expect([history.kept('tracker'), history.notice()]).toEqual([60, null]);
      expect(told.at(-1)).toBe('caught up 61');
      history.close();
    },
  );

  it('the guard logs the fault at most once a minute, and holds at most 5,000 readings', () => {
    const { inner, history, told, fail, pass } = world();
    fail('SQLITE_FULL');
    for (let index = 0; index < 5100; index += 1) {
      history.append(reading(START + index * 1000, { five_hour: index % 100 }));
      if (index % 10 === 9) pass(10_000);
    }
    expect(told.length).toBeLessThanOrEqual(5100 / 60 + 1);
    expect(history.notice()).toMatchObject({ count: 5000 });
    fail(null);
    history.close();
    expect(inner.samples).toBeDefined();
  });

  it('the guard passes errors on that are no fault of the disk', () => {
    const { history } = world();
    expect(() => {
      history.append(reading(1.5, { five_hour: 1 }));
    }).toThrow();
    expect(history.notice()).toBeNull();
    history.close();
  });

  it('the guard stores the waiting readings when it is closed', () => {
    const { dir, history, fail } = world();
    fail('SQLITE_FULL');
    history.append(reading(START, { five_hour: 33 }));
    fail(null);
    history.close();
    const db = new Database(path.join(dir, 'history.sqlite'), { readonly: true });
    expect(db.prepare('SELECT utilization FROM samples').all()).toEqual([{ utilization: 33 }]);
    db.close();
  });
});
