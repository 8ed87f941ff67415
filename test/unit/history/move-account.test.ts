import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyTracker } from '../../../electron/core/tracker/tracker';
import type { Account } from '../../../electron/core/usage/usage';
import { createHistory, type History } from '../../../electron/history/history';
import { openHistory } from '../../../electron/history/open';

const HOUR = 3_600_000;
const NOON = Date.UTC(2026, 10, 30, 12);
const always = { since: 0, until: Number.MAX_SAFE_INTEGER };

describe('moveAccount', () => {
  let dir = '';
  let history: History;

  beforeEach(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-move-'));
    history = createHistory(openHistory(dir, NOON).db);
  });
  afterEach(() => {
    history.close();
    fs.rmSync(dir, { recursive: true, force: true });
  });

  const read = (key: string, at: number, utilization: number) => {
    const account: Account = { key, plan: 'Pro', tier: null, organizationId: null, name: null };
    history.append({
      account,
      observation: {
        source: 'official_api',
        observedAt: at,
        account: key,
        windows: [
          {
            id: 'five_hour',
            label: '5-hour',
            utilization,
            resetsAt: NOON + 4 * HOUR,
            rawResetsAt: null,
            exactReset: false,
            severity: 'normal',
          },
        ],
        organizationId: null,
        httpStatus: 200,
        fresh: true,
      },
      events: [{ kind: 'threshold_crossed', at, window: 'five_hour', value: 75, early: false, account: key }],
      serverAheadMs: null,
      keep: { [`tracker:${key}`]: emptyTracker(key), [`estimate:${key}`]: { account: key } },
    });
  };

  it('moveAccount moves readings, events, periods, alerts and stored values', () => {
    read('dir-1', NOON, 40);
    history.alertSaid({
      at: NOON,
      account: 'dir-1',
      window: 'five_hour',
      kind: 'threshold_crossed',
      value: 75,
    });
    history.moveAccount('dir-1', 'org', { 'account@x': { key: 'org' } }, NOON);
    expect(history.samples(always).map(({ account, utilization }) => [account, utilization])).toEqual([
      ['org', 40],
    ]);
    expect(history.events(always).map(({ account }) => account)).toEqual(['org']);
    expect(history.alerts(always).map(({ account }) => account)).toEqual(['org']);
    expect(history.periods({ account: 'org', ...always })).toHaveLength(1);
    expect(history.windowsOf('dir-1')).toEqual([]);
    expect(history.kept('tracker:org')).toMatchObject({ account: 'org' });
    expect(history.kept('estimate:org')).toEqual({ account: 'org' });
    expect(history.kept('tracker:dir-1')).toBeNull();
    expect(history.kept('account@x')).toEqual({ key: 'org' });
  });

  it('moveAccount joins two keys under which two folders read one account, with each period once', () => {
    read('org', NOON, 40);
    read('dir-1', NOON + 60_000, 41);
    read('dir-2', NOON + 120_000, 43);
    history.moveAccount('dir-1', 'org', {}, NOON);
    history.moveAccount('dir-2', 'org', {}, NOON);
    expect(history.samples(always).map(({ account, utilization }) => [account, utilization])).toEqual([
      ['org', 40],
      ['org', 41],
      ['org', 43],
    ]);
    expect(history.periods({ account: 'org', ...always })).toHaveLength(1);
    read('org', NOON + 180_000, 44);
    expect(history.periods({ account: 'org', ...always })).toHaveLength(1);
  });

  it('moveAccount changes no account whose key ends in the same letters', () => {
    read('x-dir-1', NOON, 40);
    read('dir-1', NOON, 50);
    history.moveAccount('dir-1', 'org', {}, NOON);
    expect(history.kept('tracker:x-dir-1')).toMatchObject({ account: 'x-dir-1' });
    expect(history.windowsOf('x-dir-1')).toEqual(['five_hour']);
  });
});
