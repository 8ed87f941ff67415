import type { Segment } from '../../electron/core/reports/segments';

/** Maps instants (epoch ms) and percents to px. */
export interface Scales {
  readonly x: (at: number) => number;
  readonly y: (percent: number) => number;
}

/** One line as an SVG path. A single reading is a short dash, so that it is visible. */
export function linePath({ points }: Segment, { x, y }: Scales): string {
  const [first] = points;
  if (first === undefined) return '';
  if (points.length === 1) return `M${x(first.at) - 1} ${y(first.value)}h2`;
  return points.map(({ at, value }, index) => `${index === 0 ? 'M' : 'L'}${x(at)} ${y(value)}`).join('');
}

/** The area between a line and zero, as an SVG path. */
export function areaPath(segment: Segment, scales: Scales): string {
  const { points } = segment;
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 2) return '';
  const { x, y } = scales;
  return `${linePath(segment, scales)}L${x(last.at)} ${y(0)}L${x(first.at)} ${y(0)}Z`;
}

/**
 * Dotted lines over times without readings, where the window did not reset in between.
 * @param lengthMs the window's length: a longer time without readings contains a reset
 */
export function bridgePaths(
  segments: readonly Segment[],
  { x, y }: Scales,
  lengthMs = Infinity,
): readonly string[] {
  return segments.flatMap((segment, index) => {
    const [from, to] = [segment.points.at(-1), segments[index + 1]?.points[0]];
    if (segment.end !== 'gap' || from === undefined || to === undefined || to.value < from.value) return [];
    if (to.at - from.at > lengthMs) return [];
    return [`M${x(from.at)} ${y(from.value)}L${x(to.at)} ${y(to.value)}`];
  });
}

/** A window's value at an instant: its last reading at or before it on the same line; `null` in a gap. */
export function valueAt(segments: readonly Segment[], at: number): number | null {
  for (const { points, end } of segments) {
    const [first, last] = [points[0], points.at(-1)];
    if (first === undefined || last === undefined || at < first.at) continue;
    if (at > last.at || (at === last.at && end === 'reset')) continue;
    return points.findLast((point) => point.at <= at)?.value ?? null;
  }
  return null;
}
