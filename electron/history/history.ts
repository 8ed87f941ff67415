import type { Database } from 'better-sqlite3';
import type { UsageEvent } from '../core/usage/usage';
import { usageEventOf, type EventFields } from '../core/usage/usage-event';
import { createAppend } from './readings/append';
import { createCharts, type Charts } from './readings/charts';
import { watchForeignWrites, type ForeignWriteWatch } from './foreign-writes';
import { createForecastStore, type ForecastStore } from './readings/forecasts';
import { createForgetting, type Forgetting } from './forget';
import { createLedger, type Ledger } from './ledger/ledger';
import { createMoveAccount } from './move-account';
import { createNames } from './names';
import { createPaceReader, type PaceReader } from './readings/pace-samples';
import { createPeriodStore, type PeriodQuery, type StoredPeriod } from './readings/period-store';
import { createQuestions, type Questions } from './readings/limit-stats';
import { createSampleReader, type SampleCursor, type SampleQuery, type SampleRow } from './readings/samples';
import type { Reading } from './readings/reading';
import { createMachineUses, type MachineUses } from './ledger/machine-uses';
import { createScanMemory, type ScanMemory } from './ledger/scan-memory';
import { createValues, type Values } from './values';

export type { Reading } from './readings/reading';

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

/** An alert that was said: what about, never its text. */
export interface SaidAlert {
  readonly at: number;
  readonly account: string;
  readonly window: string | null;
  readonly kind: string;
  readonly value: number | null;
}

/** A page of samples, and where the next one begins; `null` behind the last. */
export interface SamplePage {
  readonly samples: readonly Sample[];
  readonly next: SampleCursor | null;
}

interface Span {
  readonly since: number;
  readonly until: number;
}

/** The store of everything that was seen. All calls are synchronous and short. */
export interface History extends Questions, Charts {
  /** Stores a reading, a row a window, together with what it changed and the state to go on from. */
  readonly append: (reading: Reading) => void;
  /** Stores what happened without a reading (a login that went, a reset that came due), with values for `kept`. */
  readonly record: (events: readonly UsageEvent[], keep: Reading['keep'], now: number) => void;
  /**
   * Moves all that is stored of an account to another key of the same account, with values for `kept`; whole or not at
   * all.
   */
  readonly moveAccount: (from: string, to: string, keep: Reading['keep'], now: number) => void;
  /** Reads a small value kept over restarts; `null` when there is none. */
  readonly kept: (name: string) => unknown;
  readonly keep: (name: string, value: unknown, now: number) => void;
  readonly forget: (name: string) => void;
  /** The small values themselves, for what several processes share. */
  readonly values: Values;
  readonly alertSaid: (alert: SaidAlert) => void;
  readonly alerts: (query: Span) => readonly SaidAlert[];
  /** Samples of a time span, oldest first. */
  readonly samples: (query: Span) => readonly Sample[];
  /** The same, `limit` at a time, for any number of them. */
  readonly samplesPage: (query: SampleQuery, after: SampleCursor | null, limit: number) => SamplePage;
  readonly events: (query: Span & { readonly window?: string }) => readonly UsageEvent[];
  /** The windows that an account was ever read of. */
  readonly windowsOf: (account: string) => readonly string[];
  readonly periods: (query: PeriodQuery) => readonly StoredPeriod[];
  /** What pace is learned from. */
  readonly paceSamples: PaceReader;
  readonly forecasts: ForecastStore;
  readonly ledger: Ledger;
  readonly machineUses: MachineUses;
  readonly scanMemory: ScanMemory;
  readonly forgetting: Forgetting;
  /**
   * Moves what was written from the log into the file, so that no later write has to: SQLite lets the one that makes the
   * log a thousand pages long wait for both files. Does nothing where another process is at it.
   */
  readonly checkpoint: () => void;
  /** A new watch for writes of other processes, for one holder of what was read from here. */
  readonly watchForeignWrites: () => ForeignWriteWatch;
  readonly close: () => void;
}

/** The history over an open database; statements are prepared once. */
export function createHistory(db: Database): History {
  const names = createNames(db);
  const values = createValues(db);
  const periods = createPeriodStore(db, names);
  const write = createAppend(db, names, periods, values);
  const page = createSampleReader(db, names);
  const sayAlert = db.prepare(`
    INSERT INTO alerts (at, account, window, kind, value) VALUES (@at, @account, @window, @kind, @value)`);
  const alerts = db.prepare<[number, number], SaidAlert>(
    'SELECT at, account, window, kind, value FROM alerts WHERE at >= ? AND at < ? ORDER BY at, id',
  );
  const events = db.prepare<object, EventRow>(`
    SELECT at, account, kind, window, value, early FROM events
    WHERE at >= @since AND at < @until AND (@window IS NULL OR window = @window) ORDER BY at, id`);

  const move = createMoveAccount(db);

  return {
    ...write,
    moveAccount: (from, to, keep, now) => {
      values.change(() => {
        move(from, to);
        for (const [name, value] of Object.entries(keep)) values.set(name, value, now);
      });
    },
    kept: values.get,
    keep: values.set,
    forget: values.delete,
    values,
    alertSaid: (alert) => void sayAlert.run(alert),
    alerts: ({ since, until }) => alerts.all(since, until),
    samples: (span) => page({ ...span, account: null, window: null }, null, -1).map(toSample),
    samplesPage: (query, after, limit) => {
      const rows = page(query, after, limit);
      const last = rows.length < limit ? undefined : rows.at(-1);
      return { samples: rows.map(toSample), next: last === undefined ? null : { at: last.at, id: last.id } };
    },
    events: ({ since, until, window = null }) =>
      events
        .all({ since, until, window })
        .flatMap(({ early, ...fields }) => usageEventOf({ ...fields, early: early === 1 }) ?? []),
    ...createCharts(db, names),
    windowsOf: (account) => names.seriesOf(account).map(({ window }) => window),
    periods: periods.list,
    paceSamples: createPaceReader(db, names),
    forecasts: createForecastStore(db, names),
    ...createQuestions(db, names, periods),
    ledger: createLedger(db, names),
    machineUses: createMachineUses(db),
    scanMemory: createScanMemory(db),
    forgetting: createForgetting(db),
    checkpoint: () => void db.pragma('wal_checkpoint(PASSIVE)'),
    watchForeignWrites: () => watchForeignWrites(db),
    close: () => void db.close(),
  };
}

function toSample(row: SampleRow): Sample {
  const { at, account, window, utilization, resetsAt, rawResetsAt, source, httpStatus, serverAheadMs } = row;
  const values = {
    at,
    account,
    window,
    utilization,
    resetsAt,
    rawResetsAt,
    source,
    httpStatus,
    serverAheadMs,
  };
  return { ...values, fresh: row.fresh === 1 };
}

interface EventRow extends Omit<EventFields, 'early'> {
  readonly early: number;
}
