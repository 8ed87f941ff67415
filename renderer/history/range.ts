/** The spans that can be chosen; any other span has a start and an end of its own. */
export const presets = ['24h', '7d', '30d', '90d', '1y'] as const;
export type Preset = (typeof presets)[number];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const lengths: Readonly<Record<Preset, number>> = {
  '24h': DAY,
  '7d': 7 * DAY,
  '30d': 30 * DAY,
  '90d': 90 * DAY,
  '1y': 365 * DAY,
};
const SHORTEST_MS = 5 * 60_000;
const LONGEST_MS = 366 * DAY;

/** The state of the history page; it is in the page's address. */
export interface HistoryView {
  readonly preset: Preset | null;
  readonly since: number;
  readonly until: number;
  /** The windows that are not drawn. */
  readonly hidden: readonly string[];
  readonly table: boolean;
}

/**
 * Parses the part of the address after `history?`. Anything that is no range becomes the last seven days, so that old
 * bookmarks open. A preset ends now, on a whole minute.
 */
export function readView(query: URLSearchParams, now: number): HistoryView {
  const hidden = (query.get('hide') ?? '').split(',').filter((id) => /^[a-z0-9_]+$/.test(id));
  const shared = { hidden, table: query.get('view') === 'table' };
  const [from, until] = [instant(query.get('from')), instant(query.get('until'))];
  if (from !== null && until !== null && until - from >= SHORTEST_MS && until - from <= LONGEST_MS)
    return { ...shared, preset: null, since: from, until };
  const preset = presets.find((name) => name === query.get('range')) ?? '7d';
  const end = Math.ceil(now / 60_000) * 60_000;
  return { ...shared, preset, since: end - lengths[preset], until: end };
}

/** The address of a view; the inverse of `readView`. */
export function addressOf({ preset, since, until, hidden, table }: HistoryView): string {
  const query = new URLSearchParams();
  if (preset === null) {
    query.set('from', stamp(since));
    query.set('until', stamp(until));
  } else query.set('range', preset);
  if (hidden.length > 0) query.set('hide', hidden.join(','));
  if (table) query.set('view', 'table');
  return `#/history?${query.toString().replaceAll('%3A', ':').replaceAll('%2C', ',')}`;
}

/** The view of a span with its own ends, between five minutes and a year long. */
export function viewBetween(view: HistoryView, a: number, b: number): HistoryView {
  const [low, high] = [Math.min(a, b), Math.max(a, b)].map((at) => Math.round(at / 60_000) * 60_000) as [
    number,
    number,
  ];
  const length = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, high - low));
  return { ...view, preset: null, since: low, until: low + length };
}

function stamp(at: number): string {
  return new Date(at).toISOString().replace(/:00\.000Z$/, 'Z');
}

function instant(text: string | null): number | null {
  if (text === null || !/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?Z$/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}
