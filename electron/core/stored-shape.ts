import { z } from 'zod';

/*
 * Parts of schemas for what an earlier or a later version stored: keys that are not known are left out, and a field
 * that cannot be read costs itself alone. zod's numbers are finite.
 */

/** A value that is `null` where it cannot be read. */
export function orNull<T>(schema: z.ZodType<T>) {
  return schema.nullable().catch(null);
}

/** A flag that is `fallback` where it cannot be read. */
export function flagOr(fallback: boolean) {
  return z.boolean().catch(fallback);
}

/** A number that is not negative. */
export const storedAmount = z.number().min(0);

/** A list without the items that cannot be read; of more than `most`, the last ones. */
export function readableItems<T>(item: z.ZodType<T>, most = Infinity) {
  return z.array(z.unknown()).transform((items): readonly T[] => {
    const readable = items.flatMap((each) => {
      const read = item.safeParse(each);
      return read.success ? [read.data] : [];
    });
    return readable.length > most ? readable.slice(-most) : readable;
  });
}
