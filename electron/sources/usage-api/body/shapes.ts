import { z } from 'zod';
import { amount, lenient, numeric, percent } from './numbers';
import { rawInstant } from './timestamps';

/*
 * The known fields of Anthropic's answer. Every field may be missing or malformed without effect on the others. The
 * endpoint is not documented: the shapes come from the captures in test/fixtures/api.
 */

const word = lenient(z.string());
const flag = lenient(z.boolean());

/** A percentage with its reset: a window (`five_hour`), a row of `limits[]`, a row of `model_scoped[]`. */
export const windowShape = z.object({
  utilization: percent,
  percent,
  resets_at: rawInstant,
  reset_at: rawInstant,
  severity: word,
  limit_dollars: amount,
});

/** Three letters; `USD` when it is missing; anything else makes the amount unknown, not dollars. */
export const currency = z
  .string()
  .regex(/^[A-Za-z]{3}$/)
  .transform((code) => code.toUpperCase())
  .nullish()
  .transform((code): string | null => code ?? 'USD')
  .catch(null);

/** Digits of the minor unit in the answer; `undefined` where it has none. */
export const exponent = numeric
  .pipe(z.int().min(0).max(6))
  .nullish()
  .transform((digits): number | null | undefined => digits ?? undefined)
  .catch(null);

export const extraUsageShape = z.object({
  is_enabled: flag,
  monthly_limit: amount,
  used_credits: amount,
  utilization: percent,
  currency,
  decimal_places: exponent,
  disabled_reason: word,
  user_disabled: flag,
});

/** An amount in `spend`, in minor units. */
export const minorShape = z.object({ amount_minor: amount, currency, exponent });

export const spendShape = z.object({
  used: lenient(minorShape),
  limit: lenient(minorShape),
  balance: lenient(minorShape),
  percent,
  enabled: flag,
  disabled_reason: word,
});

/** Records the path of a known field whose value could not be read. */
export type Note = (path: string) => void;

/** Records the fields that had a value but are `null` after parsing. */
export function noteOddFields(
  note: Note,
  path: string,
  raw: Readonly<Record<string, unknown>>,
  read: Readonly<Record<string, unknown>>,
): void {
  for (const [key, value] of Object.entries(read)) {
    if (value === null && raw[key] !== null && raw[key] !== undefined) note(`${path}.${key}`);
  }
}
