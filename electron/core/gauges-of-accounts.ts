import { metricsOf, noCounters, type Counters, type Metric } from './gauges';
import type { Snapshot } from './snapshot-types';

/** One account's numbers, and what its series are told apart by. */
export interface Told {
  readonly snapshot: Snapshot;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The metrics of all accounts together; what was counted belongs to the process, not to one of them. */
export function metricsOfAccounts(told: readonly Told[], counters: Counters, now: number): readonly Metric[] {
  const each = told.map(({ snapshot, attributes }) =>
    metricsOf(snapshot, noCounters, now).map((metric) => ({
      ...metric,
      points: metric.points.map((point) => ({
        ...point,
        attributes: { ...point.attributes, ...attributes },
      })),
    })),
  );
  const first = told[0];
  if (first === undefined) return [];
  return metricsOf(first.snapshot, counters, now).map((metric, index) =>
    metric.kind === 'counter'
      ? metric
      : { ...metric, points: each.flatMap((metrics) => metrics[index]?.points ?? []) },
  );
}
