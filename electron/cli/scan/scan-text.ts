import { formatMoney, formatTokens, type Locale } from '../../core/text/format';
import type { GroupedTotals, TokenTotals } from '../../core/tokens/token-totals';
import { plainLine } from '../../core/text/plain-text';
import type { ScanGrouping } from '../args/scan-args';
import { cellsOf, cutEnd, cutStart, padEnd, padStart } from '../terminal/columns';
import { WIDTH, wrap } from '../terminal/wrap';
import { dateFormatter } from '../../core/text/formatters';

const HEADS = ['messages', 'input', 'output', 'cached', 'to cache', 'cost'];
/** In cells of a terminal. */
const LONGEST_KEY = 44;
/** A narrower first column shows too little of a name: the costs are written shorter instead. */
const SHORTEST_KEY = 20;
/** Stands for a name of which nothing can be seen. */
const NAMELESS = '(no name)';
const GAP = '  ';
/** As many letters of an id tell sessions apart. */
const SHORT_ID = 8;

/** What the table is made of. */
export interface ScanTextParts {
  readonly grouped: GroupedTotals;
  readonly by: ScanGrouping;
  readonly titles: ReadonlyMap<string, string>;
  /** The folder and the newest response (epoch ms) of each session. */
  readonly projects?: ReadonlyMap<string, string>;
  readonly lastUse?: ReadonlyMap<string, number>;
  readonly locale: Locale;
}

/** The totals as a table for a terminal, at most 79 cells wide. */
export function scanText(parts: ScanTextParts): string {
  const { grouped, locale } = parts;
  const { totals } = grouped;
  if (totals.messages === 0) return 'No messages of Claude Code in that time.';
  const lines = tableLines(parts);
  const { offPlanMessages, ownPricedMessages } = totals;
  const own =
    ownPricedMessages > 0 ? [`Messages with prices of your own: ${String(ownPricedMessages)}.`] : [];
  const offPlan =
    offPlanMessages > 0
      ? [`Messages that your Claude plan does not pay for: ${String(offPlanMessages)}. No limit counts them.`]
      : [];
  return [
    ...lines,
    ...[...unpricedNote(totals, locale), ...own, ...offPlan].flatMap((note) => wrap(note)),
  ].join('\n');
}

function tableLines(parts: ScanTextParts): readonly string[] {
  const { grouped, by, locale } = parts;
  const all = [...grouped.groups, grouped.totals];
  const long = [HEADS, ...all.map((totals) => cells(totals, cost(totals, locale), locale))];
  const short = [HEADS, ...all.map((totals) => cells(totals, shortCost(totals, locale), locale))];
  const numbers = roomFor(long) < SHORTEST_KEY ? short : long;
  const free = Math.min(LONGEST_KEY, roomFor(numbers));
  const keys = [by, ...grouped.groups.map(({ key }) => shownKey(key, parts, free)), 'total'];
  const keyWidth = Math.max(...keys.map(cellsOf));
  const widths = columnWidths(numbers);
  return numbers.map((row, index) =>
    [
      padEnd(keys[index] ?? '', keyWidth),
      ...row.map((cell, column) => padStart(cell, widths[column] ?? 0)),
    ].join(GAP),
  );
}

function columnWidths(rows: readonly (readonly string[])[]): readonly number[] {
  return HEADS.map((_, column) => Math.max(...rows.map((row) => cellsOf(row[column] ?? ''))));
}

/** The cells that columns of numbers leave for the first column. */
function roomFor(rows: readonly (readonly string[])[]): number {
  return WIDTH - columnWidths(rows).reduce((sum, width) => sum + width + GAP.length, 0);
}

/** What a row stands for: a session by its title, or by its project, day and id. */
function shownKey(
  key: string,
  { by, titles, projects, lastUse, locale }: ScanTextParts,
  free: number,
): string {
  if (by !== 'session') return cutStart(plainLine(key), free) || NAMELESS;
  const title = plainLine(titles.get(key) ?? '');
  if (title !== '') return cutEnd(title, free);
  const at = lastUse?.get(key);
  const project = projects?.get(key);
  const id = key.slice(0, SHORT_ID);
  if (at === undefined && project === undefined) return cutStart(plainLine(key), free) || NAMELESS;
  const day = at === undefined ? [] : [dayOf(at, locale)];
  const tail = [...day, plainLine(id)].join(' · ');
  const folder = plainLine(project?.split(/[\\/]/).findLast((part) => part !== '') ?? '');
  return folder === '' ? tail : `${cutEnd(folder, Math.max(4, free - cellsOf(tail) - 3))} · ${tail}`;
}

/** `21 Nov`. */
function dayOf(at: number, { timeZone }: Locale): string {
  return dateFormatter('en-GB', { day: 'numeric', month: 'short', timeZone }).format(at);
}

function cells(totals: TokenTotals, price: string, locale: Locale): readonly string[] {
  const tokens = (count: number): string => formatTokens(count, locale);
  return [
    String(totals.messages),
    tokens(totals.input),
    tokens(totals.output),
    tokens(totals.cacheRead),
    tokens(totals.cacheWrite5m + totals.cacheWrite1h),
    price,
  ];
}

/** What is known, and beside it how many messages have no known price: they hide none of the others. */
function cost({ knownCostUsd, unpriced, messages }: TokenTotals, locale: Locale): string {
  if (unpriced.messages === messages) return 'unknown';
  const known = usd(knownCostUsd, locale);
  return unpriced.messages > 0 ? `${known} + ${String(unpriced.messages)} unpriced` : known;
}

/** The same in fewer cells; a note below the table counts what has no price. */
function shortCost(totals: TokenTotals, locale: Locale): string {
  const { unpriced, messages, knownCostUsd } = totals;
  if (unpriced.messages === messages || unpriced.messages === 0) return cost(totals, locale);
  return `≥ ${usd(knownCostUsd, locale)}`;
}

function unpricedNote({ knownCostUsd, unpriced }: TokenTotals, locale: Locale): readonly string[] {
  const { messages, tokens } = unpriced;
  if (messages === 0) return [];
  const answers = messages === 1 ? '1 answer' : `${String(messages)} answers`;
  return [
    `${usd(knownCostUsd, locale)} and ${answers} of unknown price (${formatTokens(tokens, locale)} tokens).`,
  ];
}

function usd(amount: number, locale: Locale): string {
  return formatMoney({ amount, currency: 'USD' }, locale);
}
