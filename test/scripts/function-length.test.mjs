import { Linter } from 'eslint';
import { expect, it } from 'vitest';
import { functionLength } from '../../scripts/lib/lint/function-length.mjs';

/** @param {string} code */
function messages(code) {
  const config = {
    plugins: { house: { rules: { length: functionLength } } },
    rules: { 'house/length': 'error' },
  };
  return new Linter()
    .verify(code, [/** @type {import('eslint').Linter.Config} */ (config)])
    .map(({ message }) => message);
}

/** @param {number} lines of a body, the two of the braces with it */
const body = (lines) => `{${'\n'.repeat(lines - 1)}}`;

it('a function of 61 lines is too long, in each form that functions have, and one of 60 is not', () => {
  expect(messages(`function f() ${body(60)}`)).toEqual([]);
  for (const form of ['function f() ', 'const f = () => ', 'const f = function () ', 'class A { f() '])
    expect(messages(`${form}${body(61)}${form.startsWith('class') ? '}' : ''}`)).toEqual([
      'A function of 61 lines; it may have 60.',
    ]);
});

it('the callback of describe may be longer, that of a test may not', () => {
  for (const call of [
    'describe("x", ',
    'describe.each([1])("x", ',
    'test.describe("x", ',
    'describe.skipIf(1)("x", ',
  ])
    expect(messages(`${call}() => ${body(90)})`)).toEqual([]);
  expect(messages(`it("x", () => ${body(90)})`)).toHaveLength(1);
});
