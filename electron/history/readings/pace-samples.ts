import type { Database } from 'better-sqlite3';
import type { PaceSample } from '../../core/pace/learning/pace-history';
import type { Names } from '../names';

/** Which readings of one window: from `after` (left out) to `until`, epoch ms. */
export interface PaceQuery {
  readonly account: string;
  readonly window: string;
  readonly after: number;
  readonly until: number;
}

/** The readings of one window that Anthropic gave afresh, oldest first, at most `limit`. */
export type PaceReader = (query: PaceQuery, limit: number) => readonly PaceSample[];

/** Reads no more columns than are learned from: eight weeks are many rows. */
export function createPaceReader(db: Database, names: Pick<Names, 'seriesOf'>): PaceReader {
  const read = db
    .prepare<[number, number, number, number], PaceRow>(
      `SELECT at, utilization, resets_at FROM samples
      WHERE series = ? AND at > ? AND at <= ? AND fresh = 1
        AND source NOT IN (SELECT id FROM words WHERE word = 'local_estimate')
      ORDER BY at LIMIT ?`,
    )
    .raw() as unknown as { all: (...values: readonly number[]) => readonly PaceRow[] };
  return ({ account, window, after, until }, limit) =>
    names
      .seriesOf(account, [window])
      .flatMap(({ id }) => read.all(id, after, until, limit))
      .map(([at, utilization, resetsAt]) => ({ at, utilization, resetsAt }));
}

type PaceRow = readonly [number, number | null, number | null];
