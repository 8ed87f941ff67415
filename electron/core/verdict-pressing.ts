import { extraPays, nowPays, thenPays } from './extra-words';
import { formatClock, formatPercent, type Locale } from './format';
import type { PercentRange, Verdict, WindowView } from './snapshot-types';
import { spellAbout, spellAt, spellReset } from './spell';
import { isReached } from './urgency';
import { expectedWords, sentences, usedWords, type VerdictInput } from './verdict-words';
import { worseSeverity } from './windows';

/** These stop all of Claude; the scoped ones stop one model. */
const stopsAll: readonly string[] = ['five_hour', 'seven_day'];

/** At the limit: when Claude is back, which is when the last of the full windows resets, and who pays meanwhile. */
export function reachedVerdict(
  { windows, extraUsage, now, locale }: VerdictInput,
  tightest: WindowView,
): Verdict {
  const full = windows.filter((window) => isReached(window) && stopsAll.includes(window.id));
  const [last] = full.sort((a, b) => (b.resetsAt ?? Infinity) - (a.resetsAt ?? Infinity));
  const when = ({ resetsAt, label }: WindowView) =>
    resetsAt === null ? `when the ${label} window resets` : spellReset(resetsAt, now, locale);
  const pays = extraPays(extraUsage) ? nowPays(extraUsage, locale) : null;
  if (!last) {
    const others = tightest.id.startsWith('seven_day_') ? 'Other models still answer.' : null;
    const rest = tightest.resetsAt === null ? '' : `It resets ${when(tightest)}.`;
    return {
      tone: 'reached',
      claim: `${tightest.label} limit reached.`,
      rest,
      note: sentences(others, pays),
    };
  }
  const back =
    pays !== null && last.resetsAt !== null ? `The ${last.label} window resets` : 'Claude answers again';
  return {
    tone: 'reached',
    claim: 'Limit reached.',
    rest: `${back} ${when(last)}.`,
    note: nowPays(extraUsage, locale),
  };
}

/** Almost out: for how long it still lasts. */
export function criticalVerdict({ now, locale, extraUsage }: VerdictInput, window: WindowView): Verdict {
  const { runsOutAt } = window.pace;
  const resets = window.resetsAt === null ? '' : `It resets ${spellReset(window.resetsAt, now, locale)}.`;
  const note = thenPays(extraUsage, locale);
  if (runsOutAt === null)
    return { tone: 'critical', claim: `${usedWords(window, locale)}.`, rest: resets, note };
  const left = spellAbout(runsOutAt - now);
  const claim = left.startsWith('less') ? 'Less than a minute left' : `About ${left} left`;
  return { tone: 'critical', claim, rest: `in the ${window.label} window. ${resets}`.trim(), note };
}

/** Warned by the source, by 80 %, or because it runs out (surely or maybe) before its reset. */
export function warningVerdict(input: VerdictInput, window: WindowView): Verdict {
  const { now, locale } = input;
  const { resetsAt, pace, severity, label } = window;
  if (pace.runsOutAt !== null && resetsAt !== null)
    return runsOutVerdict(input, window, pace.runsOutAt, resetsAt);
  const resets = resetsAt === null ? 'resets' : `resets ${spellAt(resetsAt, now, locale)}`;
  if (pace.atReset !== null && pace.atReset.mid >= 100) {
    const used = severity === 'normal' ? null : `${usedWords(window, locale)}.`;
    const note = sentences(used, unsureWords(pace.atReset, locale), thenPays(input.extraUsage, locale));
    return { tone: severity, claim: `Your ${label} window may run out`, rest: `before it ${resets}.`, note };
  }
  const ends =
    pace.atReset === null ? `It ${resets}.` : `${expectedWords(pace.atReset, locale)} when it ${resets}.`;
  return { tone: severity, claim: `${usedWords(window, locale)}.`, rest: ends, note: null };
}

function runsOutVerdict(
  input: VerdictInput,
  window: WindowView,
  runsOutAt: number,
  resetsAt: number,
): Verdict {
  const { now, locale, extraUsage } = input;
  const { severity, label, pace } = window;
  const overdue = runsOutAt <= now;
  const between =
    overdue || pace.runsOutBetween === null ? null : betweenWords(pace.runsOutBetween, now, locale);
  const when = overdue ? 'is about to run out' : `runs out ${spellAt(runsOutAt, now, locale)}`;
  return {
    tone: worseSeverity(severity, 'warning'),
    claim: `Your ${label} window ${when},`,
    rest: `${spellAbout(resetsAt - Math.max(now, runsOutAt))} before it resets.`,
    note: sentences(between, thenPays(extraUsage, locale)),
  };
}

function unsureWords({ low, high }: PercentRange, locale: Locale): string {
  // A range that begins below half is too wide to be of use.
  if (low < 50) return 'It is too early to be sure.';
  return `At this pace ${formatPercent(low, locale)} to ${formatPercent(high, locale)} would be used by then.`;
}

function betweenWords(
  { from, to }: { readonly from: number; readonly to: number },
  now: number,
  locale: Locale,
) {
  const [first, last] = [formatClock(from, now, locale), formatClock(to, now, locale)];
  return first === last ? null : `Between ${first} and ${last} at this pace.`;
}
