import type { Counters } from '../../core/metrics/gauges';
import { addTokens } from '../../core/tokens/tokens';
import type { TokenSums } from '../../core/usage/usage';
import type { ApiFailure } from '../../sources/usage-api/request-failure';

/** Counts what this process does, for metrics. Counts only rise. */
export interface CounterHolder {
  /** When counting began, epoch ms. */
  readonly startedAt: number;
  /** The present counts, as a value that does not change later. */
  readonly read: () => Counters;
  /** Adds the tokens of an answer that was not counted before. */
  readonly addTokens: (model: string, tokens: TokenSums) => void;
  /** Adds answered requests of the proxy. */
  readonly addProxyRequests: (answered: Counters['proxyRequests'][number]) => void;
  /** Adds a reading that failed. */
  readonly addPollError: (failure: Pick<ApiFailure, 'reason' | 'status'>) => void;
}

export function createCounters(startedAt: number): CounterHolder {
  const tokens = new Map<string, TokenSums>();
  const requests = new Map<string, Counters['proxyRequests'][number]>();
  const errors = new Map<string, number>();
  return {
    startedAt,
    read: () => ({
      tokens: [...tokens].map(([model, sums]) => ({ model, tokens: sums })),
      proxyRequests: [...requests.values()],
      pollErrors: Object.fromEntries(errors),
    }),
    addTokens: (model, added) => {
      const before = tokens.get(model);
      tokens.set(model, before === undefined ? added : addTokens(before, added));
    },
    addProxyRequests: ({ status, endpoint, count }) => {
      const key = `${status} ${endpoint}`;
      requests.set(key, { status, endpoint, count: (requests.get(key)?.count ?? 0) + count });
    },
    addPollError: (failure) => {
      const kind = kindOf(failure);
      if (kind !== null) errors.set(kind, (errors.get(kind) ?? 0) + 1);
    },
  };
}

/** The `error.type` of a failure: the API's HTTP status, `schema` for an unknown shape, else the reason. */
function kindOf({ reason, status }: Pick<ApiFailure, 'reason' | 'status'>): string | null {
  if (reason === 'cancelled' || reason === 'no_token') return null;
  if (reason === 'not_json' || reason === 'unknown_shape') return 'schema';
  const isAnswer = reason === 'refused_by_api' || reason === 'server_trouble';
  return isAnswer && status !== null ? String(status) : reason;
}
