import type { PaceSample } from '../../../../electron/core/pace/learning/pace-history';

export const HOUR = 3_600_000;
export const WEEK = 168 * HOUR;

/** A use of one window: percent an hour at an instant (epoch ms, UTC). */
export type Rate = (at: number) => number;

/** Readings every `stepMs` of a window of `lengthMs` whose periods follow on each other from `start` on. */
export function makeSamples(
  rate: Rate,
  {
    start,
    end,
    lengthMs,
    stepMs = 300_000,
  }: Readonly<Record<'start' | 'end' | 'lengthMs', number>> & {
    readonly stepMs?: number;
  },
): readonly PaceSample[] {
  const samples: PaceSample[] = [];
  let used = 0;
  for (let at = start; at <= end; at += stepMs) {
    if ((at - start) % lengthMs === 0) used = 0;
    const resetsAt = start + (Math.floor((at - start) / lengthMs) + 1) * lengthMs;
    samples.push({ at, utilization: used, resetsAt });
    used = Math.min(100, used + (rate(at) * stepMs) / HOUR);
  }
  return samples;
}

/** Monday to Friday, 9 to 17 h UTC. */
export const officeHours =
  (percentAnHour: number): Rate =>
  (at) => {
    const date = new Date(at);
    const isWorkday = date.getUTCDay() >= 1 && date.getUTCDay() <= 5;
    return isWorkday && date.getUTCHours() >= 9 && date.getUTCHours() < 17 ? percentAnHour : 0;
  };
