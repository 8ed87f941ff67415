import type { Calendar } from '../../electron/core/calendar';
import type { Preset as HistoryPreset } from '../history/range';

export const activityPresets = ['today', '7d', '30d', '90d', 'all'] as const;
export type ActivityPreset = (typeof activityPresets)[number];

/** What the bars are divided into. */
export type Grouping = 'families' | 'projects';

export interface ActivityView {
  readonly preset: ActivityPreset;
  readonly since: number;
  readonly until: number;
  readonly by: Grouping;
}

const days: Readonly<Record<Exclude<ActivityPreset, 'all' | 'today'> & HistoryPreset, number>> = {
  '7d': 7,
  '30d': 30,
  '90d': 90,
};

/** Long before the first transcript. */
const BEGINNING = Date.UTC(2024, 0, 1);

/** Reads the part of the address after `activity?`: whole local days that end now. */
export function readActivityView(query: URLSearchParams, now: number, calendar: Calendar): ActivityView {
  const preset = activityPresets.find((name) => name === query.get('range')) ?? '30d';
  return {
    preset,
    since: sinceOf(preset, now, calendar),
    until: now,
    by: query.get('by') === 'projects' ? 'projects' : 'families',
  };
}

function sinceOf(preset: ActivityPreset, now: number, calendar: Calendar): number {
  if (preset === 'all') return BEGINNING;
  if (preset === 'today') return calendar.dayStart(now);
  // Noon of the day so many days ago, whatever the clocks did since.
  return calendar.dayStart(calendar.dayStart(now) - (days[preset] - 1) * 86_400_000 + 12 * 3_600_000);
}

/** The address of a view. */
export function activityAddress({ preset, by }: Pick<ActivityView, 'preset' | 'by'>): string {
  return `#/activity?range=${preset}${by === 'projects' ? '&by=projects' : ''}`;
}
