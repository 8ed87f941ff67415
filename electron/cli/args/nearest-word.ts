/** More changes than this make another word, not a mistyped one. */
const MOST_CHANGES = 2;

/** The known word that a mistyped one was most likely meant to be; `null` if none is near. */
export function nearestWord(typed: string, known: readonly string[]): string | null {
  const word = typed.toLowerCase();
  const [best] = known
    .map((candidate) => ({ candidate, changes: changesBetween(word, candidate) }))
    .filter(({ candidate, changes }) => changes <= Math.min(MOST_CHANGES, candidate.length - 2))
    .toSorted((a, b) => a.changes - b.changes);
  if (best !== undefined) return best.candidate;
  const begun = known.filter((candidate) => word.length >= 2 && candidate.startsWith(word));
  return begun.length === 1 ? (begun[0] ?? null) : null;
}

/** The number of letters to insert, delete, replace or swap with their neighbour (optimal string alignment). */
function changesBetween(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  const cell = (row: number, column: number) => rows[row]?.[column] ?? 0;
  for (let row = 1; row <= a.length; row++) {
    rows.push([row]);
    for (let column = 1; column <= b.length; column++) {
      const replace = a[row - 1] === b[column - 1] ? 0 : 1;
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const best = Math.min(
        cell(row - 1, column) + 1,
        cell(row, column - 1) + 1,
        cell(row - 1, column - 1) + replace,
        isSwapped ? cell(row - 2, column - 2) + 1 : Infinity,
      );
      rows[row]?.push(best);
    }
  }
  return cell(a.length, b.length);
}
