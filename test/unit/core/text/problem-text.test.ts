import { expect, test } from 'vitest';
import { describeProblem } from '../../../../electron/core/text/problem-text';
import type { Problem, ProblemKind } from '../../../../electron/core/problem';
import { locale } from '../make-snapshot';

const now = Date.UTC(2026, 10, 21, 20, 0);
const context = { locale, now, hasNumbers: true };

function problem(kind: ProblemKind, change: Partial<Problem> = {}): Problem {
  return {
    kind,
    since: Date.UTC(2026, 10, 21, 11, 48),
    retryAt: null,
    detail: 'HTTP 418 from a teapot',
    ...change,
  };
}

test('a wait is described by the clock time, as in the contract of `status --json`', () => {
  const retryAt = Date.UTC(2026, 10, 21, 20, 14);
  expect(describeProblem(problem('rate_limited', { retryAt }), context)).toEqual({
    kind: 'rate_limited',
    message: 'Anthropic asks to wait until 20:14.',
    advice: 'Quotide asks again then.',
    action: null,
    retryAt,
    since: Date.UTC(2026, 10, 21, 11, 48),
  });
});

test('a wait that is over, or of unknown length, is described as such', () => {
  const over = describeProblem(problem('rate_limited', { retryAt: now }), context);
  expect(`${over.message} ${over.advice}`).toBe(
    'Anthropic asked to wait until 20:00. Quotide asks again now.',
  );
  const open = describeProblem(problem('rate_limited'), context);
  expect(`${open.message} ${open.advice}`).toBe('Anthropic asks to wait. Quotide asks again later.');
});

test.each<[ProblemKind, string, string | null]>([
  ['expired', 'Your login has expired. Run `claude` once to renew it.', 'copy_command'],
  ['missing_scope', 'This login may not read usage. Sign in to Claude Code again.', 'copy_command'],
  [
    'org_forbids',
    'Your organisation doesn’t allow usage readings. Quotide asks again each hour.',
    'check_again',
  ],
  [
    'contract_changed',
    'Anthropic’s answer has changed shape. Quotide shows only what it understands.',
    'check_for_updates',
  ],
  ['keychain_denied', 'The keychain didn’t let Quotide in. Nothing else was tried.', 'allow_access'],
  [
    'no_credentials',
    'Sign in to Claude Code first. Run `claude` to sign in; until then the last numbers stay.',
    'check_again',
  ],
  ['offline', 'No answer from Anthropic since 11:48. Quotide keeps trying; the last numbers stay.', null],
])('%s', (kind, words, action) => {
  const view = describeProblem(problem(kind), context);
  expect(`${view.message} ${view.advice}`).toBe(words);
  expect(view.action).toBe(action);
});

test.each([
  ['no_network', 'Offline since 11:48.'],
  ['broken', 'No answer from Anthropic since 11:48.'],
  ['timeout', 'No answer from Anthropic since 11:48.'],
  [null, 'No answer from Anthropic since 11:48.'],
] as const)('the cause %s decides the words about a missing answer', (kind, message) => {
  const cause = kind && { kind, host: 'api.anthropic.com', proxy: null, name: null };
  const view = describeProblem(problem('offline', { cause }), context);
  expect(view.message).toBe(message);
  expect(view.kind).toBe('offline');
});

test('the words mention remaining numbers only if there are numbers', () => {
  for (const kind of ['no_credentials', 'offline'] as const) {
    const { advice } = describeProblem(problem(kind), { ...context, hasNumbers: false });
    expect(advice).not.toContain('stay');
    expect(advice).toMatch(/^Quotide .*\.$/);
  }
});

test('the detail of a problem is in no sentence', () => {
  expect(JSON.stringify(describeProblem(problem('expired'), context))).not.toContain('teapot');
});
