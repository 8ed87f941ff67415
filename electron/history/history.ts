import type { Database } from 'better-sqlite3';
import type { Account, Observation, UsageEvent } from '../core/usage';

/** One stored reading of one window. */
export interface Sample {
  readonly at: number;
  readonly account: string;
  readonly window: string;
  readonly utilization: number | null;
  readonly resetsAt: number | null;
  readonly rawResetsAt: string | null;
  readonly source: string;
  readonly httpStatus: number | null;
  readonly fresh: boolean;
  /** By how much the server's clock was ahead of `at`'s (ms); `null` when it did not say. */
  readonly serverAheadMs: number | null;
}

/** The store of everything that was seen. All calls are synchronous and short. */
export interface History {
  /** Stores a reading, a row a window, together with what it changed and the state to go on from. */
  readonly append: (reading: Reading) => void;
  /** Stores what happened without a reading (a login that went, a reset that came due), with values for `kept`. */
  readonly record: (events: readonly UsageEvent[], keep: Reading['keep'], now: number) => void;
  /** Reads a small value kept over restarts; `null` when there is none. */
  readonly kept: (name: string) => unknown;
  readonly keep: (name: string, value: unknown, now: number) => void;
  readonly forget: (name: string) => void;
  /** Samples of a time span, oldest first. */
  readonly samples: (query: { readonly since: number; readonly until: number }) => readonly Sample[];
  readonly events: (query: { readonly since: number; readonly until: number }) => readonly UsageEvent[];
  /** Rises whenever another process wrote: then what is held in memory must be read again. */
  readonly dataVersion: () => number;
  readonly close: () => void;
}

/** All that one reading stores; it is stored whole or not at all. */
export interface Reading {
  readonly observation: Observation;
  readonly account: Account;
  readonly events: readonly UsageEvent[];
  /** By how much the server's clock was ahead of ours (ms); `null` when it did not say. */
  readonly serverAheadMs: number | null;
  /** Values for `kept`, by name. */
  readonly keep: Readonly<Record<string, unknown>>;
}

/** The history over an open database; statements are prepared once. */
export function createHistory(db: Database): History {
  const insert = prepareWrites(db);
  const read = prepareReads(db);

  const append = db.transaction((reading: Reading) => {
    const { observation, account } = reading;
    insert.account.run(
      account.key,
      observation.observedAt,
      account.plan,
      account.tier,
      account.organizationId,
    );
    for (const window of observation.windows) {
      insert.sample.run({
        at: observation.observedAt,
        account: observation.account,
        window: window.id,
        utilization: window.utilization,
        resetsAt: window.resetsAt,
        rawResetsAt: window.rawResetsAt,
        source: observation.source,
        httpStatus: observation.httpStatus,
        fresh: Number(observation.fresh),
        serverAheadMs: reading.serverAheadMs,
      });
    }
    for (const event of reading.events) insert.event.run({ ...event, early: Number(event.early) });
    for (const [name, value] of Object.entries(reading.keep)) {
      insert.kept.run(name, JSON.stringify(value), observation.observedAt);
    }
  });

  const record = db.transaction((events: readonly UsageEvent[], keep: Reading['keep'], now: number) => {
    for (const event of events) insert.event.run({ ...event, early: Number(event.early) });
    for (const [name, value] of Object.entries(keep)) insert.kept.run(name, JSON.stringify(value), now);
  });

  return {
    append: (reading) => {
      append.immediate(reading);
    },
    record: (events, keep, now) => {
      record.immediate(events, keep, now);
    },
    kept: (name) => {
      const row = read.kept.get(name) as { value: string } | undefined;
      return row === undefined ? null : parseKept(row.value);
    },
    keep: (name, value, now) => void insert.kept.run(name, JSON.stringify(value), now),
    forget: (name) => void insert.forget.run(name),
    samples: ({ since, until }) => (read.samples.all(since, until) as SampleRow[]).map(toSample),
    events: ({ since, until }) => (read.events.all(since, until) as EventRow[]).map(toEvent),
    dataVersion: () => Number(db.pragma('data_version', { simple: true })),
    close: () => void db.close(),
  };
}

function prepareWrites(db: Database) {
  return {
    account: db.prepare(`
      INSERT INTO accounts (key, first_seen_at, plan, tier, organization_id) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (key) DO UPDATE SET plan = excluded.plan, tier = excluded.tier,
        organization_id = excluded.organization_id`),
    sample: db.prepare(`
      INSERT INTO samples (at, account, window, utilization, resets_at, raw_resets_at, source, http_status, fresh, server_ahead_ms)
      VALUES (@at, @account, @window, @utilization, @resetsAt, @rawResetsAt, @source, @httpStatus, @fresh,
        @serverAheadMs)`),
    event: db.prepare(`
      INSERT INTO events (at, account, kind, window, value, early)
      VALUES (@at, @account, @kind, @window, @value, @early)`),
    kept: db.prepare(`
      INSERT INTO kept (name, value, updated_at) VALUES (?, ?, ?)
      ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`),
    forget: db.prepare('DELETE FROM kept WHERE name = ?'),
  };
}

function prepareReads(db: Database) {
  return {
    kept: db.prepare('SELECT value FROM kept WHERE name = ?'),
    samples: db.prepare('SELECT * FROM samples WHERE at >= ? AND at < ? ORDER BY at, id'),
    events: db.prepare('SELECT * FROM events WHERE at >= ? AND at < ? ORDER BY at, id'),
  };
}

/** A value that cannot be read counts as absent: it is a cache of facts, the samples are the record. */
function parseKept(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

interface SampleRow {
  readonly at: number;
  readonly account: string;
  readonly window: string;
  readonly utilization: number | null;
  readonly resets_at: number | null;
  readonly raw_resets_at: string | null;
  readonly source: string;
  readonly http_status: number | null;
  readonly fresh: number;
  readonly server_ahead_ms: number | null;
}

function toSample(row: SampleRow): Sample {
  return {
    at: row.at,
    account: row.account,
    window: row.window,
    utilization: row.utilization,
    resetsAt: row.resets_at,
    rawResetsAt: row.raw_resets_at,
    source: row.source,
    httpStatus: row.http_status,
    fresh: row.fresh === 1,
    serverAheadMs: row.server_ahead_ms,
  };
}

interface EventRow extends Omit<UsageEvent, 'early'> {
  readonly early: number;
}

function toEvent({ at, account, kind, window, value, early }: EventRow): UsageEvent {
  return { at, account, kind, window, value, early: early === 1 };
}
