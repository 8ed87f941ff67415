import type { Layer } from './raster';
import { both, disc, rect, rim, stroke, union, without, type Shape } from './shape';
import { lined, plated, roleOf, underline } from './signs';
import type { IconState } from './spec';
import type { SizeMetrics } from './metrics';

/** The Q: a ring with a tail, filled up to the used level. */
export function markShape(value: number | null, left: number, top: number, size: number): Shape {
  const pen = Math.max(2, Math.round(size / 8));
  const gap = Math.max(1, Math.round(size / 16));
  const outer = Math.floor((size * 15) / 16) / 2;
  const [cx, cy] = [left + outer, top + outer];
  const far = (size * 6) / 16;
  const tail = (width: number) => stroke(cx + far * 0.37, cy + far * 0.39, cx + far, cy + far * 1.06, width);
  const ring = union(rim(disc(cx, cy, outer), pen), tail(pen));
  if (value === null || value <= 0) return ring;
  const radius = outer - pen - gap;
  const level = both(disc(cx, cy, radius), rect(left, surface(value, cy, radius), size, size));
  return union(ring, without(level, tail(pen + 2 * gap)));
}

/** The sign of no data: a dashed ring without a tail, to differ from an empty Q. The gaps lie on whole pixels. */
export function dashedRing(left: number, top: number, size: number): Shape {
  const across = Math.floor((size * 15) / 16);
  const wish = Math.round(size / 5.5);
  const gap = wish + ((across + wish) % 2);
  const start = (across - gap) / 2;
  const cross = union(rect(left + start, top, gap, across), rect(left, top + start, across, gap));
  const half = across / 2;
  const ring = rim(disc(left + half, top + half, half), Math.max(2, Math.round(size / 8)));
  return without(ring, cross);
}

/**
 * The top of the level, on a whole pixel; the level is visible if anything is used, and its rest if anything is left.
 */
function surface(value: number, cy: number, radius: number): number {
  const [floor, ceiling] = [cy + radius, cy - radius];
  if (value >= 100) return Math.floor(ceiling);
  const exact = Math.round(floor - (2 * radius * value) / 100);
  return Math.min(Math.ceil(floor) - 2, Math.max(Math.floor(ceiling) + 1, exact));
}

/** The Q as a coloured icon with the signs of its state; smaller above an underline and on the plate. */
export function markLayers(value: number | null, state: IconState, metrics: SizeMetrics): readonly Layer[] {
  const { size, line } = metrics;
  const margin = state === 'critical' ? Math.round(size / 8) : lined(state) ? Math.ceil((line + 1) / 2) : 0;
  const top = lined(state) ? 0 : margin;
  const inner = size - 2 * margin;
  const shape = state === 'no_data' ? dashedRing(margin, top, inner) : markShape(value, margin, top, inner);
  const layer: Layer = { shape, role: roleOf(state) };
  return plated(state, metrics, [layer, ...underline(state, metrics)]);
}
