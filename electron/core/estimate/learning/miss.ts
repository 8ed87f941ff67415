import { estimateWindow } from '../estimate';
import type { PlanId } from '../budgets';
import type { Calibration } from './calibration';
import type { LocalUse, OfficialReading } from '../estimate-types';

/** How an estimate turned out once Anthropic was heard again. Percents used; instants epoch ms. */
export interface Miss {
  readonly window: string;
  readonly at: number;
  /** How long Anthropic had been silent. */
  readonly silentMs: number;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly official: number;
  readonly calibrated: boolean;
}

/** A silence, and not the pace at which the user lets Anthropic be asked. */
const SILENT_MS = 3_900_000;

/**
 * What the estimate at the moment of a reading was, beside the reading; `null` where there had been no silence, or
 * nothing was estimated. `calibration` must not have learned of the reading yet.
 */
export function missOf(
  calibration: Calibration,
  reading: OfficialReading,
  uses: readonly LocalUse[],
  plan: PlanId | null,
): Miss | null {
  const { window, at, utilization } = reading;
  const anchor = calibration.windows.find((known) => known.window === window)?.last;
  if (anchor === undefined || at - anchor.at <= SILENT_MS) return null;
  const known = estimateWindow({ anchor, calibration, plan, uses, now: at });
  if (known === null) return null;
  const { utilization: estimate, low, high, calibrated } = known;
  return { window, at, silentMs: at - anchor.at, estimate, low, high, official: utilization, calibrated };
}

/** By how many points each window's last estimate was off. */
export function lastOff(misses: readonly Miss[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    misses.map(({ window, estimate, official }) => [window, Math.abs(estimate - official)]),
  );
}
