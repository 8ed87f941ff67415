/** Whether what was read back is a value of ours: a token's hash and amounts that are none of them negative. */
export function isKept<T extends object>(json: unknown, numbers: readonly (keyof T & string)[]): json is T {
  if (typeof json !== 'object' || json === null) return false;
  const found = new Map<string, unknown>(Object.entries(json));
  return typeof found.get('tokenHash') === 'string' && numbers.every((key) => isAmount(found.get(key)));
}

function isAmount(value: unknown): boolean {
  return Number.isFinite(value) && Number(value) >= 0;
}
