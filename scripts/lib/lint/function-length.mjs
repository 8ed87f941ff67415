// A lint rule: a function fits on a screen. The callback of `describe` is a list of tests, not a function in this sense.

/** The most lines of a function, its first and last one with it. */
const MOST_LINES = 60;

/** @type {import('eslint').Rule.RuleModule} */
export const functionLength = {
  meta: {
    type: 'suggestion',
    messages: { long: 'A function of {{lines}} lines; it may have {{most}}.' },
    schema: [],
  },
  create: (context) => {
    const check = (/** @type {any} */ node) => {
      const lines = node.loc.end.line - node.loc.start.line + 1;
      if (lines <= MOST_LINES || isDescribe(node)) return;
      context.report({ node, messageId: 'long', data: { lines: String(lines), most: String(MOST_LINES) } });
    };
    return { FunctionDeclaration: check, FunctionExpression: check, ArrowFunctionExpression: check };
  },
};

/**
 * Whether it is the callback of `describe`, `describe.each(…)`, `test.describe` and the like.
 * @param {any} node
 */
function isDescribe({ parent }) {
  if (parent.type !== 'CallExpression') return false;
  let callee = parent.callee;
  while (callee.type !== 'Identifier') {
    if (callee.type === 'MemberExpression' && callee.property.name === 'describe') return true;
    callee = callee.callee ?? callee.tag ?? callee.object;
    if (callee === undefined) return false;
  }
  return callee.name === 'describe';
}
