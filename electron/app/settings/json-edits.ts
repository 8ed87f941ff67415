import { createScanner, findNodeAtLocation, parseTree, type JSONPath, type Node } from 'jsonc-parser';

/** The indentation and line ends of a text. */
export interface JsonStyle {
  /** The white space of one level. */
  readonly indent: string;
  readonly eol: string;
}

/** The style of a text, by its first line that begins with a key; two spaces where there is none. */
export function styleOf(text: string): JsonStyle {
  return {
    indent: /^([ \t]+)"/m.exec(text)?.[1] ?? '  ',
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

/**
 * Sets a value at a path of keys in a text; the object around it must exist. The parser's own `modify` leaves an extra
 * comma if it removes a key before a comma at the end, and inserts a new key before the comment of the line above.
 */
export function withValue(text: string, path: JSONPath, value: unknown, style: JsonStyle): string {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const node = root && findNodeAtLocation(root, path);
  if (node !== undefined) {
    const printed = print(value, indentAt(text, node.offset), style);
    return splice(text, node.offset, node.offset + node.length, printed);
  }
  const parent = root && findNodeAtLocation(root, path.slice(0, -1));
  return parent === undefined ? text : withMember(text, parent, String(path.at(-1)), value, style);
}

/** Removes the first key at a path from a text. Comments around it stay. */
export function withoutKey(text: string, path: JSONPath): string {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const member = (root && findNodeAtLocation(root, path))?.parent;
  const siblings = member?.parent?.children;
  if (member === undefined || siblings === undefined) return text;
  const end = member.offset + member.length;
  const comma = commaAfter(text, end);
  if (comma !== null)
    return withoutBlank(splice(splice(text, comma, comma + 1, ''), member.offset, end, ''), member.offset);
  const rest = withoutBlank(splice(text, member.offset, end, ''), member.offset);
  const before = siblings[siblings.indexOf(member) - 1];
  const last = before === undefined ? null : commaAfter(text, before.offset + before.length);
  return last === null ? rest : splice(rest, last, last + 1, '');
}

function withMember(text: string, parent: Node, key: string, value: unknown, style: JsonStyle): string {
  const { indent, eol } = style;
  const close = parent.offset + parent.length - 1;
  const outer = indentAt(text, close);
  const member = (own: string): string => `${JSON.stringify(key)}: ${print(value, own, style)}`;
  const last = parent.children?.at(-1);
  const end = last === undefined ? parent.offset + 1 : last.offset + last.length;
  const comma = last === undefined ? null : commaAfter(text, end);
  const lineStart = text.lastIndexOf('\n', close - 1) + 1;
  // The bracket is alone on its line: the new line is inserted before it.
  if (lineStart > parent.offset && text.slice(lineStart, close).trim() === '') {
    const own = last === undefined ? outer + indent : indentAt(text, last.offset);
    const added = splice(
      text,
      lineStart,
      lineStart,
      `${own}${member(own)}${comma === null ? '' : ','}${eol}`,
    );
    return last === undefined || comma !== null ? added : splice(added, end, end, ',');
  }
  if (last !== undefined)
    return splice(
      text,
      comma === null ? end : comma + 1,
      comma === null ? end : comma + 1,
      `${comma === null ? ',' : ''} ${member(outer)}${comma === null ? '' : ','}`,
    );
  const isEmpty = text.slice(end, close).trim() === '';
  const own = outer + indent;
  return isEmpty
    ? splice(text, end, close, `${eol}${own}${member(own)}${eol}${outer}`)
    : splice(text, end, end, ` ${member(outer)}`);
}

/** The offset of the comma after a member; comments may come before it. `null`: there is none. */
function commaAfter(text: string, end: number): number | null {
  const scanner = createScanner(text, true);
  scanner.setPosition(end);
  scanner.scan();
  const at = scanner.getTokenOffset();
  return text.charAt(at) === ',' ? at : null;
}

/** The white space that the line of an offset begins with. */
function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

/** Removes a line that has become blank. */
function withoutBlank(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const next = text.indexOf('\n', offset);
  if (next === -1 || text.slice(start, next).trim() !== '') return text;
  return splice(text, start, next + 1, '');
}

function print(value: unknown, own: string, { indent, eol }: JsonStyle): string {
  return JSON.stringify(value, null, indent).replaceAll('\n', `${eol}${own}`);
}

function splice(text: string, start: number, end: number, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}
