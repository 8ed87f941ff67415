import type { DigitMetrics, SizeMetrics } from './metrics';
import { dashes, numberShape } from './number';
import type { Layer } from './raster';
import { lined, plated, roleOf, underline } from './signs';
import type { BarPair, IconState } from './spec';

/** Two numbers, one above the other, the shorter window on top. */
export function twoLayers(values: BarPair, state: IconState, metrics: SizeMetrics): readonly Layer[] {
  const { size } = metrics;
  const plate = state === 'critical';
  const line = Math.max(1, Math.floor(metrics.line / 2));
  const margin = plate ? Math.max(1, Math.round(size / 12)) : 0;
  const room = size - 2 * margin - (lined(state) ? line + 1 : 0);
  const gap = Math.max(2, Math.round(size / 14));
  const digits = digitsOf(size, Math.floor((room - gap) / 2), plate);
  const top = margin + Math.floor((room - 2 * digits.height - gap) / 2);
  const role = roleOf(state);
  const rows = values.map((value, row): Layer => {
    const y = top + row * (digits.height + gap);
    if (value === null) return dashes(metrics, digits, y, role);
    return { shape: numberShape(value, digits, size, y), role };
  });
  return plated(state, metrics, [...rows, ...underline(state, { ...metrics, line })]);
}

/** Measures from the height of a row: half as high as a single number, and nearly as wide. */
function digitsOf(size: number, height: number, plate: boolean): DigitMetrics {
  const pen = Math.max(1, Math.floor(size / 10));
  const gap = 2 * Math.ceil(pen / 3);
  const side = plate ? Math.round(size / 8) : Math.round(size / 16);
  return {
    pen,
    width: Math.floor((size - 2 * side - gap) / 2),
    gap,
    height,
    counter: Math.max(1, Math.floor((height - 3 * pen) / 2)),
  };
}
