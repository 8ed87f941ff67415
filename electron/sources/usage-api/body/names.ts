import { cutText, graphemesOf, plainLine } from '../../../core/text/plain-text';
import { redact } from '../../../core/redact';

const MAX_NAME = 40;
/** Upper bound of the average UTF-16 units per visible character of a name, including characters that are removed. */
const MOST_UNITS = 16;

/** Cleans a name of the API for the screen: one line of at most `max` visible characters; `null` when none is left. */
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

/** A key of the answer as a short word for the log; other keys than plain words are replaced. */
export function keyWord(key: string): string {
  return /^[\w.-]{1,64}$/.test(key) ? key : '(odd key)';
}

/** Cleans text from outside for the log: one short line without tokens and e-mail addresses. */
export function shortPlain(text: string, max = 120): string {
  // `plainLine` comes first, since invisible characters would hide a secret from the patterns of `redact`.
  return cleanName(redact(plainLine(text.slice(0, 16_384))), max) ?? '';
}
