import { leftOf, percentOf } from '../text/amount-words';
import { goesOn, type Cover } from '../snapshot/cover';
import { nowPays, thenPays } from '../text/extra-words';
import { formatClock, formatPercent, type Locale } from '../text/format';
import { join } from '../i18n/join';
import { wordsOf } from '../i18n/words';
import { limitModeHint, limitModeText } from '../limit-mode/mode-words';
import type { Prospect } from '../pace/prospect';
import type { Situation } from '../snapshot/situation';
import type { PercentRange, Verdict, WindowView } from '../snapshot/snapshot-types';
import { spellAbout, spellAt, spellReset, spellRoughly, spellRoughSpan } from '../text/spell';
import { itEndsWords, sentences, usedWords, type VerdictInput } from './verdict-words';
import { windowName, windowNoun } from '../text/window-words';
import { worseSeverity } from '../usage/windows';

const MINUTE = 60_000;

type Reached = Extract<Situation, { readonly kind: 'reached' }>;
type Pressing = Extract<Situation, { readonly kind: 'pressing' }>;

/**
 * The verdict at a limit: how Claude continues, or when it answers again (when the last full window resets), and what
 * pays until then.
 */
export function reachedVerdict({ window, reach, cover }: Reached, input: VerdictInput): Verdict {
  const { extraUsage, now, locale, limitMode = null } = input;
  const words = wordsOf(locale);
  const goesOnText = limitModeText(limitMode, now, locale);
  const hint = limitModeHint(limitMode, now, locale);
  if (reach === 'all') {
    const back = backWords(cover, input, window);
    // The money is not mentioned where the limit is covered in another way.
    const note = goesOnText === null ? sentences(nowPays(extraUsage, locale), hint) : back || null;
    return { tone: 'reached', claim: words.verdict.reached, rest: goesOnText ?? back, note };
  }
  const others = reach === 'model' ? words.verdict.otherModels : null;
  const pays = cover.kind === 'extra' ? nowPays(extraUsage, locale) : null;
  return {
    tone: 'reached',
    claim: words.verdict.oneReached(windowName(window, words)),
    rest: window.resetsAt === null ? '' : words.verdict.resets(spellReset(window.resetsAt, now, locale)),
    note: sentences(goesOnText, others, pays, reach === 'model' ? hint : null),
  };
}

/** When Claude answers again; nothing while it continues. */
function backWords(cover: Cover, { now, locale }: VerdictInput, window: WindowView): string {
  const words = wordsOf(locale);
  const noun = windowNoun(window, words);
  // A daily cap that ends before the window would let Claude answer earlier.
  const isAway = !goesOn(cover) && cover.kind !== 'unsure' && cover.kind !== 'paused';
  if (window.resetsAt === null) return isAway ? words.verdict.answersAfter(noun) : '';
  const when = spellReset(window.resetsAt, now, locale);
  return isAway ? words.verdict.answersAgain(when) : words.verdict.windowResets(noun, when);
}

/** The verdict of a window at risk: its forecast, in the tone of its severity or of the forecast. */
export function pressingVerdict({ window, prospect }: Pressing, input: VerdictInput): Verdict {
  if (window.severity === 'critical') return criticalVerdict(input, window);
  const { resetsAt } = window;
  if (resetsAt !== null) {
    if (prospect.kind === 'runs_out') return runsOutVerdict(input, window, prospect, resetsAt);
    if (prospect.kind === 'rough_run_out') return roughVerdict(input, window, prospect, resetsAt);
    if (prospect.kind === 'may_run_out') return mayRunOutVerdict(input, window, prospect, resetsAt);
  }
  return highVerdict(input, window, prospect);
}

/** The verdict of an almost full window: the time left. */
function criticalVerdict(input: VerdictInput, window: WindowView): Verdict {
  const { now, locale, extraUsage } = input;
  const words = wordsOf(locale);
  const { runsOutAt } = window.pace;
  const resets =
    window.resetsAt === null ? null : words.verdict.resets(spellReset(window.resetsAt, now, locale));
  const note = thenPays(extraUsage, locale);
  if (runsOutAt === null)
    return { tone: 'critical', claim: usedWords(window, input), rest: resets ?? '', note };
  const noun = windowNoun(window, words);
  const left = runsOutAt - now;
  const { claim, rest } =
    left < MINUTE ? words.verdict.hardlyLeft(noun) : words.verdict.left(spellAbout(left, locale), noun);
  return { tone: 'critical', claim, rest: join(rest, resets), note };
}

/** The verdict of a window with a warning from its source or by 80 %, which may still last. */
function highVerdict(input: VerdictInput, window: WindowView, prospect: Prospect): Verdict {
  const { now, locale } = input;
  const { resetsAt, severity } = window;
  const claim = usedWords(window, input);
  if (resetsAt === null) return { tone: severity, claim, rest: '', note: null };
  const at = spellAt(resetsAt, now, locale);
  if (prospect.kind === 'lasts' || prospect.kind === 'tight') {
    const note = prospect.kind === 'tight' ? expectedWords(prospect.range, input) : null;
    return { tone: severity, claim, rest: itEndsWords(prospect.range, at, input), note };
  }
  return { tone: severity, claim, rest: wordsOf(locale).verdict.resets(at), note: null };
}

function runsOutVerdict(
  input: VerdictInput,
  window: WindowView,
  prospect: Extract<Prospect, { readonly kind: 'runs_out' }>,
  resetsAt: number,
): Verdict {
  const { now, locale, extraUsage } = input;
  const words = wordsOf(locale);
  const noun = windowNoun(window, words);
  const { at } = prospect;
  const overdue = at <= now;
  const between = overdue || prospect.between === null ? null : betweenWords(prospect.between, now, locale);
  const before = spellAbout(resetsAt - Math.max(now, at), locale);
  const sentence = overdue
    ? words.verdict.runsOutNow(noun, before)
    : words.verdict.runsOut(noun, spellAt(at, now, locale), before);
  return {
    tone: worseSeverity(window.severity, 'warning'),
    ...sentence,
    note: sentences(between, thenPays(extraUsage, locale)),
  };
}

/** The verdict of a forecast that is all above 100 %, but uncertain. */
function roughVerdict(
  input: VerdictInput,
  window: WindowView,
  { at }: Extract<Prospect, { readonly kind: 'rough_run_out' }>,
  resetsAt: number,
): Verdict {
  const { now, locale, extraUsage } = input;
  const words = wordsOf(locale);
  const noun = windowNoun(window, words);
  const when = at === null ? null : spellRoughly(at, now, resetsAt, locale);
  const before = spellRoughSpan(resetsAt - Math.max(now, at ?? now), locale);
  const sentence =
    when === null ? words.verdict.roughlyNow(noun, before) : words.verdict.roughly(noun, when, before);
  const isOnly = (window.firstAt ?? -Infinity) >= window.observedAt;
  const rough = isOnly ? words.verdict.oneReading : words.verdict.fewReadings;
  return {
    tone: worseSeverity(window.severity, 'warning'),
    ...sentence,
    note: sentences(rough, thenPays(extraUsage, locale)),
  };
}

/** The verdict of a forecast whose middle is above 100 %, and its low end is not. */
function mayRunOutVerdict(
  input: VerdictInput,
  window: WindowView,
  { range, at }: Extract<Prospect, { readonly kind: 'may_run_out' }>,
  resetsAt: number,
): Verdict {
  const { now, locale, extraUsage } = input;
  const { severity } = window;
  const words = wordsOf(locale);
  const noun = windowNoun(window, words);
  const when = at === null ? null : spellRoughly(at, now, resetsAt, locale);
  const resets = spellAt(resetsAt, now, locale);
  const sentence =
    when === null ? words.verdict.mayRunOut(noun, resets) : words.verdict.couldRunOut(noun, when, resets);
  const used = severity === 'normal' ? null : usedWords(window, input);
  const note = sentences(used, expectedWords(range, input), thenPays(extraUsage, locale));
  return { tone: severity, ...sentence, note };
}

/** `At this pace 88 % to over 100 % would be used by then.` */
function expectedWords({ low }: PercentRange, { locale, amount = 'used' }: VerdictInput): string {
  const words = wordsOf(locale).verdict;
  if (amount === 'left') return words.expectedLeft(formatPercent(leftOf(low), locale));
  return words.expected(percentOf(low, 'used', locale), formatPercent(100, locale));
}

function betweenWords(
  { from, to }: { readonly from: number; readonly to: number },
  now: number,
  locale: Locale,
) {
  const [first, last] = [formatClock(from, now, locale), formatClock(to, now, locale)];
  return first === last ? null : wordsOf(locale).verdict.between(first, last);
}
