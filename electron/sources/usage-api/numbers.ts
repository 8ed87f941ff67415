import { z } from 'zod';
import { percentOf } from '../../core/window-reading';

/**
 * Plain decimal notation only: no sign `+`, no exponent, no hex, no spaces. `Number('')` is 0 and `Number('0x10')`
 * is 16, and either would be a number that nobody said.
 */
const PLAIN_DECIMAL = /^-?\d{1,15}(?:\.\d{1,18})?$/;

/** A finite number, or a string in plain decimal notation. */
export const numeric = z.union([z.number(), z.string().regex(PLAIN_DECIMAL).transform(Number)]);

/** A field that may be missing, null or odd without harm to its neighbours: then it is `null`. */
export function lenient<T>(schema: z.ZodType<T>) {
  return schema
    .nullish()
    .transform((value): T | null => value ?? null)
    .catch(null);
}

/**
 * Percentage points used. 1.0 is one percent and 0.98 is less than one: guessing that a value up to 1 is a fraction
 * is this field's most repeated bug (https://github.com/KarpelesLab/teamclaude/issues/49). Negative is unknown, never 0.
 */
export const percent = lenient(numeric.transform((value) => percentOf(value)).pipe(z.number()));

/** A share of a whole: 0–100. */
export const share = lenient(numeric.pipe(z.number().min(0).max(100)));

/** An amount of money or a count: not negative, and small enough to be exact. */
export const amount = lenient(numeric.pipe(z.number().min(0).max(Number.MAX_SAFE_INTEGER)));

/** A small count, e.g. of banked resets. */
export const count = lenient(numeric.pipe(z.int().min(0).max(1000)));
