import { err, ok, type Result } from '../../core/result';
import {
  ACCOUNT_FIELDS,
  EXTRA,
  EXTRA_FIELDS,
  fieldList,
  WINDOW_FIELDS,
  type AccountField,
  type ExtraField,
  type WindowField,
} from './field-names';

/** A field of a template. `limit`: the id of a window, or `tightest`. */
export type Field =
  | { readonly of: 'account'; readonly field: AccountField }
  | { readonly of: 'extra'; readonly field: ExtraField }
  | { readonly of: 'window'; readonly limit: string; readonly field: WindowField };

/** How a field is written. `escaped`: its text as it may stand within the quotes of a JSON string. */
export type FieldForm = 'text' | 'json' | 'escaped';

/** A piece of a template: text as it is, or a field. */
export type TemplatePart = { readonly text: string } | { readonly field: Field; readonly form: FieldForm };

export type Template = readonly TemplatePart[];

/** `{{`, `}}`, `\n`, `\\`, a field, or any other character. */
const TOKEN = /\{\{|\}\}|\\n|\\\\|\{(?<name>[^{}]*)\}|[^]/gu;
const LITERALS: Readonly<Record<string, string>> = { '{{': '{', '}}': '}', '\\n': '\n', '\\\\': '\\' };

/** Parses the value of `--format`; the error names what is wrong and, for an unknown field, all known ones. */
export function parseTemplate(text: string): Result<Template, string> {
  const parts: TemplatePart[] = [];
  for (const { 0: token, groups } of text.matchAll(TOKEN)) {
    const name = groups?.['name'];
    if (name === undefined) {
      if (token === '{' || token === '}')
        return err(`--format has a single "${token}"; write ${token}${token} for the character itself`);
      parts.push({ text: LITERALS[token] ?? token });
      continue;
    }
    const [, path = name, form = 'text'] = /^(.*)\|(json|escaped)$/.exec(name) ?? [];
    const field = parseField(path.trim());
    if (field === null) return err(unknownField(name));
    parts.push({ field, form: form as FieldForm });
  }
  return ok(parts);
}

/** The sentence for a field that does not exist. */
export function unknownField(name: string): string {
  return `there is no field {${name}}; there are ${fieldList()}`;
}

function parseField(name: string): Field | null {
  const dot = name.indexOf('.');
  if (dot === -1) return Object.hasOwn(ACCOUNT_FIELDS, name) ? account(name as AccountField) : null;
  const [subject, field] = [name.slice(0, dot), name.slice(dot + 1)];
  if (subject === EXTRA)
    return Object.hasOwn(EXTRA_FIELDS, field) ? { of: 'extra', field: field as ExtraField } : null;
  // Which other limits there are is known once the numbers are.
  if (!/^[a-z][\w-]{0,63}$/.test(subject) || !Object.hasOwn(WINDOW_FIELDS, field)) return null;
  return { of: 'window', limit: subject, field: field as WindowField };
}

function account(field: AccountField): Field {
  return { of: 'account', field };
}
