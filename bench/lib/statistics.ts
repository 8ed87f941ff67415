/** The value that `share` (0–1) of all values do not exceed, by nearest rank; 0.5 is the median. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('no values');
  return value;
}

/** `p50 / p95 / max` of lengths in ms, with how many there were. */
export function spreadMs(values: readonly number[]): string {
  const shown = [percentile(values, 0.5), percentile(values, 0.95), Math.max(...values)];
  return `${shown.map((value) => value.toFixed(0)).join(' / ')} ms (n=${String(values.length)})`;
}
