import { metricsOf, noCounters, type Counters, type Metric } from './gauges';
import type { AccountSnapshot } from '../snapshot/snapshot-types';

/** One account's snapshot, with the attributes that distinguish its series. */
export interface AccountMetrics {
  readonly snapshot: AccountSnapshot;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The metrics of all accounts. Counters belong to the process, so they have no account's attributes. */
export function metricsOfAccounts(
  accounts: readonly AccountMetrics[],
  counters: Counters,
  now: number,
): readonly Metric[] {
  const each = accounts.map(({ snapshot, attributes }) =>
    metricsOf(snapshot, noCounters, now).map((metric) => ({
      ...metric,
      points: metric.points.map((point) => ({
        ...point,
        attributes: { ...point.attributes, ...attributes },
      })),
    })),
  );
  const first = accounts[0];
  if (first === undefined) return [];
  return metricsOf(first.snapshot, counters, now).map((metric, index) =>
    metric.kind === 'counter'
      ? metric
      : { ...metric, points: each.flatMap((metrics) => metrics[index]?.points ?? []) },
  );
}
