import { rateLimitedWords } from '../text/problem-text';
import { percentOf } from '../text/amount-words';
import { extraPays, paysUntilThen } from '../text/extra-words';
import { formatPercent, formatPoints } from '../text/format';
import { join } from '../i18n/join';
import { wordsOf } from '../i18n/words';
import type { ProblemView, Verdict, WindowView } from '../snapshot/snapshot-types';
import { spellAbout, spellAt, spellReset } from '../text/spell';
import { isReached } from '../pace/prospect';
import { sentences, type VerdictInput } from './verdict-words';
import { windowName, windowNoun } from '../text/window-words';

/**
 * The verdict of numbers that are not live: their age, the cause, and what happens next. Its tone shows no severity.
 */
export function oldVerdict(input: VerdictInput, tightest: WindowView | null): Verdict {
  const { problem } = input;
  const words = wordsOf(input.locale).verdict;
  const age = ageWords(input, tightest);
  const still = tightest === null ? null : stillReached(input, tightest);
  const estimate = tightest === null ? null : estimateWords(input, tightest);
  if (problem?.kind === 'offline' && problem.mustAct !== true) {
    const note = sentences(estimate?.note ?? null, still);
    return { tone: 'muted', claim: problem.message, rest: estimate?.text ?? age ?? '', note };
  }
  if ((age === null && estimate === null) || (problem !== null && !isPassing(problem))) {
    const claim = problem?.message ?? words.cannotTell;
    return {
      tone: 'muted',
      claim,
      rest: problem?.advice ?? '',
      note: sentences(estimate?.text ?? age, still),
    };
  }
  if (estimate !== null || age === null) {
    const { text = words.cannotTell, note = null } = estimate ?? {};
    return { tone: 'muted', claim: text, rest: whyWords(problem, input), note };
  }
  const unharmed = problem?.kind === 'rate_limited' ? words.unharmed : null;
  return { tone: 'muted', claim: age, rest: whyWords(problem, input), note: still ?? unharmed };
}

/** Whether a problem passes by itself: then the age of the numbers comes first, otherwise the advice. */
function isPassing({ kind }: ProblemView): boolean {
  return kind === 'rate_limited' || kind === 'contract_changed';
}

function whyWords(problem: ProblemView | null, { now, locale }: VerdictInput): string {
  if (problem === null) return wordsOf(locale).verdict.asksByItself;
  return problem.kind === 'rate_limited'
    ? rateLimitedWords(problem.retryAt, now, locale, problem.refusal).both
    : join(problem.message, problem.advice);
}

/** `These numbers are 29 minutes old.`, or the same about one old reading. */
function ageWords(
  { stale, observedAt, now, locale }: VerdictInput,
  tightest: WindowView | null,
): string | null {
  const words = wordsOf(locale);
  if (!stale && tightest?.stale === true) {
    return words.verdict.oneOld(windowName(tightest, words), spellAbout(now - tightest.observedAt, locale));
  }
  return observedAt === null ? null : words.verdict.old(spellAbout(now - observedAt, locale));
}

/** A sentence about a limit that was reached: it holds until its reset, also when it is old. */
function stillReached({ extraUsage, now, locale }: VerdictInput, window: WindowView): string | null {
  if (!isReached(window) || window.resetsAt === null || window.resetsAt <= now) return null;
  const words = wordsOf(locale);
  const seen = spellAt(window.observedAt, now, locale);
  const reached = words.verdict.stillReached(
    windowName(window, words),
    seen,
    spellReset(window.resetsAt, now, locale),
  );
  return sentences(reached, extraPays(extraUsage) ? paysUntilThen(extraUsage, locale) : null);
}

/** The sentence about an estimate, and a note; `null` for a window without one. */
function estimateWords(
  { locale, amount = 'used' }: VerdictInput,
  window: WindowView,
): { readonly text: string; readonly note: string | null } | null {
  const words = wordsOf(locale);
  const { source, utilization, localEstimate } = window;
  if (source !== 'local_estimate' || utilization === null) return null;
  const [percent, noun] = [formatPercent(utilization, locale), windowNoun(window, words)];
  if (localEstimate?.calibrated !== true)
    return { text: words.verdict.estimate(percent, noun), note: words.verdict.othersMissing };
  const { error } = localEstimate;
  const note = error === null ? null : words.estimate.usuallyOff(formatPoints(error, locale));
  const text =
    amount === 'used'
      ? words.estimate.about(percent, noun)
      : words.estimate.aboutLeft(percentOf(utilization, amount, locale), noun);
  return { text, note };
}
