import { csvOf } from '../csv';
import { familyOfLoad, type RatePair, weightOf } from './rate-pairs';

/** The pairs of one window. */
export interface WindowPairs {
  readonly window: string;
  readonly pairs: readonly RatePair[];
}

const head: readonly string[] = [
  ...['window', 'from', 'until', 'from_percent', 'until_percent', 'rise'],
  ...['model_family', 'weighted_tokens', 'percent_per_million'],
];

/**
 * The readings behind the report as CSV: two readings of one period a row, and what this machine used between them.
 * Tokens are weighted by the API's prices, in units of Sonnet's input.
 */
export function driftCsv(windows: readonly WindowPairs[]): string {
  const rows = windows.flatMap(({ window, pairs }) =>
    pairs.map(({ from, at, fromPercent, toPercent, delta, load }) => {
      const weight = weightOf(load);
      return [
        window,
        new Date(from).toISOString(),
        new Date(at).toISOString(),
        fromPercent,
        toPercent,
        delta,
        weight === 0 ? null : familyOfLoad(load),
        Math.round(weight * 1e6),
        weight === 0 ? null : Number((delta / weight).toPrecision(4)),
      ];
    }),
  );
  return csvOf(head, rows);
}
