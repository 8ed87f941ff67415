import { forecastRecord, type ForecastRecord } from '../core/forecast-score';
import type { WindowView } from '../core/snapshot-types';
import type { History } from '../history/history';
import type { Habits } from './learned-pace';

/** A window as a snapshot shows it. */
type Forecast = Pick<WindowView, 'id' | 'utilization' | 'resetsAt' | 'observedAt' | 'pace'>;

/**
 * Stores what a snapshot says of the windows of a new reading. `confirmedNow` is the time by the server's clock,
 * `null` where it did not say. @throws Error when the history does not take it
 */
export function keepForecasts(
  { forecasts }: Pick<History, 'forecasts'>,
  account: string,
  windows: readonly Forecast[],
  histories: Habits['paceHistory'],
  confirmedNow: number | null,
): void {
  const made = windows.flatMap(
    ({ id, utilization, resetsAt, observedAt, pace }): readonly ForecastRecord[] => {
      if (utilization === null || resetsAt === null) return [];
      const about = { account, window: id, at: observedAt, resetsAt, used: utilization };
      const record = forecastRecord({ ...about, fromHistory: histories[id] !== undefined }, pace);
      return record === null ? [] : [record];
    },
  );
  forecasts.keep(made, confirmedNow);
}
