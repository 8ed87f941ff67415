import type { Segment } from '../../electron/core/history/segments';

/** Turns instants and percents into px. */
export interface Scales {
  readonly x: (at: number) => number;
  readonly y: (percent: number) => number;
}

/** One line of a drawing, as an SVG path; a single reading is a short dash, so that it can be seen. */
export function linePath({ points }: Segment, { x, y }: Scales): string {
  const [first] = points;
  if (first === undefined) return '';
  if (points.length === 1) return `M${x(first.at) - 1} ${y(first.value)}h2`;
  return points.map(({ at, value }, index) => `${index === 0 ? 'M' : 'L'}${x(at)} ${y(value)}`).join('');
}

/** What lies below a line, down to zero. */
export function areaPath(segment: Segment, scales: Scales): string {
  const { points } = segment;
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 2) return '';
  const { x, y } = scales;
  return `${linePath(segment, scales)}L${x(last.at)} ${y(0)}L${x(first.at)} ${y(0)}Z`;
}

/**
 * A dotted line between two lines that only silence parts: the window went on, nobody read it.
 * @param lengthMs how long the window lasts: a longer silence has a reset in it
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

/** The value of a window at an instant: of its last reading at or before it within the same line; `null` in a gap. */
export function valueAt(segments: readonly Segment[], at: number): number | null {
  for (const { points, end } of segments) {
    const [first, last] = [points[0], points.at(-1)];
    if (first === undefined || last === undefined || at < first.at) continue;
    if (at > last.at || (at === last.at && end === 'reset')) continue;
    return points.findLast((point) => point.at <= at)?.value ?? null;
  }
  return null;
}
