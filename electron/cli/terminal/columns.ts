import { eastAsianWidth } from 'get-east-asian-width';
import { graphemesOf } from '../../core/text/plain-text';

/** The number of terminal cells of a text: two for a Chinese character or an emoji, none for a combining mark. */
export function cellsOf(text: string): number {
  if (ASCII.test(text)) return text.length;
  return graphemesOf(text).reduce((sum, grapheme) => sum + cellsOfGrapheme(grapheme), 0);
}

/** Appends spaces to a text until it takes `cells`. */
export function padEnd(text: string, cells: number): string {
  return text + ' '.repeat(Math.max(0, cells - cellsOf(text)));
}

/** Puts spaces before a text until it takes `cells`. */
export function padStart(text: string, cells: number): string {
  return ' '.repeat(Math.max(0, cells - cellsOf(text))) + text;
}

/** The end of a text in at most `cells`, with `…` before it where the text was cut; characters are not split. */
export function cutStart(text: string, cells: number): string {
  if (cellsOf(text) <= cells) return text;
  const kept: string[] = [];
  let free = cells - 1;
  for (const grapheme of graphemesOf(text).toReversed()) {
    free -= cellsOfGrapheme(grapheme);
    if (free < 0) break;
    kept.push(grapheme);
  }
  return `…${kept.reverse().join('')}`;
}

/** The start of a text in at most `cells`, with `…` after it where the text was cut; characters are not split. */
export function cutEnd(text: string, cells: number): string {
  if (cellsOf(text) <= cells) return text;
  let free = cells - 1;
  let kept = '';
  for (const grapheme of graphemesOf(text)) {
    free -= cellsOfGrapheme(grapheme);
    if (free < 0) break;
    kept += grapheme;
  }
  return `${kept.trimEnd()}…`;
}

const ASCII = /^[\x20-\x7E]*$/;
/** Graphemes shown as one picture: emoji, emoji by a selector, keys, flags of two letters. */
const PICTURE = /\p{Emoji_Presentation}|\p{Emoji}\uFE0F|\p{Regional_Indicator}{2}/u;
/** Characters without a cell: marks, joiners, and the later letters of a Korean syllable. */
const NO_CELL = /[\p{Mn}\p{Me}\p{Cf}\p{Default_Ignorable_Code_Point}\u1160-\u11FF\uD7B0-\uD7FF]/u;

function cellsOfGrapheme(grapheme: string): number {
  if (PICTURE.test(grapheme)) return 2;
  return Array.from(grapheme).reduce(
    (sum, char) => sum + (NO_CELL.test(char) ? 0 : eastAsianWidth(char.codePointAt(0) ?? 0)),
    0,
  );
}
