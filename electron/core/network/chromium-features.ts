/**
 * The value of `--disable-features` with more features: each name once, in order.
 * @param before the present value, names separated by commas; empty without any
 */
export function mergedFeatures(before: string, more: readonly string[]): string {
  const names = before.split(',').map((name) => name.trim());
  return [...new Set([...names, ...more])].filter((name) => name !== '').join(',');
}
