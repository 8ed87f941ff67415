const LONG = process.env['QUOTIDE_LONG'] !== undefined;

/** The number of runs of a property, twenty times as many in the long tests; always with the same seed. */
export function runs(count: number): { readonly numRuns: number; readonly seed: number } {
  return { numRuns: LONG ? 20 * count : count, seed: 20261130 };
}
