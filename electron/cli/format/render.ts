import { err, ok, type Result } from '../../core/result';
import { withEstimates } from '../../core/snapshot/apply-estimates';
import type { AccountSnapshot, WindowView } from '../../core/snapshot/snapshot-types';
import { tightestWindow } from '../../core/snapshot/urgency';
import { jsonText, plainLine } from '../../core/text/plain-text';
import type { Locale } from '../../core/text/format';
import { TIGHTEST } from './field-names';
import { unknownField, type Field, type FieldForm, type Template } from './template';
import { accountValue, extraValue, windowValue, type FieldValue } from './values';

/** Written for an unknown value. */
const UNKNOWN = '?';
/** Limits that an account may have, so that one which is not there has unknown values. */
const POSSIBLE = /^(five_hour|seven_day(_[\w-]+)?)$/;

/**
 * The snapshot in the form of `--format`. Values have no control characters and no line breaks; those of the template
 * stay with the caller. The error names a limit that no account has.
 */
export function renderTemplate(
  template: Template,
  current: AccountSnapshot,
  locale: Locale,
): Result<string, string> {
  const snapshot = withEstimates(current);
  const written: string[] = [];
  for (const part of template) {
    if ('text' in part) {
      written.push(part.text);
      continue;
    }
    const value = valueOf(part.field, snapshot, locale);
    if (!value.ok) return value;
    written.push(formed(value.value, part.form));
  }
  return ok(written.join(''));
}

function valueOf(field: Field, snapshot: AccountSnapshot, locale: Locale): Result<FieldValue, string> {
  if (field.of === 'account') return ok(accountValue(field.field, snapshot, locale));
  if (field.of === 'extra') return ok(extraValue(field.field, snapshot, locale));
  const { limit } = field;
  const window = windowOf(limit, snapshot);
  if (window === null && limit !== TIGHTEST && !POSSIBLE.test(limit))
    return err(unknownField(`${limit}.${field.field}`));
  return ok(windowValue(field.field, window, snapshot, locale));
}

function windowOf(limit: string, { windows }: AccountSnapshot): WindowView | null {
  if (limit === TIGHTEST) return tightestWindow(windows);
  return windows.find(({ id }) => id === limit) ?? null;
}

function formed(value: FieldValue, form: FieldForm): string {
  if (form === 'json') return jsonText(inPlainSpaces(value));
  return form === 'text' ? textOf(value) : jsonText(textOf(value)).slice(1, -1);
}

function textOf(value: FieldValue): string {
  return value === null ? UNKNOWN : plainLine(String(inPlainSpaces(value)));
}

/** With ordinary spaces, which every bar and every terminal draws with the same width. */
function inPlainSpaces(value: FieldValue): FieldValue {
  return typeof value === 'string' ? value.replaceAll(/[\u00a0\u202f]/gu, ' ') : value;
}
