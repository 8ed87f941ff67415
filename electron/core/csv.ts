import { plainCell } from './text/plain-text';

/** A cell of a table; what is unknown is empty. */
export type CsvCell = string | number | boolean | null;

/** A table as CSV (RFC 4180). */
export function csvOf(head: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [head, ...rows].map((cells) => `${csvLine(cells)}\r\n`).join('');
}

/** The cells of one row, without a line end. */
export function csvLine(cells: readonly CsvCell[]): string {
  return cells.map(cell).join(',');
}

/**
 * What a spreadsheet takes for a formula: `=`, `+`, `-` and `@`, in their full-width forms too, at the start of a cell,
 * also behind white space. Where the system's separator of lists is a semicolon, a new cell begins at each of them.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /(^|[;|])(?=\s*[=+\-@＝＋－＠])/g;

/** A text is in one line, without what cannot be seen; one that looks like a formula is text to a spreadsheet too. */
function cell(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = plainCell(value).replace(FORMULA, "$1'");
  return /[",;|]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
