/** The readings in one bucket of time. */
export interface Point {
  /** The last reading in the bucket (epoch ms). */
  readonly at: number;
  /** Percents used; `null` if the source gave none. */
  readonly last: number | null;
  readonly max: number | null;
}

/** A line without a break. */
export interface Segment {
  readonly points: readonly { readonly at: number; readonly value: number }[];
  /** The reason for its end: the window's reset, a time without readings, or the end of the span. */
  readonly end: 'reset' | 'gap' | 'end';
}

/** A time without any reading. */
export interface Gap {
  readonly from: number;
  readonly until: number;
}

/**
 * A longer time without a reading is a gap (ms). An unchanged window is stored at least once an hour, so the machine
 * slept or was off.
 */
const SILENCE_MS = 75 * 60_000;

/** The longest time (ms) between two readings of one line. */
export function longestStep(bucketMs: number): number {
  return Math.max(SILENCE_MS, bucketMs * 2.5);
}

/**
 * A window's readings as lines, with breaks at its resets and in times without readings. A line goes on to the reset,
 * since a window's use does not fall before.
 * @param points oldest first
 * @param resets ascending instants
 */
export function segmentsOf(
  points: readonly Point[],
  resets: readonly number[],
  bucketMs: number,
): readonly Segment[] {
  const segments: Segment[] = [];
  let line: { at: number; value: number }[] = [];
  const close = (end: Segment['end']): void => {
    if (line.length > 0) segments.push({ points: line, end });
    line = [];
  };
  for (const { at, last, max } of points) {
    const value = resets.length === 0 && bucketMs > SILENCE_MS ? max : last;
    const before = line.at(-1);
    if (before !== undefined) {
      const reset = resets.find((instant) => instant > before.at && instant <= at);
      if (reset !== undefined) {
        const near = reset - before.at <= longestStep(bucketMs);
        if (near && reset > before.at) line.push({ at: reset, value: before.value });
        close(near ? 'reset' : 'gap');
      } else if (at - before.at > longestStep(bucketMs) || value === null) close('gap');
    }
    if (value !== null) line.push({ at, value });
  }
  close('end');
  return segments;
}

/** The times within a span without any reading. */
export function gapsOf(
  readings: readonly number[],
  { since, until }: { readonly since: number; readonly until: number },
  bucketMs: number,
): readonly Gap[] {
  const times = [...readings].filter((at) => at >= since && at < until).sort((a, b) => a - b);
  const edges = [since, ...times, until];
  return edges.slice(1).flatMap((at, index) => {
    const from = edges[index] ?? since;
    return at - from > longestStep(bucketMs) ? [{ from, until: at }] : [];
  });
}
