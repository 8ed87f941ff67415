import { createScanner, parseTree, type JSONPath, type Node, type ParseError } from 'jsonc-parser';
import { isDeepStrictEqual } from 'node:util';
import { err, ok, type Result } from '../../core/result';
import type { SettingsFault } from '../../core/settings/trouble';
import { styleOf, withoutKey, withValue, type JsonStyle } from './json-edits';

/** The deepest level that is parsed: the parser is recursive, and no settings are deeper than four. */
const DEEPEST = 64;

/** A JSON object with comments, and with commas at the end of lists. */
export interface JsonText {
  readonly text: string;
  readonly values: JsonRecord;
  /** Keys that one object has more than once, with their path: `tray.style`. The last one counts. */
  readonly repeated: readonly string[];
}

export type JsonRecord = Readonly<Record<string, unknown>>;

/** Reads a JSON object; comments and commas at the end of a list or an object are allowed. */
export function parseJsonText(text: string): Result<JsonText, SettingsFault> {
  if (text.trim() === '') return err({ kind: 'empty' });
  const tooDeep = offsetTooDeep(text);
  if (tooDeep !== null) return err({ kind: 'too_deep', ...placeOf(text, tooDeep) });
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const [first] = errors;
  if (first !== undefined) return err({ kind: 'syntax', ...placeOf(text, first.offset) });
  // Only comments: everything in it was commented out.
  if (root === undefined) return ok({ text, values: {}, repeated: [] });
  const values = valueOf(root);
  return isRecord(values) ? ok({ text, values, repeated: repeatedIn(root) }) : err({ kind: 'not_object' });
}

/**
 * Changes values in a text; comments, order and white space stay around values that do not change. If the edits would not
 * give exactly `wanted`, the whole object is written again.
 */
export function editJsonText(before: JsonText, wanted: JsonRecord): string {
  const style = styleOf(before.text);
  const edited = edit(before, wanted, style);
  const after = parseJsonText(edited);
  return after.ok && isDeepStrictEqual(after.value.values, wanted) ? edited : printJson(wanted, style);
}

function edit(before: JsonText, wanted: JsonRecord, style: JsonStyle): string {
  // There are only comments.
  if (parseTree(before.text) === undefined)
    return `${before.text.trimEnd()}${style.eol}${printJson(wanted, style)}`;
  const single = before.repeated.length === 0 ? before.text : withoutRepeated(before.text);
  return [...changesOf(before.values, wanted)].reduce(
    (text, { path, value }) =>
      value === undefined ? withoutKey(text, path) : withValue(text, path, value, style),
    single,
  );
}

/** An object as text in the usual style. */
export function printJson(values: JsonRecord, { indent, eol }: JsonStyle = styleOf('')): string {
  return `${JSON.stringify(values, null, indent)}\n`.replaceAll('\n', eol);
}

interface Change {
  readonly path: JSONPath;
  /** `undefined`: the key is removed. */
  readonly value: unknown;
}

function* changesOf(before: unknown, after: unknown, path: JSONPath = []): Generator<Change> {
  if (isDeepStrictEqual(before, after)) return;
  if (!isRecord(before) || !isRecord(after)) {
    yield { path, value: after };
    return;
  }
  for (const key of Object.keys(before))
    if (!Object.hasOwn(after, key)) yield { path: [...path, key], value: undefined };
  for (const [key, value] of Object.entries(after))
    yield* changesOf(Object.hasOwn(before, key) ? before[key] : undefined, value, [...path, key]);
}

/** Removes keys that a later one of the same name hides, since an edit would change the first one. */
function withoutRepeated(text: string): string {
  let rest = text;
  // Each round removes at least one key; a text of 1 MB has no more than this many.
  for (let round = 0; round < 1000; round += 1) {
    const root = parseTree(rest, [], { allowTrailingComma: true });
    const path = root === undefined ? null : firstRepeated(root);
    if (path === null) return rest;
    // The edit finds the first key of that name.
    rest = withoutKey(rest, path);
  }
  return rest;
}

function firstRepeated(root: Node): JSONPath | null {
  for (const path of repeatedPaths(root)) return path;
  return null;
}

function repeatedIn(root: Node): readonly string[] {
  return [...new Set([...repeatedPaths(root)].map((path) => path.join('.')))];
}

/** The edits, outer keys first: the inside of an object that is removed needs no edit. */
function* repeatedPaths(node: Node, path: JSONPath = []): Generator<JSONPath> {
  const seen = new Set<string>();
  const members = membersOf(node);
  for (const { name } of members) {
    if (seen.has(name)) yield [...path, name];
    seen.add(name);
  }
  for (const { name, value } of members) yield* repeatedPaths(value, [...path, name]);
  if (node.type !== 'array') return;
  for (const [index, child] of (node.children ?? []).entries()) yield* repeatedPaths(child, [...path, index]);
}

function membersOf(node: Node): readonly { readonly name: string; readonly value: Node }[] {
  if (node.type !== 'object') return [];
  return (node.children ?? []).flatMap(({ children: [key, value] = [] }) =>
    key === undefined || value === undefined ? [] : [{ name: String(key.value), value }],
  );
}

/** Builds the value without setting a prototype, which the parser's own function does for a key `__proto__`. */
function valueOf(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(valueOf);
  if (node.type !== 'object') return node.value as unknown;
  return Object.fromEntries(membersOf(node).map(({ name, value }) => [name, valueOf(value)]));
}

/** The offset of the bracket that opens one level too many; `null`: there is none. */
function offsetTooDeep(text: string): number | null {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (;;) {
    scanner.scan();
    const at = scanner.getTokenOffset();
    if (at >= text.length) return null;
    // Comments and white space are left out, and a string begins with its quote.
    const first = text.charAt(at);
    if ('{['.includes(first)) depth += 1;
    if ('}]'.includes(first)) depth -= 1;
    if (depth > DEEPEST) return at;
  }
}

/** Line and column of an offset as editors count them, from 1 and by characters. */
function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: Array.from(lines.at(-1) ?? '').length + 1 };
}

/** Whether a value is an object and no list. */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
