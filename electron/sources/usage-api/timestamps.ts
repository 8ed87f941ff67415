import { z } from 'zod';
import { instantOf } from '../../core/window-reading';
import { canonicalReset } from '../../core/windows';
import { lenient } from './numbers';

const DAY = 24 * 3_600_000;
const OLDEST = 365 * DAY;
const FARTHEST = 400 * DAY;
/** An instant as the API wrote it, kept for the history: text (cut at 64 characters) or a number. */
export const rawInstant = lenient(
  z.union([z.string().transform((text) => text.slice(0, 64)), z.number().transform(String)]),
);

/** Epoch ms of an instant as the API wrote it; `null` where it cannot be read. */
export function parseInstant(raw: string | null): number | null {
  return instantOf(raw);
}

/**
 * The canonical reset (a whole minute), or `null` when it cannot be read or lies more than a year behind or 400 days
 * ahead of `reference` (epoch ms): a window lasts a week, and a countdown of years is worse than none.
 */
export function parseReset(raw: string | null, reference: number): number | null {
  const at = parseInstant(raw);
  if (at === null || at < reference - OLDEST || at > reference + FARTHEST) return null;
  return canonicalReset(at);
}
