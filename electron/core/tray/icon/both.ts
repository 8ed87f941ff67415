import { pairLayers } from './bars';
import type { BothMetrics, SizeMetrics } from './metrics';
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
  return numberOver(value, values, state, metrics, state === 'critical' ? metrics.plateBoth : metrics.both);
}

/** The number above one thin level: Quotide's mark. The digits are taller by the bar that is not there. */
export function lineLayers(
  value: number | null,
  used: number | null,
  state: IconState,
  metrics: SizeMetrics,
): readonly Layer[] {
  const { top, digits, bars } = state === 'critical' ? metrics.plateBoth : metrics.both;
  const [first, second] = bars.tops;
  const taller = second - first;
  const tall = {
    ...digits,
    height: digits.height + taller,
    counter: digits.counter + Math.floor(taller / 2),
  };
  const level = { ...bars, tops: [second, second] } as const;
  return numberOver(value, [used], state, metrics, { top, digits: tall, bars: level });
}

function numberOver(
  value: number | null,
  values: readonly (number | null)[],
  state: IconState,
  metrics: SizeMetrics,
  { top, digits, bars }: BothMetrics,
): readonly Layer[] {
  const plate = state === 'critical';
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
