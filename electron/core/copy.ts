import { formatClock, type Locale } from './format';
import { join } from './i18n/join';
import { languageOf, wordsOf } from './i18n/words';
import { causeWords, needsUser } from './network/words';
import type { ActionId, Problem, ProblemKind, RefusalFacts, UnreadableLogin } from './problem';
import type { ProblemView } from './snapshot-types';
import { spellAt } from './spell';

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
  const { kind, retryAt, since, refusal, unreadable } = problem;
  const { message, advice } = sentencesOf(problem, context);
  const cause = problem.cause?.kind;
  const mustAct = cause !== undefined && needsUser(cause);
  return {
    kind,
    message,
    advice,
    // Once it is mended, nothing need be waited for; and no question of the system stands behind an unreadable login.
    action: mustAct || unreadable !== undefined ? 'check_again' : actions[kind],
    retryAt,
    since,
    ...(cause === undefined ? {} : { cause, mustAct }),
    ...(refusal !== undefined && { refusal }),
  };
}

function sentencesOf(
  { kind, since, retryAt, refusal, unreadable, cause = null }: Problem,
  { now, locale, hasNumbers }: ProblemContext,
): Sentences {
  const { problems } = wordsOf(locale);
  if (unreadable !== undefined) return unreadableWords(unreadable, locale);
  switch (kind) {
    case 'no_credentials': {
      const { message, advice, adviceWithNumbers } = problems[kind];
      return { message, advice: hasNumbers ? adviceWithNumbers : advice };
    }
    case 'offline': {
      // That nothing answers in time is said with since when.
      const why = cause && cause.kind !== 'timeout' ? causeWords(cause, languageOf(locale)) : null;
      if (why !== null) return why;
      const { message, advice, adviceWithNumbers } = problems[kind];
      return {
        message: message[cause?.kind === 'no_network' ? 'no_network' : 'no_answer'](
          formatClock(since, now, locale),
        ),
        advice: hasNumbers ? adviceWithNumbers : advice,
      };
    }
    case 'rate_limited':
      return rateLimitedWords(retryAt, now, locale, refusal);
    case 'expired':
    case 'missing_scope':
    case 'org_forbids':
    case 'contract_changed':
    case 'keychain_denied':
      return problems[kind];
  }
}

/** Why a stored login that is there gave none, and the way out: the same sentences on every surface. */
export function unreadableWords({ reason, place }: UnreadableLogin, locale: Locale): Sentences {
  const { unreadable } = wordsOf(locale).problems;
  const message = unreadable[place](unreadable.reasons[reason]);
  return { message, advice: unreadable.advice[adviceFor[reason]] };
}

const adviceFor = {
  too_large: 'too_large',
  outside_link: 'outside_link',
  no_permission: 'no_permission',
  not_a_file: 'not_a_file',
  empty: 'damaged',
  not_json: 'damaged',
  not_text: 'damaged',
  damaged: 'damaged',
  no_answer: 'passing',
  failed: 'passing',
} as const satisfies Record<UnreadableLogin['reason'], string>;

type WaitWords = Sentences & {
  /** Message and advice as one sentence. */
  readonly both: string;
};

/**
 * What a 429 means for the user. That Anthropic asks to wait is said only where it did; absent facts count as such.
 */
export function rateLimitedWords(
  retryAt: number | null,
  now: number,
  locale: Locale,
  refusal: RefusalFacts = { askedToWait: true, mayNotRead: false },
): WaitWords {
  const words = refusal.askedToWait ? askedWords(retryAt, now, locale) : refusedWords(retryAt, now, locale);
  if (!refusal.mayNotRead) return words;
  const { mayNotRead } = wordsOf(locale).problems.refused;
  return {
    message: words.message,
    advice: join(words.advice, mayNotRead),
    both: join(words.both, mayNotRead),
  };
}

function askedWords(retryAt: number | null, now: number, locale: Locale): WaitWords {
  const { open, over, until } = wordsOf(locale).problems.waiting;
  if (retryAt === null) return open;
  const { message, advice, both } = retryAt <= now ? over : until;
  const clock = formatClock(retryAt, now, locale);
  return { message: message(clock), advice, both: both(clock) };
}

function refusedWords(retryAt: number | null, now: number, locale: Locale): WaitWords {
  const { open, over, until } = wordsOf(locale).problems.refused;
  if (retryAt === null) return open;
  if (retryAt <= now) return over;
  const when = spellAt(retryAt, now, locale);
  return { message: until.message, advice: until.advice(when), both: until.both(when) };
}
