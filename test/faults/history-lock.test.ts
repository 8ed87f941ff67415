import Database from 'better-sqlite3';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createClock } from '../../electron/app/clock/clock';
import { openHistoryForApp } from '../../electron/app/open-history';
import { createLog } from '../../electron/app/log';
import { openHistory } from '../../electron/history/open';
import { ALWAYS, folder, MINUTE, reading, START } from '../unit/history/support';
import { eventually } from './support/command';

describe('the history while another process holds its lock', () => {
  it('readings wait in memory while another process holds the lock, are on screen meanwhile, and are stored when the lock is gone', async () => {
    const dir = folder();
    const lines: string[] = [];
    const log = createLog('warn', Date.now, [(line) => lines.push(line)]);
    const { history, notice } = openHistoryForApp(openHistory(dir, START), dir, createClock(1), log);
    history.append(reading(START, { five_hour: 1 }));
    const other = new Database(path.join(dir, 'history.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    // The lock is held by this very thread: a call that waited for it would never come back with the reading kept.
    for (let index = 1; index <= 10; index += 1)
      history.append(reading(START + index * MINUTE, { five_hour: 1 + index }, { keep: { tracker: index } }));
    expect(history.samples(ALWAYS)).toHaveLength(1);
    expect(history.kept('tracker')).toBe(10);
    expect(notice()).toMatchObject({ kind: 'waiting', count: 10 });
    other.exec('COMMIT');
    other.close();
    await eventually('all readings on disk', () => history.samples(ALWAYS).length === 11);
    expect(notice()).toBeNull();
    expect(lines).toEqual([]);
    history.close();
  });
});
