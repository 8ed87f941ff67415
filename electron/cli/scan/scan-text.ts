import { formatMoney, formatTokens, type Locale } from '../../core/text/format';
import type { GroupedTotals, TokenTotals } from '../../core/tokens/token-totals';
import { plainLine } from '../../core/text/plain-text';
import type { ScanGrouping } from '../args/scan-args';
import { cellsOf, cutStart, padEnd, padStart } from '../terminal/columns';

const HEADS = ['messages', 'input', 'output', 'cache read', 'cache write', 'cost'];
/** In cells of a terminal. */
const LONGEST_KEY = 44;
/** Stands for a name of which nothing can be seen. */
const NAMELESS = '(no name)';

/** What the table is made of. */
export interface ScanTextParts {
  readonly grouped: GroupedTotals;
  readonly by: ScanGrouping;
  readonly titles: ReadonlyMap<string, string>;
  readonly locale: Locale;
}

/** The totals as a table for a terminal. */
export function scanText({ grouped, by, titles, locale }: ScanTextParts): string {
  const { totals, groups } = grouped;
  if (totals.messages === 0) return 'No messages of Claude Code in that time.';
  const nameOf = (key: string): string => (by === 'session' ? plainLine(titles.get(key) ?? '') || key : key);
  const rows = [
    [by, ...HEADS],
    ...groups.map((group) => [shorten(nameOf(group.key)), ...cells(group, locale)]),
    ['total', ...cells(totals, locale)],
  ];
  const widths = [by, ...HEADS].map((_, column) =>
    Math.max(...rows.map((row) => cellsOf(row[column] ?? ''))),
  );
  const lines = rows.map((row) =>
    row.map((cell, column) => (column === 0 ? padEnd : padStart)(cell, widths[column] ?? 0)).join('  '),
  );
  const { offPlanMessages, ownPricedMessages } = totals;
  const own =
    ownPricedMessages > 0 ? [`Messages with prices of your own: ${String(ownPricedMessages)}.`] : [];
  const offPlan =
    offPlanMessages > 0
      ? [`Messages that your Claude plan does not pay for: ${String(offPlanMessages)}. No limit counts them.`]
      : [];
  return [...lines, ...unpricedNote(totals, locale), ...own, ...offPlan].join('\n');
}

function cells(totals: TokenTotals, locale: Locale): readonly string[] {
  const tokens = (count: number): string => formatTokens(count, locale);
  return [
    String(totals.messages),
    tokens(totals.input),
    tokens(totals.output),
    tokens(totals.cacheRead),
    tokens(totals.cacheWrite5m + totals.cacheWrite1h),
    cost(totals, locale),
  ];
}

/** What is known, and beside it how many messages have no known price: they hide none of the others. */
function cost({ knownCostUsd, unpriced, messages }: TokenTotals, locale: Locale): string {
  if (unpriced.messages === messages) return 'unknown';
  const known = usd(knownCostUsd, locale);
  return unpriced.messages > 0 ? `${known} + ${String(unpriced.messages)} unpriced` : known;
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

/** A name fit for a column: what could steer the terminal is gone, and of a long folder the end is shown. */
function shorten(key: string): string {
  return cutStart(plainLine(key), LONGEST_KEY) || NAMELESS;
}
