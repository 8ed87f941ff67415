import type { WorkFilter } from '../../electron/core/reports/work-filter';
import { readFilter, writeFilter } from '../shell/filter';
import { readSpan, spanText, type SpanChoice } from '../shell/span';

/** How the bars are divided. */
export type Grouping = 'families' | 'projects';

/** The state of the activity page; it is in the page's address. */
export interface ActivityView {
  readonly span: SpanChoice;
  readonly filter: WorkFilter;
  readonly by: Grouping;
}

/** Parses the part of the address after `activity?`. */
export function readActivityView(query: URLSearchParams): ActivityView {
  return {
    span: readSpan(query, '30d'),
    filter: readFilter(query),
    by: query.get('by') === 'projects' ? 'projects' : 'families',
  };
}

/** The address of a view, without the parts that have their usual value. */
export function activityAddress({ span, filter, by }: ActivityView): string {
  const query = new URLSearchParams({ range: spanText(span) });
  writeFilter(query, filter);
  if (by === 'projects') query.set('by', by);
  return `#/activity?${query.toString().replaceAll('%3A', ':')}`;
}
