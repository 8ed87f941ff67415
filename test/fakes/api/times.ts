import { between, type Random } from '../random';

/** The real API was seen up to this far from the true instant (tombii/better-ccflare#381). */
export const MAX_JITTER_MS = 1900;

/** An instant in the API's own format, with six digits: `2026-07-08T15:59:59.800706+00:00`. */
export function apiTime(atMs: number, extraMicros = 0): string {
  const whole = Math.floor(atMs);
  const micros = String(extraMicros).padStart(3, '0');
  return `${new Date(whole).toISOString().slice(0, -1)}${micros}+00:00`;
}

/**
 * A copy of a body whose every `resets_at` is moved the way the real API recomputes it for each response: all of them
 * by about the same, within ±`maxMs`, and each by some microseconds more.
 */
export function withJitter(body: unknown, random: Random, maxMs: number): unknown {
  // 1 ms is kept back for the microseconds, so that the whole stays within maxMs.
  const shift = Math.round((random() * 2 - 1) * Math.max(0, maxMs - 1));
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, moved(key, inner) ?? walk(inner)]),
    );
  };
  const moved = (key: string, value: unknown): string | null => {
    if (key !== 'resets_at' || typeof value !== 'string') return null;
    const at = Date.parse(value);
    return Number.isNaN(at) ? null : apiTime(at + shift, between(random, 0, 999));
  };
  return walk(body);
}
