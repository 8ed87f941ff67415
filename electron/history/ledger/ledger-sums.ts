import type { Database } from 'better-sqlite3';
import type { ModelTokens } from '../../core/snapshot/today';
import { noTokens } from '../../core/tokens/tokens';
import type { TokenSums } from '../../core/usage/usage';

export interface SumQuery {
  /** `null`: whoever it was. A key: that account, and what nobody is known for. */
  readonly account: string | null;
  readonly since: number;
  readonly until?: number;
  /** A word in the model's name: `opus`. */
  readonly family?: string;
}

export interface LedgerSums {
  /** Tokens since an instant that the plan pays for: of a window, from its start. */
  readonly sums: (query: SumQuery) => TokenSums & { readonly messages: number };
  /** All tokens of a span by model, also of responses that the plan does not pay for. */
  readonly byModel: (query: Omit<SumQuery, 'family'>) => readonly ModelTokens[];
}

const SUMS = `count(*) AS messages, coalesce(sum(input), 0) AS input, coalesce(sum(output), 0) AS output,
  coalesce(sum(cache_read), 0) AS cacheRead, coalesce(sum(cache_write_5m), 0) AS cacheWrite5m,
  coalesce(sum(cache_write_1h), 0) AS cacheWrite1h`;

export function createLedgerSums(db: Database): LedgerSums {
  const sums = db.prepare<object, SumRow>(`
    SELECT ${SUMS} FROM token_uses AS u
    WHERE at >= @since AND at < @until AND on_plan = 1
      AND (@account IS NULL OR account IS NULL OR account = (SELECT id FROM words WHERE word = @account))
      AND (@family IS NULL OR model IN (SELECT id FROM words WHERE instr(word, @family) > 0))`);
  const byModel = db.prepare<object, ModelTokens>(`
    SELECT words.word AS model,
      sum(input + output + cache_read + cache_write_5m + cache_write_1h) AS tokens
    FROM token_uses AS u JOIN words ON words.id = u.model
    WHERE at >= @since AND at < @until
      AND (@account IS NULL OR account IS NULL OR account = (SELECT id FROM words WHERE word = @account))
    GROUP BY u.model`);
  return {
    byModel: ({ account, since, until = Number.MAX_SAFE_INTEGER }) => byModel.all({ account, since, until }),
    sums: ({ account, since, until = Number.MAX_SAFE_INTEGER, family = null }) =>
      sums.get({ account, since, until, family }) ?? { ...noTokens, messages: 0 },
  };
}

interface SumRow extends TokenSums {
  readonly messages: number;
}
