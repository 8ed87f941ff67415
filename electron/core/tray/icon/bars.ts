import type { InsetBarMetrics, SizeMetrics } from './metrics';
import type { Role } from './palette';
import type { Layer } from './raster';
import { rect, rim } from './shape';
import { lined, plated, roleOf, underline } from './signs';
import type { BarPair, IconState } from './spec';

/** The opacity of the track below the fill. */
const TRACK = 0.28;

/** Two bars, one above the other. */
export function barsLayers(values: BarPair, state: IconState, metrics: SizeMetrics): readonly Layer[] {
  const place = state === 'critical' ? metrics.plateBars : lined(state) ? metrics.linedBars : metrics.bars;
  const contents = pairLayers(values, { inset: 0, ...place }, metrics, roleOf(state));
  return plated(state, metrics, [...contents, ...underline(state, metrics)]);
}

/** The layers of two bars in a given place. */
export function pairLayers(
  values: readonly (number | null)[],
  { inset, tops, height }: InsetBarMetrics,
  { size, outline }: SizeMetrics,
  role: Role,
): readonly Layer[] {
  return values.flatMap((value, index) =>
    bar(value, { x: inset, y: tops[index] ?? 0, width: size - 2 * inset, height }, outline, role),
  );
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function bar(
  value: number | null,
  { x, y, width, height }: Box,
  outline: number,
  role: Role,
): readonly Layer[] {
  const track = rect(x, y, width, height);
  if (value === null) {
    // A bar that is too thin for an outline has only its track.
    return height > 2 * outline
      ? [{ shape: rim(track, outline), role }]
      : [{ shape: track, role, alpha: TRACK }];
  }
  const filled: Layer = { shape: rect(x, y, fillWidth(value, width), height), role };
  return value > 0 ? [{ shape: track, role, alpha: TRACK }, filled] : [{ shape: track, role, alpha: TRACK }];
}

/** The width in whole pixels: at least one if anything is used, and at least one free if anything is left. */
function fillWidth(value: number, width: number): number {
  if (value >= 100) return width;
  return Math.min(width - 1, Math.max(1, Math.round((width * value) / 100)));
}
