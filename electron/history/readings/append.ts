import type { Database } from 'better-sqlite3';
import { isSameReset } from '../../core/usage/same-reset';
import { GAP_MS } from '../../core/usage/series';
import type { Account, LimitWindow, UsageEvent } from '../../core/usage/usage';
import type { Names } from '../names';
import type { PeriodStore } from './period-store';
import type { Reading } from './reading';
import { createRollups } from './rollups';
import { createSampleWriter, type LastSample, type SampleValues } from './samples';
import type { Values } from '../values';

/** So often a little of what was deleted goes back to the disk. */
const VACUUM_EVERY = 500;

/** How anything gets in. */
export interface Writes {
  readonly append: (reading: Reading) => void;
  readonly record: (events: readonly UsageEvent[], keep: Reading['keep'], now: number) => void;
}

/** The two ways in: a reading with all that follows from it, and what happened without one. Whole or not at all. */
export function createAppend(
  db: Database,
  names: Names,
  periods: PeriodStore,
  values: Pick<Values, 'set'>,
): Writes {
  const samples = createSampleWriter(db);
  const rollups = createRollups(db);
  const saveAccount = createAccountWriter(db);
  const saveEvents = createEventWriter(db);
  let appended = 0;

  const saveNews = (events: readonly UsageEvent[], keep: Reading['keep'], now: number) => {
    saveEvents(events);
    for (const [name, value] of Object.entries(keep)) values.set(name, value, now);
  };
  const append = db.transaction((reading: Reading) => {
    const { observation, account, events, serverAheadMs } = reading;
    const { observedAt: at } = observation;
    saveAccount(account, at);
    const isWord = observation.fresh && observation.source !== 'local_estimate';
    for (const window of observation.windows) {
      const sample = sampleOf(window, reading, names);
      const before = samples.write(sample);
      const { series, utilization: percent } = sample;
      if (isWord && percent !== null) rollups.add({ series, at, percent, rise: riseOf(sample, before) });
    }
    stepPeriods(periods, observation.account, { at, events, windows: isWord ? observation.windows : [] });
    saveNews(events, reading.keep, at);
    // Only a time that the server confirms may make anything old: a clock that leaps must not empty the history.
    if (serverAheadMs !== null) samples.expire(at + serverAheadMs);
  });
  const record = db.transaction((events: readonly UsageEvent[], keep: Reading['keep'], now: number) => {
    const own = (account: string) => events.filter((event) => event.account === account);
    for (const account of new Set(events.map((event) => event.account)))
      stepPeriods(periods, account, { at: now, events: own(account), windows: [] });
    saveNews(events, keep, now);
  });
  const tidy = ({ observation, serverAheadMs }: Reading) => {
    appended += 1;
    if (appended % VACUUM_EVERY !== 0) return;
    if (serverAheadMs !== null) rollups.expire(observation.observedAt + serverAheadMs);
    db.pragma('incremental_vacuum(16)');
  };

  return {
    append: (reading) => {
      safely(db, reading.events, () => {
        append.immediate(reading);
      });
      tidy(reading);
    },
    record: (events, keep, now) => {
      safely(db, events, () => {
        record.immediate(events, keep, now);
      });
    },
  };
}

function createAccountWriter(db: Database): (account: Account, at: number) => void {
  const upsert = db.prepare(`
    INSERT INTO accounts (key, first_seen_at, plan, tier, organization_id)
    VALUES (@key, @at, @plan, @tier, @organizationId)
    ON CONFLICT (key) DO UPDATE SET plan = excluded.plan, tier = excluded.tier,
      organization_id = excluded.organization_id
    WHERE plan IS NOT excluded.plan OR tier IS NOT excluded.tier OR organization_id IS NOT excluded.organization_id`);
  return ({ key, plan, tier, organizationId }, at) => {
    upsert.run({ key, at, plan, tier, organizationId });
  };
}

function createEventWriter(db: Database): (events: readonly UsageEvent[]) => void {
  const insert = db.prepare(`
    INSERT INTO events (at, account, kind, window, value, early)
    VALUES (@at, @account, @kind, @window, @value, @early)`);
  return (events) => {
    for (const { kind, at, account, window, value, early } of events)
      insert.run({ kind, at, account, window, value, early: Number(early) });
  };
}

function sampleOf(window: LimitWindow, { observation, serverAheadMs }: Reading, names: Names): SampleValues {
  return {
    at: observation.observedAt,
    series: names.series(observation.account, window.id),
    utilization: window.utilization,
    resetsAt: window.resetsAt,
    rawResetsAt: window.rawResetsAt,
    source: names.word(observation.source),
    httpStatus: observation.httpStatus,
    fresh: Number(observation.fresh),
    serverAheadMs,
  };
}

/** An event is told to a person at once, so it must survive a power cut too; a plain reading comes again. */
function safely(db: Database, events: readonly UsageEvent[], write: () => void): void {
  if (events.length === 0) {
    write();
    return;
  }
  db.pragma('synchronous = FULL');
  try {
    write();
  } finally {
    db.pragma('synchronous = NORMAL');
  }
}

function stepPeriods(
  periods: PeriodStore,
  account: string,
  news: {
    readonly at: number;
    readonly events: readonly UsageEvent[];
    readonly windows: readonly LimitWindow[];
  },
): void {
  const told = news.events.filter((event) => event.account === account);
  const ids = new Set([...news.windows.map(({ id }) => id), ...told.flatMap(({ window }) => window ?? [])]);
  for (const window of ids) {
    const events = told.filter((event) => event.window === window);
    const reading = news.windows.find(({ id }) => id === window) ?? null;
    periods.step(account, { window, at: news.at, events, reading });
  }
}

/** By how much use rose since the reading before; `null` where a gap or a reset lies between. */
function riseOf(sample: SampleValues, before: LastSample | null): number | null {
  if (before === null || before.utilization === null || sample.utilization === null) return null;
  const isNear = sample.at >= before.at && sample.at - before.at <= GAP_MS;
  const isSame = isSameReset(sample.resetsAt, before.resetsAt);
  return isNear && isSame ? Math.max(0, sample.utilization - before.utilization) : null;
}
