import { pairLayers } from './bars';
import type { SizeMetrics } from './metrics';
import { dashes, numberShape } from './number';
import type { Layer } from './raster';
import { plated, roleOf, underline } from './signs';
import type { BarPair, IconState } from './spec';

/** The number with two thin bars below it; an underline is a pixel lower and thinner than elsewhere. */
export function bothLayers(
  value: number | null,
  values: BarPair,
  state: IconState,
  metrics: SizeMetrics,
): readonly Layer[] {
  const { top, digits, bars } = state === 'critical' ? metrics.plateBoth : metrics.both;
  const role = roleOf(state);
  const number: Layer =
    value === null
      ? dashes(metrics, digits, top, role)
      : { shape: numberShape(value, digits, metrics.size, top), role };
  const [, second] = bars.tops;
  const line = Math.min(metrics.line, metrics.size - second - bars.height - 1);
  const contents = [
    number,
    ...pairLayers(values, bars, metrics, role),
    ...underline(state, { ...metrics, line }),
  ];
  return plated(state, metrics, contents);
}
