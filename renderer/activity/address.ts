import type { WorkFilter } from '../../electron/core/work-filter';
import { readFilter, writeFilter } from '../window/filter';
import { readSpan, spanText, type SpanChoice } from '../window/span';

/** What the bars are divided into. */
export type Grouping = 'families' | 'projects';

/** What of the activity is shown; it stands in the address. */
export interface ActivityView {
  readonly span: SpanChoice;
  readonly filter: WorkFilter;
  readonly by: Grouping;
}

/** Reads the part of the address after `activity?`. */
export function readActivityView(query: URLSearchParams): ActivityView {
  return {
    span: readSpan(query, '30d'),
    filter: readFilter(query),
    by: query.get('by') === 'projects' ? 'projects' : 'families',
  };
}

/** The address of a view; what is as usual is left out. */
export function activityAddress({ span, filter, by }: ActivityView): string {
  const query = new URLSearchParams({ range: spanText(span) });
  writeFilter(query, filter);
  if (by === 'projects') query.set('by', by);
  return `#/activity?${query.toString().replaceAll('%3A', ':')}`;
}
