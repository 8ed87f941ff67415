import type { Database } from 'better-sqlite3';
import type { Names } from '../names';

const HOUR = 3_600_000;
/** Single readings are kept this long; then only their hours and days. */
const RAW_MS = 90 * 24 * HOUR;
/** More than a reading adds, so that a backlog shrinks. */
const EXPIRED_AT_ONCE = 16;

/** A reading of one window as it is stored. */
export interface SampleValues {
  readonly at: number;
  readonly series: number;
  readonly utilization: number | null;
  readonly resetsAt: number | null;
  readonly rawResetsAt: string | null;
  readonly source: number;
  readonly httpStatus: number | null;
  readonly fresh: number;
  readonly serverAheadMs: number | null;
}

/** The row that was stored last for the same window. */
export interface LastSample extends SampleValues {
  readonly id: number;
}

/** Writes samples; to be called within a transaction. */
export interface SampleWriter {
  /** Stores one; gives the one before it, `null` for the first. */
  readonly write: (sample: SampleValues) => LastSample | null;
  /** Removes a few of those that are too old. `now` must come from a clock that can be trusted. */
  readonly expire: (now: number) => void;
}

/**
 * Readings that say the same as the two before them move the last one on in time instead of adding a row: of a run of
 * equal ones the first and the last stay, and at least one an hour, so that silence can be told from sameness. What
 * differs in anything but the wavering of the raw reset is always a row.
 */
export function createSampleWriter(db: Database): SampleWriter {
  const lastTwo = db.prepare<[number], LastSample>(`
    SELECT id, at, series, utilization, resets_at AS resetsAt, raw_resets_at AS rawResetsAt, source,
      http_status AS httpStatus, fresh, server_ahead_ms AS serverAheadMs
    FROM samples WHERE series = ? ORDER BY at DESC, id DESC LIMIT 2`);
  const insert = db.prepare(`
    INSERT INTO samples (at, series, utilization, resets_at, raw_resets_at, source, http_status, fresh, server_ahead_ms)
    VALUES (@at, @series, @utilization, @resetsAt, @rawResetsAt, @source, @httpStatus, @fresh, @serverAheadMs)`);
  const move = db.prepare(`
    UPDATE samples SET at = @at, raw_resets_at = @rawResetsAt, server_ahead_ms = @serverAheadMs WHERE id = @id`);
  const expire = db.prepare(`
    DELETE FROM samples WHERE id IN (SELECT id FROM samples WHERE at < ? ORDER BY at LIMIT ${EXPIRED_AT_ONCE})`);
  return {
    write: (sample) => {
      const [last, first] = lastTwo.all(sample.series);
      const isRun = last !== undefined && first !== undefined && isSame(sample, last) && isSame(last, first);
      if (isRun && sample.at >= last.at && sample.at - first.at <= HOUR) {
        const { at, rawResetsAt, serverAheadMs } = sample;
        move.run({ at, rawResetsAt, serverAheadMs, id: last.id });
      } else insert.run(sample);
      return last ?? null;
    },
    expire: (now) => void expire.run(now - RAW_MS),
  };
}

function isSame(a: SampleValues, b: SampleValues): boolean {
  return (
    a.utilization === b.utilization &&
    a.resetsAt === b.resetsAt &&
    a.source === b.source &&
    a.httpStatus === b.httpStatus &&
    a.fresh === b.fresh
  );
}

/** Where a page of samples ends; the next one begins behind it. */
export interface SampleCursor {
  readonly at: number;
  readonly id: number;
}

/** Which samples; `null` is any. Times are epoch ms, `until` is left out. */
export interface SampleQuery {
  readonly since: number;
  readonly until: number;
  readonly account: string | null;
  readonly window: string | null;
}

/** A row as the export and `samples` need it. */
export interface SampleRow extends SampleCursor {
  readonly account: string;
  readonly window: string;
  readonly utilization: number | null;
  readonly resetsAt: number | null;
  readonly rawResetsAt: string | null;
  readonly source: string;
  readonly httpStatus: number | null;
  readonly fresh: number;
  readonly serverAheadMs: number | null;
}

const ROWS = `
  SELECT s.id, s.at, series.account, series.window, s.utilization, s.resets_at AS resetsAt,
    s.raw_resets_at AS rawResetsAt, words.word AS source, s.http_status AS httpStatus, s.fresh,
    s.server_ahead_ms AS serverAheadMs
  FROM samples AS s JOIN series ON series.id = s.series JOIN words ON words.id = s.source
  WHERE (s.at, s.id) > (@at, @id) AND s.at < @until`;

/** Reads samples in time order, a page at a time. */
export function createSampleReader(
  db: Database,
  names: Pick<Names, 'seriesOf'>,
): (query: SampleQuery, after: SampleCursor | null, limit: number) => readonly SampleRow[] {
  const any = db.prepare<object, SampleRow>(`${ROWS} ORDER BY s.at, s.id LIMIT @limit`);
  const ofSeries = db.prepare<object, SampleRow>(
    `${ROWS} AND s.series = @series ORDER BY s.at, s.id LIMIT @limit`,
  );
  const accounts = db.prepare<[], { account: string }>('SELECT DISTINCT account FROM series');
  return ({ since, until, account, window }, after, limit) => {
    const range = { ...(after ?? { at: since, id: -1 }), until, limit };
    if (account === null && window === null) return any.all(range);
    const owners = account === null ? accounts.all().map((row) => row.account) : [account];
    const series = owners.flatMap((owner) => names.seriesOf(owner, window === null ? undefined : [window]));
    const rows = series.flatMap(({ id }) => ofSeries.all({ ...range, series: id }));
    return rows.sort((a, b) => a.at - b.at || a.id - b.id).slice(0, limit);
  };
}
