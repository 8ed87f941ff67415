/** The size of a drawing and the edges of its plot, in px. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A span of time, in epoch ms. */
export interface Span {
  readonly since: number;
  readonly until: number;
}

/** The frame of a chart of this size, with room for the axis below, and for the marks above if there are any. */
export function frameOf(width: number, height: number, hasMarks = true): Frame {
  return {
    width,
    height,
    left: 30,
    right: Math.max(60, width - 6),
    top: hasMarks ? 26 : 8,
    bottom: height - 26,
  };
}

/** Maps an instant to x, in tenths of a px. */
export function xOf({ left, right }: Frame, { since, until }: Span): (at: number) => number {
  return (at) => tenth(left + ((at - since) / (until - since)) * (right - left));
}

/** Maps a percent to y. Percents above 100 lie on the upper edge. */
export function yOf({ top, bottom }: Frame): (percent: number) => number {
  return (percent) => tenth(bottom - (Math.min(100, Math.max(0, percent)) / 100) * (bottom - top));
}

/** The instant at `x`, within the span; the inverse of `xOf`. */
export function instantAt({ left, right }: Frame, { since, until }: Span, x: number): number {
  const share = Math.min(1, Math.max(0, (x - left) / (right - left)));
  return since + share * (until - since);
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
