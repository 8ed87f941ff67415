import { estimateWindow } from '../estimate';
import type { PlanId } from '../budgets';
import type { Calibration } from './calibration';
import type { LocalUse, OfficialReading } from '../estimate-types';

/** An estimate beside Anthropic's next reading. Percents used; instants epoch ms. */
export interface Miss {
  readonly window: string;
  readonly at: number;
  /** The time without a reading of Anthropic before it. */
  readonly silentMs: number;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly official: number;
  readonly calibrated: boolean;
}

/** The shortest time without a reading that counts, in ms: longer than any interval that the user can choose. */
const SILENT_MS = 3_900_000;

/**
 * The estimate at the moment of a reading, beside the reading; `null` if the last reading was not long ago, or there
 * was no estimate.
 *
 * @param calibration the calibration before this reading
 */
export function missOf(
  calibration: Calibration,
  reading: OfficialReading,
  uses: readonly LocalUse[],
  plan: PlanId | null,
): Miss | null {
  const { window, at, utilization } = reading;
  const anchor = calibration.windows.find((learned) => learned.window === window)?.last;
  if (anchor === undefined || at - anchor.at <= SILENT_MS) return null;
  const estimated = estimateWindow({ anchor, calibration, plan, uses, now: at });
  if (estimated === null) return null;
  const { utilization: estimate, low, high, calibrated } = estimated;
  return { window, at, silentMs: at - anchor.at, estimate, low, high, official: utilization, calibrated };
}

/** By how many points each window's last estimate was off. */
export function lastOff(misses: readonly Miss[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    misses.map(({ window, estimate, official }) => [window, Math.abs(estimate - official)]),
  );
}
