import type { Calendar } from '../../electron/core/calendar';
import { allTokens } from '../../electron/core/activity/report';
import type { SessionRow } from '../../electron/core/sessions/report';

export const sessionRanges = ['today', '7d', '30d', 'all'] as const;
export type SessionRange = (typeof sessionRanges)[number];

export const sessionColumns = [
  ...(['title', 'project', 'model', 'turns', 'tokens', 'cost'] as const),
  ...(['share', 'health', 'grade', 'last'] as const),
];
export type SessionColumn = (typeof sessionColumns)[number];

/** What of the sessions is shown, and how; it stands in the address. */
export interface SessionsView {
  readonly range: SessionRange;
  readonly sort: SessionColumn;
  readonly descending: boolean;
  readonly search: string;
  /** All of them rather than the first page. */
  readonly all: boolean;
}

const PAGE = 15;
/** Long before the first transcript. */
const BEGINNING = Date.UTC(2024, 0, 1);
const HALF_DAY = 12 * 3_600_000;

/** Reads the part of the address after `sessions?`. */
export function readSessionsView(query: URLSearchParams): SessionsView {
  const sort = sessionColumns.find((name) => name === query.get('sort')) ?? 'last';
  const order = query.get('order');
  return {
    range: sessionRanges.find((name) => name === query.get('range')) ?? '7d',
    sort,
    descending: order === null ? beginsDescending(sort) : order === 'desc',
    search: query.get('search') ?? '',
    all: query.get('all') === '1',
  };
}

/** The address of a view; what is as usual is left out. */
export function sessionsAddress({ range, sort, descending, search, all }: SessionsView): string {
  const query = new URLSearchParams({ range });
  if (sort !== 'last') query.set('sort', sort);
  if (descending !== beginsDescending(sort)) query.set('order', descending ? 'desc' : 'asc');
  if (search !== '') query.set('search', search);
  if (all) query.set('all', '1');
  return `#/sessions?${query.toString()}`;
}

/** Where a range begins: whole local days, today among them. */
export function rangeStart(range: SessionRange, now: number, calendar: Calendar): number {
  const today = calendar.dayStart(now);
  if (range === 'all') return BEGINNING;
  if (range === 'today') return today;
  return calendar.dayStart(today - ((range === '7d' ? 7 : 30) - 1) * 2 * HALF_DAY + HALF_DAY);
}

/** Words are sorted from A on, amounts from the largest. */
export function beginsDescending(column: SessionColumn): boolean {
  return !['title', 'project', 'model'].includes(column);
}

/** The rows to show, and how many there are of them. */
export function shownSessions(
  sessions: readonly SessionRow[],
  { sort, descending, search, all }: SessionsView,
  language: string,
): { readonly rows: readonly SessionRow[]; readonly count: number } {
  const word = search.trim().toLocaleLowerCase(language);
  const found = sessions.filter(({ title, project }) =>
    [title, project].some((text) => (text ?? '').toLocaleLowerCase(language).includes(word)),
  );
  const order = new Intl.Collator(language);
  const sorted = found.toSorted((a, b) => {
    const [x, y] = [valueOf(a, sort), valueOf(b, sort)];
    // What is not known comes last either way.
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    const sign = typeof x === 'string' ? order.compare(x, String(y)) : x - Number(y);
    return (descending ? -sign : sign) || b.lastAt - a.lastAt;
  });
  return { rows: all ? sorted : sorted.slice(0, PAGE), count: found.length };
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
      return row.costUsd;
    case 'health':
      return row.health && levels[row.health.level];
    case 'grade':
      return row.score;
    case 'last':
      return row.lastAt;
  }
}
