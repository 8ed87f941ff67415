/** Why a value was refused; its words are in the catalogue. */
export type Fault =
  | 'value'
  | 'percents'
  | 'percent'
  | 'folder'
  | 'time'
  | 'shortcut'
  | 'origin'
  | 'interval'
  | 'minutes'
  | 'program'
  | 'endpoint'
  | 'port'
  | 'host'
  | 'price';

/**
 * The result of a check: the value, its fault, or both. With both, a part of the value was wrong, and `value` is the
 * rest.
 */
export type Checked<T> =
  { readonly value: T; readonly fault?: Fault } | { readonly value?: undefined; readonly fault: Fault };

/** Checks one value of a setting. */
export type Check<T> = (value: unknown) => Checked<T>;

const fault = (kind: Fault) => ({ fault: kind });

/** True or false. */
export const flag: Check<boolean> = (value) => (typeof value === 'boolean' ? { value } : fault('value'));

/** One of a fixed list. */
export function oneOf<const T extends string>(values: readonly T[]): Check<T> {
  return (value) => {
    const found = values.find((each) => each === value);
    return found === undefined ? fault('value') : { value: found };
  };
}

/** The check of a value that may also be absent. */
export function orNull<T>(check: Check<T>): Check<T | null> {
  return (value) => (value === null ? { value } : check(value));
}

/** A whole number in a range. */
export function whole(low: number, high: number, kind: Fault): Check<number> {
  return (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high
      ? { value }
      : fault(kind);
}

/** Any number in a range. */
export function within(low: number, high: number, kind: Fault): Check<number> {
  return (value) => (typeof value === 'number' && value >= low && value <= high ? { value } : fault(kind));
}

/** A text that matches a pattern, of at most 4096 characters. */
export function text(pattern: RegExp, kind: Fault): Check<string> {
  return (value) =>
    typeof value === 'string' && value.length <= 4096 && !value.includes('\0') && pattern.test(value)
      ? { value }
      : fault(kind);
}

/** A list of at most 100 entries; a wrong entry is left out. */
export function listOf<T>(check: Check<T>): Check<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value) || value.length > 100) return fault('value');
    const taken: T[] = [];
    let first: Fault | undefined;
    for (const each of value) {
      const one = check(each);
      if (one.value !== undefined) taken.push(one.value);
      first ??= one.fault;
    }
    return partly(taken, taken.length === 0, first);
  };
}

/** The rest without its wrong parts, or the fault alone if nothing is left. */
function partly<T>(rest: T, isEmpty: boolean, first: Fault | undefined): Checked<T> {
  if (first === undefined) return { value: rest };
  return isEmpty ? { fault: first } : { value: rest, fault: first };
}

/** The percents of alerts: at most ten whole numbers below 100, each once, ascending. */
export const percents: Check<readonly number[]> = (value) => {
  const taken = listOf(whole(1, 99, 'percents'))(value);
  // One wrong percent refuses the whole list: the rest would warn at points that the user did not intend.
  if (taken.fault !== undefined) return fault('percents');
  const sorted = [...new Set(taken.value)].sort((a, b) => a - b);
  return sorted.length > 10 ? fault('percents') : { value: sorted };
};

/** An object whose fields have checks of their own. */
export function fields<T extends object>(checks: { readonly [K in keyof T]: Check<T[K]> }): Check<T> {
  return (value) => {
    if (typeof value !== 'object' || value === null) return fault('value');
    const given = new Map<string, unknown>(Object.entries(value));
    const taken: Partial<T> = {};
    for (const key of Object.keys(checks) as (keyof T & string)[]) {
      const one = checks[key](given.get(key));
      if (one.fault !== undefined) return fault(one.fault);
      taken[key] = one.value;
    }
    return { value: taken as T };
  };
}

/** An object with at most 100 names that match a pattern; other names and wrong values are left out. */
export function eachOf<T>(name: RegExp, check: Check<T>): Check<Readonly<Record<string, T>>> {
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return fault('value');
    const entries = Object.entries(value).filter(([key]) => name.test(key));
    if (entries.length > 100) return fault('value');
    const taken: [string, T][] = [];
    let first: Fault | undefined;
    for (const [key, each] of entries) {
      const one = check(each);
      if (one.value !== undefined) taken.push([key, one.value]);
      first ??= one.fault;
    }
    return partly(Object.fromEntries(taken), taken.length === 0, first);
  };
}

/** An absolute path, of POSIX or Windows. */
export const ABSOLUTE = /^(\/|[A-Za-z]:[\\/]|\\\\)/;
