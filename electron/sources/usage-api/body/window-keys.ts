import type { LimitWindow } from '../../../core/usage/usage';
import { KEY_NAMES, KNOWN_KEYS, NOT_WINDOWS, SCOPED_KEYS } from './known-keys';
import { addLimitRows, addModelScoped } from './limit-rows';
import { recordOf } from './json-values';
import { readFacts, WindowTable, type ReadContext } from './window-facts';

/** Limit of keys that are read; real answers have about thirty. */
const MAX_KEYS = 500;
/** Pattern of a codename; excludes names like `__proto__` too. */
const CODENAME = /^[a-z][a-z0-9_]{0,47}$/;

/**
 * Parses all windows of an answer, in screen order. For each field the precedence is: a legacy key that is not null,
 * then `limits[]` (main rows, `weekly_scoped`, other kinds), then `model_scoped[]`.
 */
export function readWindows(
  body: Readonly<Record<string, unknown>>,
  context: ReadContext,
): readonly LimitWindow[] {
  const table = new WindowTable();
  table.add('five_hour', readFacts(body['five_hour'], 'five_hour', context));
  table.add('seven_day', readFacts(body['seven_day'], 'seven_day', context));
  for (const [key, id] of SCOPED_KEYS) table.add(id, readFacts(body[key], key, context));
  addLimitRows(table, body['limits'], context);
  addModelScoped(table, body['model_scoped'], context);
  addAllowances(table, body, context);
  return table.list();
}

/**
 * Adds unreleased windows, which appear under codenames: some stay at 0 without a reset (`nimbus_quill`), one has a
 * pool of dollars (`iguana_necktie`). They are added only once they have money or use.
 */
function addAllowances(
  table: WindowTable,
  body: Readonly<Record<string, unknown>>,
  context: ReadContext,
): void {
  for (const key of Object.keys(body).slice(0, MAX_KEYS)) {
    if (isOrdinary(key) || !CODENAME.test(key) || key in Object.prototype) continue;
    // Most other keys are null, flags or blocks of another kind, which is normal.
    if (recordOf(body[key]) === null) continue;
    const facts = readFacts(body[key], key, context, { name: KEY_NAMES.get(key) ?? null, shape: 'unknown' });
    if ((facts?.utilization ?? 0) > 0 || (facts?.limitDollars ?? 0) > 0) table.add(key, facts);
  }
}

function isOrdinary(key: string): boolean {
  return (
    key === 'five_hour' ||
    key === 'seven_day' ||
    NOT_WINDOWS.has(key) ||
    SCOPED_KEYS.some(([known]) => known === key)
  );
}

/** Top-level keys that no capture has, for the log and `doctor`. */
export function unknownKeys(body: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(body).filter((key) => !KNOWN_KEYS.has(key));
}
