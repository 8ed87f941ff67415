import { splitOf } from './estimate';
import { isSameReset } from '../usage/same-reset';
import { windowLengthMs } from '../usage/windows';
import type { Calibration } from './learning/calibration';
import type { UseReader } from './basis';
import type { OfficialReading, Split } from './estimate-types';

/** The basis of a split: the first reading of a percent, and the calibration of that moment. */
export interface SplitBasis {
  readonly reading: OfficialReading;
  readonly calibration: Calibration;
}

/**
 * The basis of a window's split after one more reading. While Anthropic repeats the same percent of the same period,
 * the basis stays the first of those readings, since no further use has become visible. A newer calibration counts from
 * the next percent on. `null` without a calibration.
 */
export function splitBasis(
  before: SplitBasis | null,
  reading: OfficialReading,
  calibration: Calibration | null,
): SplitBasis | null {
  if (before !== null && isSame(before.reading, reading)) return before;
  return calibration === null ? null : { reading, calibration };
}

function isSame(a: OfficialReading, b: OfficialReading): boolean {
  return (
    a.window === b.window &&
    a.utilization === b.utilization &&
    isSameReset(a.resetsAt, b.resetsAt) &&
    b.at >= a.at
  );
}

/** The split by its basis; `null` if the window is not calibrated, or its start is unknown. */
export function splitBy(
  { reading, calibration }: SplitBasis,
  uses: Pick<UseReader, 'asOne' | 'machines'>,
): Split | null {
  const length = windowLengthMs(reading.window);
  if (reading.resetsAt === null || length === null) return null;
  return splitOf(
    calibration,
    reading,
    uses.asOne(reading.resetsAt - length, reading.at),
    (since) => uses.machines?.(since, reading.at) ?? [],
  );
}
