import type { Calendar } from '../../electron/core/time/calendar';
import type { HistoryWindow } from '../../electron/core/reports/history-report';
import { valueAt } from './paths';

/** The value of one window at the instant that is read out. */
export interface ReadValue {
  readonly window: string;
  /** Percent used; `null` without a reading. */
  readonly value: number | null;
  /** Whether it is the highest of the whole day, and not the value at the instant. */
  readonly isPeak: boolean;
  /** The instant at which its dot lies on the line (epoch ms). */
  readonly at: number;
}

/** The values of windows at an instant. A window that is drawn as peaks gives the peak of that local day. */
export function readValues(
  windows: readonly HistoryWindow[],
  at: number,
  calendar: Pick<Calendar, 'dayStart'>,
): readonly ReadValue[] {
  return windows.map(({ window, mode, segments }): ReadValue => {
    if (mode === 'lines') return { window, value: valueAt(segments, at), isPeak: false, at };
    const day = calendar.dayStart(at);
    const points = segments.flatMap((segment) => segment.points);
    const peak = points.find((point) => calendar.dayStart(point.at) === day);
    return { window, value: peak?.value ?? null, isPeak: true, at: peak?.at ?? at };
  });
}
