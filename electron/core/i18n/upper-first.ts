/** A text with an upper-case first letter, for the start of a sentence. */
export function upperFirst(text: string): string {
  const [first = ''] = text;
  return `${first.toUpperCase()}${text.slice(first.length)}`;
}
