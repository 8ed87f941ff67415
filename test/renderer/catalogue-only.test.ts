import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../../renderer');
const files = fs
  .readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tsx'));

/** The text of a page for eyes and screen readers: text between tags, and the values of these attributes. */
const spoken = /^(aria-label|aria-valuetext|aria-description|title|alt|placeholder|label)$/;
/** Texts that are equal in every language: a command and the app's name. */
const names = ['claude', 'Quotide'];

/** The literal texts of a file that reach the page. */
function literals(name: string): readonly string[] {
  const text = fs.readFileSync(path.join(ROOT, name), 'utf8');
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) found.push(node.text.trim());
    if (ts.isJsxAttribute(node) && spoken.test(node.name.getText())) {
      const value = node.initializer;
      if (value && ts.isStringLiteral(value)) found.push(value.text);
      if (value && ts.isJsxExpression(value) && value.expression && ts.isTemplateExpression(value.expression))
        found.push(...fixedParts(value.expression));
    }
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent)) {
      const inner = [node.expression, ...alternatives(node.expression)];
      found.push(...inner.filter(ts.isStringLiteral).map((literal) => literal.text));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found.filter((word) => /\p{L}{2}/u.test(word) && !names.includes(word));
}

function fixedParts({ head, templateSpans }: ts.TemplateExpression): readonly string[] {
  return [head.text, ...templateSpans.map(({ literal }) => literal.text)];
}

function alternatives(node: ts.Expression): readonly ts.Expression[] {
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse];
  return ts.isBinaryExpression(node) ? [node.right] : [];
}

it('every word on screen comes from the catalogue', () => {
  expect(files.length).toBeGreaterThan(30);
  expect(files.flatMap((name) => literals(name).map((word) => `${name}: ${word}`))).toEqual([]);
});
