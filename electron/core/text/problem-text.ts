import { formatClock, type Locale } from './format';
import { join } from '../i18n/join';
import { languageOf, wordsOf } from '../i18n/words';
import { causeWords, needsUser } from '../network/network-words';
import type { ActionId, Problem, ProblemKind, RefusalFacts, UnreadableLogin } from '../problem';
import type { ProblemView } from '../snapshot/snapshot-types';
import { spellAt } from './spell';

/** The facts besides the problem that its words depend on. */
export interface ProblemContext {
  readonly locale: Locale;
  readonly now: number;
  /** Whether older numbers are still shown. */
  readonly hasNumbers: boolean;
}

/** An event and the advice, or what Quotide does next; whole sentences. */
interface Sentences {
  readonly message: string;
  readonly advice: string;
}

/** The action of each problem. */
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

/** A problem as sentences for a person. `detail` is not part of them. */
export function describeProblem(problem: Problem, context: ProblemContext): ProblemView {
  const { kind, retryAt, since, refusal, unreadable } = problem;
  const { message, advice } = sentencesOf(problem, context);
  const cause = problem.cause?.kind;
  const mustAct = cause !== undefined && needsUser(cause);
  return {
    kind,
    message,
    advice,
    // After the user's action there is no waiting time; and an unreadable login has no system dialog to allow.
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
      // A timeout is described by its start alone.
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
    case 'contract_changed':
      return hasNumbers ? problems[kind] : problems[kind].nothingLeft;
    case 'expired':
    case 'missing_scope':
    case 'org_forbids':
    case 'keychain_denied':
      return problems[kind];
  }
}

/** Why a stored login could not be read, and the way out. Every surface uses these sentences. */
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
  /** Message and advice in one sentence. */
  readonly both: string;
};

/** The words of a 429. They contain a request to wait only if Anthropic sent one; absent facts count as one. */
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
