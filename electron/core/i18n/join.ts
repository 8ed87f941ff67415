/** Sentences in one text, with a space between; none behind a sign that is as wide as its space (`。`). */
export function join(...parts: readonly (string | null)[]): string {
  return parts
    .filter((part) => part !== null && part !== '')
    .reduce<string>((text, part) => `${text}${gap(text)}${part ?? ''}`, '');
}

/** What stands between a text and the sentence behind it. */
export function gap(text: string): string {
  return text === '' || /[。、！？）」]$/.test(text) ? '' : ' ';
}
