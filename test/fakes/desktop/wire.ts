import { Variant } from '@jellybrick/dbus-next';

/** A value of the bus without its variants: records, lists, text, numbers, booleans, bytes. */
export function plain(value: unknown): unknown {
  if (value instanceof Variant) return plain(value.value);
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  }
  return value;
}

/** The value if it is text, else `''`, as a host does with a property that an application left out. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The value if it is a number, else 0. */
export function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

export function record(value: unknown): Readonly<Record<string, unknown>> {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? (value as Readonly<Record<string, unknown>>) : {};
}
