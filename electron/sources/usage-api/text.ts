import { cutText, graphemesOf, plainLine } from '../../core/plain-text';
import { redact } from '../../core/redact';

const MAX_NAME = 40;
/** More UTF-16 units than a character of a name has on average, also with what is to be taken out of it. */
const MOST_UNITS = 16;

/** A JSON object, or `null` for anything else (arrays included). */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null;
}

/** A name from the API fit for a screen: one line in which all can be seen, of at most `max` characters. */
export function cleanName(value: unknown, max = MAX_NAME): string | null {
  if (typeof value !== 'string') return null;
  const plain = plainLine(cutText(value, max * MOST_UNITS));
  const cut = graphemesOf(plain).slice(0, max).join('').trim();
  return cut === '' ? null : cut;
}

/** `Fable` → `fable`, `Opus 4.5` → `opus_4_5`; `null` when no letter or digit is left. */
export function slugOf(name: string): string | null {
  const slug = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
  return slug === '' ? null : slug;
}

/** A key of the answer as a short word for the log; keys that are no plain words are not repeated. */
export function keyWord(key: string): string {
  return /^[\w.-]{1,64}$/.test(key) ? key : '(odd key)';
}

/** Foreign text fit for the log: one line, short, without tokens and e-mail addresses. */
export function shortPlain(text: string, max = 120): string {
  // Plain first: what cannot be seen would hide a secret from the patterns.
  return cleanName(redact(plainLine(text.slice(0, 16_384))), max) ?? '';
}
