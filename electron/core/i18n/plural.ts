import { numberFormatter } from '../text/formatters';

/** The forms of a word by number, named as in `Intl.PluralRules`; `other` replaces a missing form. */
export interface Forms {
  readonly one?: string;
  /** Whole millions in French and Spanish, with their preposition: `de réponses`. */
  readonly many?: string;
  readonly other: string;
}

/** `1 minute`, `2 minutes`: the number in the language's format, with the right form after it. */
export function plural(language: string, count: number, forms: Forms): string {
  const form = new Intl.PluralRules(language).select(count);
  const word = form === 'one' || form === 'many' ? forms[form] : undefined;
  return `${numberFormatter(language, {}).format(count)} ${word ?? forms.other}`;
}
