import { z } from 'zod';
import { percentOf } from '../../../core/usage/window-reading';

/**
 * Plain decimal notation: no sign `+`, no exponent, no hex, no spaces. `Number('')` is 0 and `Number('0x10')` is 16,
 * and both would be wrong numbers.
 */
const PLAIN_DECIMAL = /^-?\d{1,15}(?:\.\d{1,18})?$/;

/** A finite number, or a string in plain decimal notation. */
export const numeric = z.union([z.number(), z.string().regex(PLAIN_DECIMAL).transform(Number)]);

/** A field that becomes `null` when it is missing, null or malformed, so that the other fields are still read. */
export function lenient<T>(schema: z.ZodType<T>) {
  return schema
    .nullish()
    .transform((value): T | null => value ?? null)
    .catch(null);
}

/**
 * Percentage points used. 1.0 is one percent and 0.98 is less than one percent: to treat a value up to 1 as a fraction
 * is a frequent bug of other tools (https://github.com/KarpelesLab/teamclaude/issues/49). A negative value is unknown,
 * never 0.
 */
export const percent = lenient(numeric.transform((value) => percentOf(value)).pipe(z.number()));

/** A share of a whole: 0–100. */
export const share = lenient(numeric.pipe(z.number().min(0).max(100)));

/** An amount of money or a count: not negative, and a safe integer at most. */
export const amount = lenient(numeric.pipe(z.number().min(0).max(Number.MAX_SAFE_INTEGER)));

/** A small count, e.g. of banked resets. */
export const count = lenient(numeric.pipe(z.int().min(0).max(1000)));
