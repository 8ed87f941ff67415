const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A longer time between two readings is a gap (ms): unchanged readings are stored at least once an hour. */
export const GAP_MS = 75 * 60_000;

/** The readings of a stretch of time; `low`, `high` and `last` are percents used. */
export interface Stretch {
  /** When it begins (epoch ms); a single reading begins and ends at once. */
  readonly at: number;
  readonly lastAt: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly last: number | null;
}

/** One point of a chart. Buckets without a reading are left out. */
export interface Bucket {
  /** When the bucket begins (epoch ms). */
  readonly at: number;
  /** The last reading in it. */
  readonly lastAt: number;
  readonly min: number;
  readonly max: number;
  readonly last: number;
  /** Whether a gap lies before it, so that no line is drawn to it from the bucket before. */
  readonly gapBefore: boolean;
}

/** The stored data of a chart: single readings, hours or days. */
export type Grain = 'raw' | 'hourly' | 'daily';

/** The data of a chart, and the width of its buckets (ms), which begin at multiples of the width after `origin`. */
export interface Resolution {
  readonly grain: Grain;
  readonly width: number;
  readonly origin: number;
}

/**
 * The finest resolution with at most `points` buckets of the data that is still stored.
 * @param rawFrom  the oldest single reading (epoch ms) if older ones were deleted; `null` if all are stored
 * @param hourlyFrom  the same for hourly data
 */
export function resolutionOf(
  { since, until, points }: { readonly since: number; readonly until: number; readonly points: number },
  rawFrom: number | null,
  hourlyFrom: number | null,
): Resolution {
  // Buckets begin at fixed instants, so that the first and the last one extend beyond the span.
  const width = Math.max(1, Math.ceil((until - since) / Math.max(1, points - 1)));
  if (width < HOUR && (rawFrom === null || since >= rawFrom)) return { grain: 'raw', width, origin: since };
  const grain = width < DAY && (hourlyFrom === null || since >= hourlyFrom) ? 'hourly' : 'daily';
  const step = grain === 'hourly' ? HOUR : DAY;
  return { grain, width: Math.ceil(width / step) * step, origin: 0 };
}

/** Folds stretches (oldest first) into buckets. */
export function bucketsOf(stretches: Iterable<Stretch>, { width, origin }: Resolution): readonly Bucket[] {
  const buckets: Bucket[] = [];
  let known: number | null = null;
  for (const { at, lastAt, low, high, last } of stretches) {
    const isGap: boolean = known === null || at - known > GAP_MS;
    known = last === null ? null : lastAt;
    if (low === null || high === null || last === null) continue;
    const start = origin + Math.floor((at - origin) / width) * width;
    const before = buckets.at(-1);
    if (before?.at === start) {
      const [min, max] = [Math.min(before.min, low), Math.max(before.max, high)];
      buckets[buckets.length - 1] = { ...before, lastAt, min, max, last };
    } else buckets.push({ at: start, lastAt, min: low, max: high, last, gapBefore: isGap });
  }
  return buckets;
}
