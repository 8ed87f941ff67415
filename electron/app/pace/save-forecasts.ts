import { forecastRecord, type ForecastRecord } from '../../core/pace/forecast-score';
import type { WindowView } from '../../core/snapshot/snapshot-types';
import type { History } from '../../history/history';
import type { Habits } from './learned-pace';

/** The part of a snapshot's window that a forecast is made of. */
type ForecastWindow = Pick<WindowView, 'id' | 'utilization' | 'resetsAt' | 'observedAt' | 'pace'>;

/**
 * Stores the forecasts of a new reading's windows.
 * @param windows as the snapshot after the reading has them
 * @param confirmedNow the time by Anthropic's clock, epoch ms; `null`: the response named none
 * @throws Error when the history cannot store them
 */
export function saveForecasts(
  { forecasts }: Pick<History, 'forecasts'>,
  account: string,
  windows: readonly ForecastWindow[],
  histories: Habits['paceHistory'],
  confirmedNow: number | null,
): void {
  const records = windows.flatMap(
    ({ id, utilization, resetsAt, observedAt, pace }): readonly ForecastRecord[] => {
      if (utilization === null || resetsAt === null) return [];
      const about = { account, window: id, at: observedAt, resetsAt, used: utilization };
      const record = forecastRecord({ ...about, fromHistory: histories[id] !== undefined }, pace);
      return record === null ? [] : [record];
    },
  );
  forecasts.keep(records, confirmedNow);
}
