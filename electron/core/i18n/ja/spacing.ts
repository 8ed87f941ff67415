/** A text after a Japanese word: with a space before digits and Latin letters, and none before a Japanese character. */
export function after(text: string): string {
  return /^[\x21-\x7e]/.test(text) ? ` ${text}` : text;
}

/** A text before a Japanese word, by the same rule. */
export function before(text: string): string {
  return /[\x21-\x7e]$/.test(text) ? `${text} ` : text;
}
