/** A square matrix, row by row. */
export type Matrix = readonly (readonly number[])[];

/** The inverse of a symmetric positive definite matrix by Gauss-Jordan; `null` where it has none. */
export function inverse(matrix: Matrix): Matrix | null {
  const size = matrix.length;
  const work = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let column = 0; column < size; column += 1) {
    const row = work[column];
    const pivot = row?.[column] ?? 0;
    if (row === undefined || !(pivot > 1e-12)) return null;
    for (let j = 0; j < row.length; j += 1) row[j] = (row[j] ?? 0) / pivot;
    eliminate(work, column, row);
  }
  return work.map((row) => row.slice(size));
}

function eliminate(work: number[][], column: number, pivotRow: readonly number[]): void {
  work.forEach((row, i) => {
    const factor = row[column] ?? 0;
    if (i === column || factor === 0) return;
    for (let j = 0; j < row.length; j += 1) row[j] = (row[j] ?? 0) - factor * (pivotRow[j] ?? 0);
  });
}

/** Matrix times vector. */
export function times(matrix: Matrix, vector: readonly number[]): readonly number[] {
  return matrix.map((row) => dot(row, vector));
}

/** The sum of products. */
export function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}
