/** A text behind a Japanese word: a space before digits and Latin letters, none before a Japanese sign. */
export function after(text: string): string {
  return /^[\x21-\x7e]/.test(text) ? ` ${text}` : text;
}

/** A text before a Japanese word, likewise. */
export function before(text: string): string {
  return /[\x21-\x7e]$/.test(text) ? `${text} ` : text;
}
