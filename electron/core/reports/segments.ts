/** What was read in one bucket of time. */
export interface Point {
  /** The last reading in the bucket (epoch ms). */
  readonly at: number;
  /** Percents used; `null` when the source said none. */
  readonly last: number | null;
  readonly max: number | null;
}

/** A line without a break. */
export interface Segment {
  readonly points: readonly { readonly at: number; readonly value: number }[];
  /** What breaks it off: the window's reset, a time without readings, or the end of what is asked. */
  readonly end: 'reset' | 'gap' | 'end';
}

/** A time without any reading. */
export interface Gap {
  readonly from: number;
  readonly until: number;
}

/**
 * An unchanged window is stored at least once an hour, so that a longer silence means that nobody read: the machine
 * slept or was off.
 */
const SILENCE_MS = 75 * 60_000;

/** The longest time between two readings that still belong together. */
export function longestStep(bucketMs: number): number {
  return Math.max(SILENCE_MS, bucketMs * 2.5);
}

/**
 * A window's readings as lines, broken at its resets and where nothing was read. Up to its reset a window holds what
 * was used, so a line is drawn on to it.
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

/** The times within a span in which nothing at all was read. */
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
