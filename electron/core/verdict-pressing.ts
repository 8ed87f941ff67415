import { extraPays, nowPays, thenPays } from './extra-words';
import { formatClock, formatPercent, type Locale } from './format';
import { join } from './i18n/join';
import { wordsOf } from './i18n/words';
import type { PercentRange, Verdict, WindowView } from './snapshot-types';
import { spellAbout, spellAt, spellReset } from './spell';
import { isReached } from './urgency';
import { expectedPercent, sentences, usedWords, type VerdictInput } from './verdict-words';
import { windowName, windowNoun } from './window-words';
import { worseSeverity } from './windows';

const MINUTE = 60_000;

/** These stop all of Claude; the scoped ones stop one model. */
const stopsAll: readonly string[] = ['five_hour', 'seven_day'];

/** At the limit: when Claude is back, which is when the last of the full windows resets, and who pays meanwhile. */
export function reachedVerdict(input: VerdictInput, tightest: WindowView): Verdict {
  const { windows, extraUsage, locale } = input;
  const full = windows.filter((window) => isReached(window) && stopsAll.includes(window.id));
  const [last] = full.sort((a, b) => (b.resetsAt ?? Infinity) - (a.resetsAt ?? Infinity));
  if (!last) return oneReached(input, tightest);
  return {
    tone: 'reached',
    claim: wordsOf(locale).verdict.reached,
    rest: backWords(input, last),
    note: nowPays(extraUsage, locale),
  };
}

/** The limit of one model or allowance: the others go on. */
function oneReached({ extraUsage, now, locale }: VerdictInput, window: WindowView): Verdict {
  const words = wordsOf(locale);
  const others = window.id.startsWith('seven_day_') ? words.verdict.otherModels : null;
  const pays = extraPays(extraUsage) ? nowPays(extraUsage, locale) : null;
  return {
    tone: 'reached',
    claim: words.verdict.oneReached(windowName(window, words)),
    rest: window.resetsAt === null ? '' : words.verdict.resets(spellReset(window.resetsAt, now, locale)),
    note: sentences(others, pays),
  };
}

/** When Claude is back; while extra usage pays it was never gone. */
function backWords({ extraUsage, now, locale }: VerdictInput, window: WindowView): string {
  const words = wordsOf(locale);
  const noun = windowNoun(window, words);
  if (window.resetsAt === null) return words.verdict.answersAfter(noun);
  const when = spellReset(window.resetsAt, now, locale);
  return extraPays(extraUsage) ? words.verdict.windowResets(noun, when) : words.verdict.answersAgain(when);
}

/** Almost out: for how long it still lasts. */
export function criticalVerdict({ now, locale, extraUsage }: VerdictInput, window: WindowView): Verdict {
  const words = wordsOf(locale);
  const { runsOutAt } = window.pace;
  const resets =
    window.resetsAt === null ? null : words.verdict.resets(spellReset(window.resetsAt, now, locale));
  const note = thenPays(extraUsage, locale);
  if (runsOutAt === null)
    return { tone: 'critical', claim: usedWords(window, locale), rest: resets ?? '', note };
  const noun = windowNoun(window, words);
  const left = runsOutAt - now;
  const { claim, rest } =
    left < MINUTE ? words.verdict.hardlyLeft(noun) : words.verdict.left(spellAbout(left, locale), noun);
  return { tone: 'critical', claim, rest: join(rest, resets), note };
}

/** Warned by the source, by 80 %, or because it runs out (surely or maybe) before its reset. */
export function warningVerdict(input: VerdictInput, window: WindowView): Verdict {
  const { now, locale } = input;
  const { resetsAt, pace, severity } = window;
  const words = wordsOf(locale);
  if (pace.runsOutAt !== null && resetsAt !== null)
    return runsOutVerdict(input, window, pace.runsOutAt, resetsAt);
  if (resetsAt === null || pace.atReset === null) {
    const at = resetsAt === null ? null : spellAt(resetsAt, now, locale);
    const resets = at === null ? '' : words.verdict.resets(at);
    return { tone: severity, claim: usedWords(window, locale), rest: resets, note: null };
  }
  const at = spellAt(resetsAt, now, locale);
  if (pace.atReset.mid >= 100) {
    const used = severity === 'normal' ? null : usedWords(window, locale);
    const note = sentences(used, unsureWords(pace.atReset, locale), thenPays(input.extraUsage, locale));
    return { tone: severity, ...words.verdict.mayRunOut(windowNoun(window, words), at), note };
  }
  const { below, percent } = expectedPercent(pace.atReset, locale);
  const rest = (below ? words.verdict.itEndsBelow : words.verdict.itEnds)(percent, at);
  return { tone: severity, claim: usedWords(window, locale), rest, note: null };
}

function runsOutVerdict(
  input: VerdictInput,
  window: WindowView,
  runsOutAt: number,
  resetsAt: number,
): Verdict {
  const { now, locale, extraUsage } = input;
  const { severity, pace } = window;
  const words = wordsOf(locale);
  const noun = windowNoun(window, words);
  const overdue = runsOutAt <= now;
  const between =
    overdue || pace.runsOutBetween === null ? null : betweenWords(pace.runsOutBetween, now, locale);
  const before = spellAbout(resetsAt - Math.max(now, runsOutAt), locale);
  const sentence = overdue
    ? words.verdict.runsOutNow(noun, before)
    : words.verdict.runsOut(noun, spellAt(runsOutAt, now, locale), before);
  return {
    tone: worseSeverity(severity, 'warning'),
    ...sentence,
    note: sentences(between, thenPays(extraUsage, locale)),
  };
}

function unsureWords({ low, high }: PercentRange, locale: Locale): string {
  const words = wordsOf(locale).verdict;
  // A range that begins below half is too wide to be of use.
  if (low < 50) return words.tooEarly;
  return words.expected(formatPercent(low, locale), formatPercent(high, locale));
}

function betweenWords(
  { from, to }: { readonly from: number; readonly to: number },
  now: number,
  locale: Locale,
) {
  const [first, last] = [formatClock(from, now, locale), formatClock(to, now, locale)];
  return first === last ? null : wordsOf(locale).verdict.between(first, last);
}
