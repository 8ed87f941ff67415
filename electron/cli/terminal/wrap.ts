import { cellsOf } from './columns';

/** The widest line of the command, in cells of a terminal. */
export const WIDTH = 79;

/**
 * Breaks a text at spaces into lines of at most `cells`. A word that is wider than that stays whole on its own line,
 * since paths and addresses are copied.
 */
export function wrap(text: string, cells: number = WIDTH): readonly string[] {
  if (cellsOf(text) <= cells) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && cellsOf(longer) > cells) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** The same with `indent` before each line, and within the same width. */
export function wrapIndented(text: string, indent: string, cells: number = WIDTH): readonly string[] {
  return wrap(text, cells - cellsOf(indent)).map((line) => `${indent}${line}`);
}
