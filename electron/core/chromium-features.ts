/**
 * The value of `--disable-features` that also switches off `more`: each name once, in their order.
 * @param before the value as it is, names separated by commas; empty: none
 */
export function mergedFeatures(before: string, more: readonly string[]): string {
  const names = before.split(',').map((name) => name.trim());
  return [...new Set([...names, ...more])].filter((name) => name !== '').join(',');
}
