import { leftOf, percentOf } from '../text/amount-words';
import { spentOf } from '../text/extra-words';
import { formatClock, formatPercent } from '../text/format';
import { wordsOf } from '../i18n/words';
import { prospectOf } from '../pace/prospect';
import type { Calm, Situation } from '../snapshot/situation';
import type { PercentRange, Verdict, WindowView } from '../snapshot/snapshot-types';
import { spellAt, spellBy, spellReset } from '../text/spell';
import type { ExtraUsage } from '../usage/usage';
import { calm, endsWords, sentences, usedWords, type VerdictInput } from './verdict-words';
import { windowNoun } from '../text/window-words';
import { severityOf } from '../usage/windows';

type CalmSituation = Extract<Situation, { readonly kind: 'calm' }>;

/** The verdict if no window is at risk: how long that is known, and the window with the least certain forecast. */
export function calmVerdict({ calm: how, window, resting }: CalmSituation, input: VerdictInput): Verdict {
  const all = wordsOf(input.locale);
  const words = all.verdict;
  if (window === null) return calm(words.resting.claim, words.resting.rest);
  const note = resting === null ? null : words.oneResting(windowNoun(resting, all));
  const rest = calmRest(window, input);
  const claim = claimOf(how, input);
  // The sentence of a window that may get tight stands alone where nothing is known to be fine.
  return claim === null ? calm(rest, '', note) : calm(claim, rest, note);
}

function claimOf(how: Calm, { now, locale }: VerdictInput): string | null {
  const words = wordsOf(locale).verdict;
  switch (how.kind) {
    case 'fine':
      return words.fine;
    case 'so_far':
      return words.fineSoFar;
    case 'until':
      return words.fineUntil(formatClock(how.at, now, locale));
    case 'no':
      return null;
  }
}

function calmRest(window: WindowView, input: VerdictInput): string {
  const { now, locale } = input;
  const all = wordsOf(locale);
  const words = all.verdict;
  const noun = windowNoun(window, all);
  const { resetsAt } = window;
  const prospect = prospectOf(window);
  if (prospect.kind === 'unknown') return words.notKnownYet(noun);
  if (prospect.kind === 'too_early') return words.tooEarlyFor(noun);
  if (prospect.kind === 'tight' && resetsAt !== null)
    return tightWords(prospect.range, noun, resetsAt, input);
  if (prospect.kind === 'lasts' && resetsAt !== null)
    return endsWords(prospect.range, noun, spellAt(resetsAt, now, locale), input);
  const resets = resetsAt === null ? null : words.resets(spellReset(resetsAt, now, locale));
  return sentences(usedWords(window, input), resets) ?? '';
}

/** `The 7-day window could get tight: 58 % to over 100 % by Thu.` */
function tightWords(
  { low }: PercentRange,
  noun: string,
  resetsAt: number,
  { now, locale, amount = 'used' }: VerdictInput,
): string {
  const words = wordsOf(locale).verdict;
  const by = spellBy(resetsAt, now, locale);
  if (amount === 'used')
    return words.tight(noun, percentOf(low, 'used', locale), formatPercent(100, locale), by);
  return words.tightLeft(noun, formatPercent(0, locale), formatPercent(leftOf(low), locale), by);
}

/** The verdict of a window past its reset, without a newer reading. */
export function dueVerdict({ resetsAt }: WindowView, { now, locale }: VerdictInput): Verdict {
  const words = wordsOf(locale).verdict;
  const { claim, rest } = words.due(spellAt(resetsAt ?? now, now, locale));
  return calm(claim, rest);
}

/** The verdict without any number: a plan without windows, or no reading yet. */
export function withoutNumbers(input: VerdictInput): Verdict {
  const { windows, extraUsage, now, locale } = input;
  const words = wordsOf(locale).verdict;
  if (extraUsage !== null) return moneyVerdict(extraUsage, input);
  if (windows.length === 0) return calm(words.cannotTell, words.noLimits);
  const next = windows.find(({ resetsAt }) => resetsAt !== null)?.resetsAt ?? null;
  const resets = next === null ? null : words.nextReset(spellReset(next, now, locale));
  return calm(words.cannotTell, words.needsReading, resets);
}

/** The verdict of an Enterprise plan, which has only money. */
function moneyVerdict(extra: ExtraUsage, { locale }: VerdictInput): Verdict {
  const words = wordsOf(locale).verdict;
  const amount = spentOf(extra, locale);
  // Headers alone have no amounts, and only the windows of one request: that does not prove a plan without windows.
  if (amount === null) return calm(words.cannotTell, words.needsReading);
  const spent = words.spent(amount);
  const tone = severityOf(extra.utilization, 'normal');
  const note = sentences(words.billsByUse, words.windowless);
  switch (tone) {
    case 'normal':
      return { tone, claim: words.fine, rest: spent, note };
    case 'reached':
      return { tone, claim: words.reached, rest: spent, note };
    case 'warning':
    case 'critical':
      return { tone, claim: spent, rest: '', note };
  }
}
