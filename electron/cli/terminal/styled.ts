import { plainCell } from '../../core/text/plain-text';
import { cellsOf } from './columns';

/** What a piece of text stands for; the colour of a terminal follows from it. */
export type Style = 'plain' | 'strong' | 'faint' | 'fill' | 'warning' | 'critical' | 'reached';

export interface Span {
  readonly text: string;
  readonly style: Style;
}

/** A line for a terminal, in pieces of one style each. */
export type StyledLine = readonly Span[];

/** Parameters of SGR: colours from the terminal's own palette, so that they fit light and dark ones. */
const codes: Readonly<Record<Style, string | null>> = {
  plain: null,
  strong: '1',
  faint: '2',
  fill: '36',
  warning: '33',
  critical: '31',
  reached: '1;31',
};

/** One piece of text. */
export function span(text: string, style: Style = 'plain'): Span {
  return { text, style };
}

/** The cells of a line. */
export function lineCells(line: StyledLine): number {
  return line.reduce((sum, { text }) => sum + cellsOf(text), 0);
}

/**
 * Lines as text. Control characters in the pieces are removed before the colours are added, so that a name cannot steer
 * the terminal.
 */
export function renderLines(lines: readonly StyledLine[], hasColour: boolean): string {
  return lines.map((line) => line.map((each) => rendered(each, hasColour)).join('')).join('\n');
}

function rendered({ text, style }: Span, hasColour: boolean): string {
  const clean = plainCell(text);
  const code = hasColour ? codes[style] : null;
  return code === null ? clean : `\u001b[${code}m${clean}\u001b[0m`;
}
