/** The forms of a word by number, as `Intl.PluralRules` names them; `other` serves where one is missing. */
export interface Forms {
  readonly one?: string;
  readonly other: string;
}

/** `1 minute`, `2 minutes`: the number as this language writes it, with the right form behind it. */
export function plural(language: string, count: number, forms: Forms): string {
  const form = new Intl.PluralRules(language).select(count) === 'one' ? forms.one : undefined;
  return `${new Intl.NumberFormat(language).format(count)} ${form ?? forms.other}`;
}
