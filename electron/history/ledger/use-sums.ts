import type { Database } from 'better-sqlite3';
import type { LocalUse } from '../../core/estimate/estimate-types';
import type { TokenSums } from '../../core/usage/usage';

export interface UseSumQuery {
  /** That account, and what nobody is known for. */
  readonly account: string;
  /** Epoch ms; `until` excluded. */
  readonly since: number;
  readonly until: number;
  /** What lies within the same step of time counts as one use a model. */
  readonly stepMs: number;
}

/** This machine's use that the plan pays for, summed by model and step of time, the oldest first; `at` is the first of a step. */
export type UseSums = (query: UseSumQuery) => readonly LocalUse[];

export function createUseSums(db: Database): UseSums {
  const read = db.prepare<UseSumQuery, Row>(`
    SELECT min(u.at) AS at, model.word AS model, sum(u.input) AS input, sum(u.output) AS output,
      sum(u.cache_read) AS cacheRead, sum(u.cache_write_5m) AS cacheWrite5m, sum(u.cache_write_1h) AS cacheWrite1h
    FROM token_uses AS u JOIN words AS model ON model.id = u.model
    WHERE u.at >= @since AND u.at < @until AND u.on_plan = 1
      AND (u.account IS NULL OR u.account = (SELECT id FROM words WHERE word = @account))
    GROUP BY u.at / CAST(@stepMs AS INTEGER), u.model ORDER BY 1`);
  return (query) => read.all(query).map(({ at, model, ...tokens }) => ({ at, model, tokens }));
}

interface Row extends TokenSums {
  readonly at: number;
  readonly model: string;
}
