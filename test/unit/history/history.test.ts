import Database from 'better-sqlite3';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Account, Observation } from '../../../electron/core/usage/usage';
import { createHistory } from '../../../electron/history/history';
import { migrate, SchemaFromFutureError } from '../../../electron/history/migrate';
import { migrations } from '../../../electron/history/migrations/list';
import { openHistory } from '../../../electron/history/open';

const account: Account = {
  key: 'org-1',
  plan: 'Max',
  tier: null,
  organizationId: 'org-1',
  name: 'a@b.example',
};

const observation: Observation = {
  source: 'official_api',
  observedAt: 1_000,
  account: 'org-1',
  windows: [
    {
      id: 'five_hour',
      label: '5-hour',
      utilization: 42,
      resetsAt: 60_000,
      rawResetsAt: '1970-01-01T00:01:00.2+00:00',
      exactReset: false,
      severity: 'normal',
    },
    {
      id: 'seven_day',
      label: '7-day',
      utilization: null,
      resetsAt: null,
      rawResetsAt: null,
      exactReset: false,
      severity: 'normal',
    },
  ],
  organizationId: 'org-1',
  httpStatus: 200,
  fresh: true,
};

describe('the history file', () => {
  let dir = '';
  beforeEach(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-history-'));
  });
  afterEach(() => {
    fs.rmSync(dir, { recursive: true, force: true });
  });

  const always = { since: 0, until: Number.MAX_SAFE_INTEGER };

  describe('createHistory', () => {
    it('the history stores a row for each window of a reading, with events and values, and finds them after reopening', () => {
      const history = createHistory(openHistory(dir, 0).db);
      const event = {
        kind: 'limit_reached',
        at: 900,
        window: 'five_hour',
        value: 100,
        early: false,
        account: 'org-1',
      } as const;
      history.append({
        observation,
        account,
        serverAheadMs: -61_000,
        events: [event],
        keep: { tracker: { version: 1 } },
      });
      history.close();

      const again = createHistory(openHistory(dir, 0).db);
      expect(again.samples(always)).toEqual([
        {
          at: 1_000,
          account: 'org-1',
          window: 'five_hour',
          utilization: 42,
          resetsAt: 60_000,
          rawResetsAt: '1970-01-01T00:01:00.2+00:00',
          source: 'official_api',
          httpStatus: 200,
          fresh: true,
          serverAheadMs: -61_000,
        },
        expect.objectContaining({ window: 'seven_day', utilization: null, resetsAt: null }),
      ]);
      expect(again.events(always)).toEqual([event]);
      expect(again.kept('tracker')).toEqual({ version: 1 });
      expect(again.kept('nothing')).toBeNull();
      again.close();
    });

    it.each(migrations.slice(0, -1).map(({ version }) => version))(
      'the history opens a file of version %i with all its rows',
      (version) => {
        const file = path.join(dir, 'history.sqlite');
        const old = new Database(file);
        migrate(old, migrations.slice(0, version));
        if (version < 3) {
          old.exec(`INSERT INTO samples (at, account, window, utilization, resets_at, raw_resets_at, source, http_status, fresh)
            VALUES (1000, 'org-1', 'five_hour', 42, 60000, NULL, 'official_api', 200, 1)`);
        } else {
          old.exec(`INSERT INTO series VALUES (1, 'org-1', 'five_hour'); INSERT INTO words VALUES (1, 'official_api');
            INSERT INTO samples (at, series, utilization, resets_at, raw_resets_at, source, http_status, fresh)
            VALUES (1000, 1, 42, 60000, NULL, 1, 200, 1)`);
        }
        old.exec(`INSERT INTO events (at, account, kind, window, value, early)
          VALUES (900, 'org-1', 'limit_reached', 'five_hour', 100, 0)`);
        old.exec(`INSERT INTO kept VALUES ('tracker', '{"a":1}', 1000)`);
        old.close();
        const history = createHistory(openHistory(dir, 2000).db);
        expect(history.samples(always)).toMatchObject([{ at: 1000, utilization: 42, serverAheadMs: null }]);
        expect(history.events(always)).toMatchObject([{ at: 900, kind: 'limit_reached', early: false }]);
        expect(history.kept('tracker')).toEqual({ a: 1 });
        // Hours were made of what was there; from version 4 on the app keeps them itself.
        if (version < 4) {
          const query = { account: 'org-1', since: 0, until: 40 * 86_400_000, points: 500 };
          expect(history.series(query)).toMatchObject([
            { window: 'five_hour', grain: 'hourly', buckets: [{ at: 0, min: 42, max: 42, last: 42 }] },
          ]);
        }
        history.append({
          serverAheadMs: null,
          observation: { ...observation, observedAt: 3000 },
          account,
          events: [],
          keep: {},
        });
        expect(history.samples(always)).toHaveLength(3);
        const forecast = {
          account: 'org-1',
          window: 'five_hour',
          at: 3000,
          resetsAt: 60_000,
          used: 42,
          low: 50,
          mid: 60,
          high: 70,
          verdict: 'lasts' as const,
          fromHistory: false,
        };
        history.forecasts.keep([forecast], null);
        expect(history.forecasts.list({ account: 'org-1', ...always })).toEqual([forecast]);
        history.close();
        const db = new Database(file);
        expect(db.pragma('auto_vacuum', { simple: true })).toBe(version < 3 ? 2 : 0);
        db.close();
      },
    );

    it('the history stores no e-mail address', () => {
      const history = createHistory(openHistory(dir, 0).db);
      history.append({ serverAheadMs: null, observation, account, events: [], keep: {} });
      history.close();
      expect(fs.readFileSync(path.join(dir, 'history.sqlite')).includes('a@b.example')).toBe(false);
    });

    it('the history stores a reading whole or not at all', () => {
      const history = createHistory(openHistory(dir, 0).db);
      const broken = {
        kind: 'account_switched',
        at: null as unknown as number,
        window: null,
        value: null,
        early: false,
        account: 'x',
      } as const;
      expect(() => {
        history.append({ serverAheadMs: null, observation, account, events: [broken], keep: { tracker: 1 } });
      }).toThrow();
      expect(history.samples(always)).toEqual([]);
      expect(history.kept('tracker')).toBeNull();
      history.close();
    });

    it('the history calls each watch once when another process wrote, and not when it wrote itself', () => {
      const one = createHistory(openHistory(dir, 0).db);
      const other = createHistory(openHistory(dir, 0).db);
      const [hasForeignWrite, later] = [one.watchForeignWrites(), one.watchForeignWrites()];
      one.keep('own', 1, 0);
      expect(hasForeignWrite()).toBe(false);
      other.keep('theirs', 1, 0);
      expect([hasForeignWrite(), hasForeignWrite()]).toEqual([true, false]);
      expect([later(), later()]).toEqual([true, false]);
      one.close();
      other.close();
    });
  });

  describe('openHistory', () => {
    it('openHistory opens the file also where the system refuses to change its rights', () => {
      const refuse = vi.spyOn(fs, 'chmodSync').mockImplementation(() => {
        throw Object.assign(new Error('EBUSY: resource busy or locked, chmod'), { code: 'EBUSY' });
      });
      onTestFinished(() => {
        refuse.mockRestore();
      });
      const { db, unusable } = openHistory(dir, 0);
      expect(unusable).toBeNull();
      expect(db.name).toBe(path.join(dir, 'history.sqlite'));
      db.close();
    });

    it('openHistory makes files for the owner alone, in WAL mode with synchronous NORMAL', () => {
      const { db } = openHistory(dir, 0);
      createHistory(db).keep('a', 1, 0);
      const modes = fs.readdirSync(dir).map((name) => fs.statSync(path.join(dir, name)).mode & 0o777);
      expect(modes.length).toBeGreaterThan(1);
      if (process.platform !== 'win32') expect(new Set(modes)).toEqual(new Set([0o600])); // Windows has no modes
      expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
      expect(db.pragma('synchronous', { simple: true })).toBe(1);
      db.close();
    });

    it.each([
      ['zeroed header', (bytes: Buffer) => Buffer.alloc(bytes.length)],
      ['half the file', (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2) - 100)],
      ['another kind of file', () => Buffer.from('not a database, just words '.repeat(100))],
    ])('openHistory sets a damaged file aside instead of wiping it: %s', (_name, damage) => {
      const history = createHistory(openHistory(dir, 0).db);
      history.append({ serverAheadMs: null, observation, account, events: [], keep: {} });
      history.close();
      const file = path.join(dir, 'history.sqlite');
      const damaged = damage(fs.readFileSync(file));
      fs.writeFileSync(file, damaged);

      const opened = openHistory(dir, Date.UTC(2026, 10, 21));
      expect(opened.setAside).toBe(`${file}.corrupt-2026-11-21T00-00-00-000Z`);
      expect(fs.readFileSync(String(opened.setAside))).toEqual(damaged);
      expect(createHistory(opened.db).samples(always)).toEqual([]);
      opened.db.close();
    });
  });

  describe('migrate', () => {
    it('migrate leaves a file of a newer version alone', () => {
      const { db } = openHistory(dir, 0);
      db.pragma('user_version = 999');
      db.close();
      const { db: memory, notice } = openHistory(dir, 0);
      expect({ memory: memory.memory, notice }).toEqual({ memory: true, notice: { kind: 'newer' } });
      memory.close();
      const raw = new Database(path.join(dir, 'history.sqlite'));
      expect(raw.pragma('user_version', { simple: true })).toBe(999);
      expect(() => {
        migrate(raw, migrations);
      }).toThrow(SchemaFromFutureError);
      raw.close();
    });

    it('migrate runs each missing step once and none of a failing set', () => {
      const db = new Database(':memory:');
      const ran: number[] = [];
      const step = (version: number, up: () => void = () => undefined) => ({
        version,
        up: () => {
          ran.push(version);
          db.exec(`CREATE TABLE t${version} (a)`);
          up();
        },
      });
      migrate(db, [step(1)]);
      const fail = () => {
        throw new Error('step failed');
      };
      expect(() => {
        migrate(db, [step(1), step(2), step(3, fail)]);
      }).toThrow('step failed');
      expect(db.pragma('user_version', { simple: true })).toBe(1);
      migrate(db, [step(1), step(2)]);
      expect(ran).toEqual([1, 2, 3, 2]);
      const versions = migrations.map(({ version }) => version);
      expect(versions).toEqual([...new Set(versions)].toSorted((a, b) => a - b));
    });
  });
});
