/** How a part is coloured. */
export type LineTone = 'plain' | 'faint' | 'warning' | 'critical' | 'reached';

/** One part of the line, which is shown whole, in its short form, or not at all. */
export interface LinePart {
  readonly text: string;
  readonly tone: LineTone;
  /** The higher, the earlier the part is left out of a line that is too long. */
  readonly rank: number;
  /** A shorter form, with a rank of its own; absent: there is none. */
  readonly short?: { readonly text: string; readonly rank: number };
  /** Whether the part is only true beside a number of a window. */
  readonly isRemark?: true;
  /** Whether the part has a number of a window. */
  readonly isWindow?: true;
}

const MARK = ' · ';

/** SGR parameters: colours of the terminal's own palette, so that they fit light and dark ones. */
const codes: Readonly<Record<LineTone, string | null>> = {
  plain: null,
  faint: '2',
  warning: '33',
  critical: '31',
  reached: '1;31',
};

/**
 * Joins parts to a line of at most `width` cells (`null`: any). What is least important is shortened or left out first;
 * no part is cut.
 */
export function fitLine(parts: readonly LinePart[], width: number | null, isColoured: boolean): string {
  let kept = parts;
  while (width !== null && cellsOf(kept) > width) kept = reduced(kept);
  const text = kept.map((part) => (isColoured ? painted(part.text, part.tone) : part.text));
  return text.join(isColoured ? painted(MARK, 'faint') : MARK);
}

/** The parts with the least important step of shortening or leaving out done. */
function reduced(parts: readonly LinePart[]): readonly LinePart[] {
  const ranks = parts.map(({ rank, short }) => Math.max(rank, short?.rank ?? rank));
  const at = ranks.lastIndexOf(Math.max(...ranks));
  const steps = parts.flatMap((part, index) => (index === at ? stepOf(part) : [part]));
  const hasWindow = steps.some(({ isWindow }) => isWindow === true);
  return hasWindow ? steps : steps.filter(({ isRemark }) => isRemark !== true);
}

function stepOf({ short, ...part }: LinePart): readonly LinePart[] {
  return short !== undefined && short.rank > part.rank ? [{ ...part, text: short.text }] : [];
}

function painted(text: string, tone: LineTone): string {
  const code = codes[tone];
  return code === null ? text : `\u001b[${code}m${text}\u001b[0m`;
}

function cellsOf(parts: readonly LinePart[]): number {
  return Array.from(parts.map(({ text }) => text).join(MARK)).reduce((sum, char) => sum + cells(char), 0);
}

/**
 * Terminal cells of a character: two beyond the scripts of one cell, so that no text takes more than is counted. Words of
 * the line are simple ones; names of models come from Anthropic.
 */
function cells(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  return code < 0x1100 || (code >= 0x2000 && code < 0x2300) ? 1 : 2;
}
