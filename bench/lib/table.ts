/** One line of the table. */
export interface Row {
  readonly what: string;
  /** The target as text; `–` where the row is only for comparison. */
  readonly target: string;
  readonly measured: string;
}

/** The rows as a markdown table, ready to be pasted into a file of bench/results. */
export function table(rows: readonly Row[]): string {
  const all = [{ what: 'what', target: 'target', measured: 'measured' }, ...rows];
  const width = (key: keyof Row): number => Math.max(...all.map((row) => row[key].length));
  const line = ({ what, target, measured }: Row): string =>
    `| ${what.padEnd(width('what'))} | ${target.padEnd(width('target'))} | ${measured.padEnd(width('measured'))} |\n`;
  const rule: Row = {
    what: '-'.repeat(width('what')),
    target: '-'.repeat(width('target')),
    measured: '-'.repeat(width('measured')),
  };
  const [head, ...body] = all;
  return [...(head === undefined ? [] : [head]), rule, ...body].map(line).join('');
}
