import { join } from '../i18n/join';
import { wordsOf } from '../i18n/words';
import { limitModeText } from '../limit-mode/mode-words';
import { situationOf, type Situation } from '../snapshot/situation';
import type { Verdict } from '../snapshot/snapshot-types';
import { calmVerdict, dueVerdict, withoutNumbers } from './calm';
import { oldVerdict } from './outdated';
import { pressingVerdict, reachedVerdict } from './pressing';
import { calm, sentences, type VerdictInput } from './verdict-words';

/**
 * The verdict: one sentence about the most pressing window. `claim` and `rest` are joined by `gap` (a comma between
 * them belongs to `claim`); `note` is a sentence of its own.
 */
export function verdictOf(input: VerdictInput): Verdict {
  const situation = situationOf(input);
  const verdict = withMode(situation, inWords(situation, input), input);
  const { problem } = input;
  // The numbers are live despite a problem, which is shown below.
  if (problem === null || isAboutProblem(situation)) return verdict;
  return { ...verdict, note: verdict.note ?? join(problem.message, problem.advice) };
}

/** Adds how Claude continues as a note; the sentence about a full window already contains it. */
function withMode({ kind }: Situation, verdict: Verdict, { limitMode, now, locale }: VerdictInput): Verdict {
  const goesOn = kind === 'reached' ? null : limitModeText(limitMode ?? null, now, locale);
  return goesOn === null ? verdict : { ...verdict, note: sentences(verdict.note, goesOn) };
}

function isAboutProblem({ kind }: Situation): boolean {
  return kind === 'loading' || kind === 'empty' || kind === 'old';
}

function inWords(situation: Situation, input: VerdictInput): Verdict {
  const words = wordsOf(input.locale).verdict;
  switch (situation.kind) {
    case 'loading':
      return calm(words.loading.claim, words.loading.rest);
    case 'empty': {
      const { problem } = situation;
      return { ...calm(problem?.message ?? words.cannotTell, problem?.advice ?? ''), tone: 'muted' };
    }
    case 'old':
      return oldVerdict(input, situation.window);
    case 'no_numbers':
      return withoutNumbers(input);
    case 'reached':
      return reachedVerdict(situation, input);
    case 'pressing':
      return pressingVerdict(situation, input);
    case 'reset_due':
      return dueVerdict(situation.window, input);
    case 'calm':
      return calmVerdict(situation, input);
  }
}
