import { formatClock, type Locale } from './format';
import type { ActionId, Problem, ProblemKind } from './problem';
import type { ProblemView } from './snapshot-types';

/** What the words of a problem depend on beside the problem. */
export interface ProblemContext {
  readonly locale: Locale;
  readonly now: number;
  /** Whether older numbers are still on screen. */
  readonly hasNumbers: boolean;
}

/** What happened, what to do (or what Quotide does next), one action. */
interface Words {
  readonly message: string;
  readonly advice: string;
  readonly action: ActionId | null;
}

const words: Readonly<Record<ProblemKind, (problem: Problem, context: ProblemContext) => Words>> = {
  no_credentials: (_, { hasNumbers }) => ({
    message: 'Sign in to Claude Code first.',
    advice: hasNumbers
      ? 'Run `claude` to sign in; until then the last numbers stay.'
      : 'Quotide reads the login that Claude Code keeps on this computer. It never changes it.',
    action: 'check_again',
  }),
  expired: () => ({
    message: 'Your login has expired.',
    advice: 'Run `claude` once to renew it.',
    action: 'copy_command',
  }),
  missing_scope: () => ({
    message: 'This login may not read usage.',
    advice: 'Sign in to Claude Code again.',
    action: 'copy_command',
  }),
  org_forbids: () => ({
    message: 'Your organisation doesn’t allow usage readings.',
    advice: 'Quotide asks again each hour.',
    action: 'check_again',
  }),
  rate_limited: rateLimited,
  offline: ({ since }, { now, locale, hasNumbers }) => ({
    message: `Offline since ${formatClock(since, now, locale)}.`,
    advice: hasNumbers
      ? 'Quotide keeps trying; the last numbers stay.'
      : 'Quotide keeps trying and shows your numbers once Anthropic answers.',
    action: null,
  }),
  contract_changed: () => ({
    message: 'Anthropic’s answer has changed shape.',
    advice: 'Quotide shows only what it understands.',
    action: 'check_for_updates',
  }),
  keychain_denied: () => ({
    message: 'The keychain didn’t let Quotide in.',
    advice: 'Nothing else was tried.',
    action: 'allow_access',
  }),
};

function rateLimited({ retryAt }: Problem, { now, locale }: ProblemContext): Words {
  if (retryAt === null) {
    return { message: 'Anthropic asks to wait.', advice: 'Quotide asks again later.', action: null };
  }
  const clock = formatClock(retryAt, now, locale);
  if (retryAt <= now) {
    return {
      message: `Anthropic asked to wait until ${clock}.`,
      advice: 'Quotide asks again now.',
      action: null,
    };
  }
  return {
    message: `Anthropic asks to wait until ${clock}.`,
    advice: 'Quotide asks again then.',
    action: null,
  };
}

/** A problem in words: whole sentences, plain, without blame. `detail` stays out of them. */
export function describeProblem(problem: Problem, context: ProblemContext): ProblemView {
  const { kind, retryAt, since } = problem;
  return { kind, ...words[kind](problem, context), retryAt, since };
}
