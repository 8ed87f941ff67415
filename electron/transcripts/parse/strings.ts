import { QUOTE } from './bytes';

/** The string that a value is, as it was written; `null` where it is another value, or empty. */
export function stringIn(bytes: Buffer, start: number, end: number): string | null {
  if (end - start <= 2 || bytes[start] !== QUOTE) return null;
  const raw = bytes.toString('utf8', start + 1, end - 1);
  return raw.includes('\\') ? unescape(raw) : raw;
}

/** An escape that JSON does not know leaves the text as it was written. */
function unescape(raw: string): string {
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch {
    return raw;
  }
}
