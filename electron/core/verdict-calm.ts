import { spentOf } from './extra-words';
import { wordsOf } from './i18n/words';
import type { Verdict, WindowView } from './snapshot-types';
import { spellAt, spellReset } from './spell';
import type { ExtraUsage } from './usage';
import { calm, expectedPercent, sentences, usedWords, type VerdictInput } from './verdict-words';
import { windowNoun } from './window-words';
import { severityOf } from './windows';

/** Nothing presses: how the first window of the screen that can say it will end. */
export function fineVerdict(input: VerdictInput): Verdict {
  const { windows, now, locale } = input;
  const all = wordsOf(locale);
  const words = all.verdict;
  for (const { phase, resetsAt } of windows) {
    if (phase !== 'reset_due' || resetsAt === null) continue;
    const { claim, rest } = words.due(spellAt(resetsAt, now, locale));
    return calm(claim, rest);
  }
  const running = windows.filter(({ phase, utilization }) => phase === 'running' && utilization !== null);
  const window = running.find(({ pace }) => pace.atReset !== null) ?? running[0];
  if (!window) return calm(words.resting.claim, words.resting.rest);
  const resting = windows.find(({ id, phase }) => id === 'five_hour' && phase === 'not_started');
  const note = resting ? words.oneResting(windowNoun(resting, all)) : null;
  return { ...endsVerdict(window, input), note };
}

function endsVerdict(window: WindowView, { now, locale }: VerdictInput): Verdict {
  const all = wordsOf(locale);
  const words = all.verdict;
  const { resetsAt } = window;
  const { atReset } = window.pace;
  if (atReset === null || resetsAt === null) {
    const resets = resetsAt === null ? null : words.resets(spellReset(resetsAt, now, locale));
    return calm(words.fine, sentences(usedWords(window, locale), resets) ?? '');
  }
  const { below, percent } = expectedPercent(atReset, locale);
  const ends = (below ? words.endsBelow : words.ends)(
    percent,
    windowNoun(window, all),
    spellAt(resetsAt, now, locale),
  );
  return calm(atReset.high < 100 ? words.fine : words.probablyFine, ends);
}

/** No window has a number: one that has not begun, a plan without windows, or nothing said yet. */
export function withoutNumbers(input: VerdictInput): Verdict {
  const { windows, extraUsage, now, locale } = input;
  const words = wordsOf(locale).verdict;
  if (windows.some(({ phase }) => phase === 'not_started' || phase === 'reset_due'))
    return fineVerdict(input);
  if (extraUsage !== null) return moneyVerdict(extraUsage, input);
  if (windows.length === 0) return calm(words.cannotTell, words.noLimits);
  const next = windows.find(({ resetsAt }) => resetsAt !== null)?.resetsAt ?? null;
  const resets = next === null ? null : words.nextReset(spellReset(next, now, locale));
  return calm(words.cannotTell, words.needsReading, resets);
}

/** Enterprise: no windows, money only. */
function moneyVerdict(extra: ExtraUsage, { locale }: VerdictInput): Verdict {
  const words = wordsOf(locale).verdict;
  const amount = spentOf(extra, locale);
  // Headers alone name no amounts, and only the windows that a request touched: that is no plan without windows.
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
