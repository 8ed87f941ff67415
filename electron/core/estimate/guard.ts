/** Says whether a stored value is what it should be. */
export type Guard<T> = (value: unknown) => value is T;

export const isText: Guard<string> = (value) => typeof value === 'string';
export const isFlag: Guard<boolean> = (value) => typeof value === 'boolean';
export const isFinite: Guard<number> = (value): value is number => Number.isFinite(value);
export const isAmount: Guard<number> = (value): value is number => isFinite(value) && value >= 0;

export function orNull<T>(guard: Guard<T>): Guard<T | null> {
  return (value): value is T | null => value === null || guard(value);
}

export function oneOf<const T>(...words: readonly T[]): Guard<T> {
  return (value): value is T => words.some((word) => word === value);
}

/** A list of at most so many. */
export function listOf<T>(guard: Guard<T>, most: number): Guard<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.length <= most && value.every(guard);
}

/** A list of exactly so many. */
export function rowOf<T>(guard: Guard<T>, length: number): Guard<readonly T[]> {
  return (value): value is readonly T[] => listOf(guard, length)(value) && value.length === length;
}

/**
 * These keys, each as its guard says, and any others: a later version may have added some. A field added to the type
 * is a compile error here.
 */
export function shape<T extends object>(guards: { readonly [K in keyof T]-?: Guard<T[K]> }): Guard<T> {
  const entries = Object.entries<Guard<unknown>>(guards);
  return (value): value is T => {
    if (typeof value !== 'object' || value === null) return false;
    const found = new Map(Object.entries(value));
    return entries.every(([key, guard]) => guard(found.get(key)));
  };
}
