import { z } from 'zod';
import { instantOf } from '../../../core/usage/window-reading';
import { canonicalReset } from '../../../core/usage/windows';
import { lenient } from './numbers';

const DAY = 24 * 3_600_000;
const OLDEST = 365 * DAY;
const FARTHEST = 400 * DAY;
/** An instant as the API wrote it, stored in the history: text (cut at 64 characters) or a number. */
export const rawInstant = lenient(
  z.union([z.string().transform((text) => text.slice(0, 64)), z.number().transform(String)]),
);

/** Parses an instant of the API to epoch ms; `null` where it cannot be read. */
export function parseInstant(raw: string | null): number | null {
  return instantOf(raw);
}

/**
 * Parses a reset to its canonical instant (a whole minute). `null` where it cannot be read, or lies more than a year
 * before or 400 days after `reference` (epoch ms): a window lasts a week, and a countdown of years would be wrong.
 */
export function parseReset(raw: string | null, reference: number): number | null {
  const at = parseInstant(raw);
  if (at === null || at < reference - OLDEST || at > reference + FARTHEST) return null;
  return canonicalReset(at);
}
