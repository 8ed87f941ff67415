import { join } from './i18n/join';
import { wordsOf } from './i18n/words';
import type { Verdict, WindowView } from './snapshot-types';
import { pressureOf, tightestWindow } from './urgency';
import { fineVerdict, withoutNumbers } from './verdict-calm';
import { oldVerdict } from './verdict-old';
import { criticalVerdict, reachedVerdict, warningVerdict } from './verdict-pressing';
import { calm, type VerdictInput } from './verdict-words';

/**
 * The one sentence on top, about the most pressing window. `claim` and `rest` are joined by `gap` (a comma
 * between them belongs to `claim`); `note` is a sentence of its own.
 */
export function verdictOf(input: VerdictInput): Verdict {
  const { phase, problem, windows, stale } = input;
  const words = wordsOf(input.locale).verdict;
  if (phase === 'loading') return calm(words.loading.claim, words.loading.rest);
  if (phase === 'empty') {
    return { ...calm(problem?.message ?? words.cannotTell, problem?.advice ?? ''), tone: 'muted' };
  }
  const tightest = tightestWindow(windows);
  const isOld = stale || problem?.kind === 'offline' || tightest?.stale === true;
  if (isOld || tightest?.source === 'local_estimate') return oldVerdict(input, tightest);
  const verdict = tightest === null ? withoutNumbers(input) : liveVerdict(input, tightest);
  const trouble = problem && join(problem.message, problem.advice);
  return { ...verdict, note: verdict.note ?? trouble };
}

function liveVerdict(input: VerdictInput, tightest: WindowView): Verdict {
  if (pressureOf(tightest) === 0) return fineVerdict(input);
  switch (tightest.severity) {
    case 'reached':
      return reachedVerdict(input, tightest);
    case 'critical':
      return criticalVerdict(input, tightest);
    case 'warning':
    case 'normal':
      return warningVerdict(input, tightest);
  }
}
