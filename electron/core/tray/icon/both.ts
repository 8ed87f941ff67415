import { pairLayers } from './bars';
import type { SizeMetrics } from './metrics';
import { dashes, numberShape } from './number';
import type { Layer } from './raster';
import { lined, plated, roleOf, underline } from './signs';
import type { BarPair, IconState } from './spec';

/** The number above two thin bars; an underline is lower here, and thinner at 16 px. */
export function bothLayers(
  value: number | null,
  values: BarPair,
  state: IconState,
  metrics: SizeMetrics,
): readonly Layer[] {
  const plate = state === 'critical';
  const { top, digits, bars } = plate ? metrics.plateBoth : metrics.both;
  const role = roleOf(state);
  const foot = bars.tops[1] + bars.height;
  // Without an underline, number and bars are centred.
  const down = plate || lined(state) ? 0 : Math.floor((metrics.size - foot) / 2);
  const number: Layer =
    value === null
      ? dashes(metrics, digits, top + down, role)
      : { shape: numberShape(value, digits, metrics.size, top + down), role };
  const placed = { ...bars, tops: [bars.tops[0] + down, bars.tops[1] + down] } as const;
  const line = Math.min(metrics.line, metrics.size - foot - 1);
  const contents = [
    number,
    ...pairLayers(values, placed, metrics, role),
    ...underline(state, { ...metrics, line }),
  ];
  return plated(state, metrics, contents);
}
