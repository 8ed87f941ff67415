import { formatClock, type Locale } from './format';
import { wordsOf } from './i18n/words';
import type { ActionId, Problem, ProblemKind } from './problem';
import type { ProblemView } from './snapshot-types';

/** What the words of a problem depend on beside the problem. */
export interface ProblemContext {
  readonly locale: Locale;
  readonly now: number;
  /** Whether older numbers are still on screen. */
  readonly hasNumbers: boolean;
}

/** What happened, and what to do or what Quotide does next: whole sentences. */
interface Sentences {
  readonly message: string;
  readonly advice: string;
}

/** The one action of each. */
const actions: Readonly<Record<ProblemKind, ActionId | null>> = {
  no_credentials: 'check_again',
  expired: 'copy_command',
  missing_scope: 'copy_command',
  org_forbids: 'check_again',
  rate_limited: null,
  offline: null,
  contract_changed: 'check_for_updates',
  keychain_denied: 'allow_access',
};

/** A problem in words: whole sentences, plain, without blame. `detail` stays out of them. */
export function describeProblem(problem: Problem, context: ProblemContext): ProblemView {
  const { kind, retryAt, since } = problem;
  const { message, advice } = sentencesOf(problem, context);
  return { kind, message, advice, action: actions[kind], retryAt, since };
}

function sentencesOf(
  { kind, since, retryAt }: Problem,
  { now, locale, hasNumbers }: ProblemContext,
): Sentences {
  const { problems } = wordsOf(locale);
  switch (kind) {
    case 'no_credentials': {
      const { message, advice, adviceWithNumbers } = problems[kind];
      return { message, advice: hasNumbers ? adviceWithNumbers : advice };
    }
    case 'offline': {
      const { message, advice, adviceWithNumbers } = problems[kind];
      return {
        message: message(formatClock(since, now, locale)),
        advice: hasNumbers ? adviceWithNumbers : advice,
      };
    }
    case 'rate_limited':
      return rateLimitedWords(retryAt, now, locale);
    case 'expired':
    case 'missing_scope':
    case 'org_forbids':
    case 'contract_changed':
    case 'keychain_denied':
      return problems[kind];
  }
}

/** How long Anthropic asks to wait; `both` is all of it as one sentence. */
export function rateLimitedWords(
  retryAt: number | null,
  now: number,
  locale: Locale,
): Sentences & { readonly both: string } {
  const { open, over, until } = wordsOf(locale).problems.waiting;
  if (retryAt === null) return open;
  const { message, advice, both } = retryAt <= now ? over : until;
  const clock = formatClock(retryAt, now, locale);
  return { message: message(clock), advice, both: both(clock) };
}
