/** Joins sentences with a space; without one after a wide full stop (`。`), which contains its space. */
export function join(...parts: readonly (string | null)[]): string {
  return parts
    .filter((part) => part !== null && part !== '')
    .reduce<string>((text, part) => `${text}${gap(text)}${part ?? ''}`, '');
}

/** The gap between a text and the next sentence. */
export function gap(text: string): string {
  return text === '' || /[。、！？）」]$/.test(text) ? '' : ' ';
}
