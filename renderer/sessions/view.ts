import { allTokens } from '../../electron/core/reports/activity-report';
import type { SessionRow } from '../../electron/core/sessions/sessions-report';
import { passes, type WorkFilter } from '../../electron/core/reports/work-filter';
import { readFilter, writeFilter } from '../shell/filter';
import { readSpan, spanText, type SpanChoice } from '../shell/span';

export const sessionColumns = [
  ...(['title', 'project', 'model', 'turns', 'tokens', 'cost'] as const),
  ...(['share', 'health', 'last'] as const),
];
export type SessionColumn = (typeof sessionColumns)[number];

/** The state of the sessions page; it is in the page's address. */
export interface SessionsView {
  readonly span: SpanChoice;
  readonly filter: WorkFilter;
  readonly sort: SessionColumn;
  readonly descending: boolean;
  readonly search: string;
  /** The page of the table, from 1. */
  readonly page: number;
  /** The id of the session whose details are open; `null`: none. */
  readonly session: string | null;
}

/** The number of sessions on a page. */
export const PAGE = 15;

/** Parses the part of the address after `sessions?`. */
export function readSessionsView(query: URLSearchParams): SessionsView {
  const sort = sessionColumns.find((name) => name === query.get('sort')) ?? 'last';
  const order = query.get('order');
  const session = query.get('session') ?? '';
  return {
    span: readSpan(query, '7d'),
    filter: readFilter(query),
    sort,
    descending: order === null ? beginsDescending(sort) : order === 'desc',
    search: query.get('search') ?? '',
    page: /^[1-9]\d{0,4}$/.test(query.get('page') ?? '') ? Number(query.get('page')) : 1,
    session: /^[\w-]{1,64}$/.test(session) ? session : null,
  };
}

/** The address of a view, without the parts that have their usual value. */
export function sessionsAddress(view: SessionsView): string {
  const { span, filter, sort, descending, search, page, session } = view;
  const query = new URLSearchParams({ range: spanText(span) });
  writeFilter(query, filter);
  if (sort !== 'last') query.set('sort', sort);
  if (descending !== beginsDescending(sort)) query.set('order', descending ? 'desc' : 'asc');
  if (search !== '') query.set('search', search);
  if (page > 1) query.set('page', String(page));
  if (session !== null) query.set('session', session);
  return `#/sessions?${query.toString().replaceAll('%3A', ':')}`;
}

/** Whether the first click on a column sorts from the largest: true for amounts, false for text. */
export function beginsDescending(column: SessionColumn): boolean {
  return !['title', 'project', 'model'].includes(column);
}

/** The rows of the chosen page, its number, and the count of all rows; a page beyond the last becomes the last. */
export function shownSessions(
  sessions: readonly SessionRow[],
  { filter, sort, descending, search, page }: SessionsView,
  language: string,
): { readonly rows: readonly SessionRow[]; readonly page: number; readonly count: number } {
  const word = search.trim().toLocaleLowerCase(language);
  const found = sessions.filter(
    (row) =>
      passes(filter, row) &&
      [row.title, row.project].some((text) => (text ?? '').toLocaleLowerCase(language).includes(word)),
  );
  const order = new Intl.Collator(language);
  const sorted = found.toSorted((a, b) => {
    const [x, y] = [valueOf(a, sort), valueOf(b, sort)];
    // Unknown values come last in both directions.
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    const sign = typeof x === 'string' ? order.compare(x, String(y)) : x - Number(y);
    return (descending ? -sign : sign) || b.lastAt - a.lastAt;
  });
  const shown = Math.max(1, Math.min(page, Math.ceil(sorted.length / PAGE)));
  return { rows: sorted.slice((shown - 1) * PAGE, shown * PAGE), page: shown, count: found.length };
}

/** The models and projects of these sessions, in alphabetical order, as choices for the filter. */
export function choicesOf(sessions: readonly SessionRow[]): WorkFilter {
  return {
    models: [...new Set(sessions.flatMap(({ models }) => models))].sort(),
    projects: [...new Set(sessions.map(({ project }) => project ?? ''))].sort(),
  };
}

const levels = { ok: 0, info: 1, warn: 2 };

function valueOf(row: SessionRow, column: SessionColumn): string | number | null {
  switch (column) {
    case 'title':
    case 'project':
    case 'model':
      return row[column];
    case 'turns':
    case 'share':
      return row[column];
    case 'tokens':
      return allTokens(row.tokens);
    case 'cost':
      return row.unpriced.messages === row.turns ? null : row.knownCostUsd;
    case 'health':
      return row.health && levels[row.health.level];
    case 'last':
      return row.lastAt;
  }
}
