import { spentOf } from './extra-words';
import type { Verdict } from './snapshot-types';
import { spellAt, spellReset } from './spell';
import type { ExtraUsage } from './usage';
import { calm, expectedWords, sentences, usedWords, type VerdictInput } from './verdict-words';
import { severityOf } from './windows';

/** Nothing presses: how the first window of the screen that can say it will end. */
export function fineVerdict({ windows, now, locale }: VerdictInput): Verdict {
  for (const { phase, resetsAt } of windows) {
    if (phase !== 'reset_due' || resetsAt === null) continue;
    return calm(`Reset was due ${spellAt(resetsAt, now, locale)}.`, 'Checking.');
  }
  const running = windows.filter(({ phase, utilization }) => phase === 'running' && utilization !== null);
  const window = running.find(({ pace }) => pace.atReset !== null) ?? running[0];
  if (!window) return calm('Starts with your next message.', 'No window is running.');
  const resting = windows.find(({ id, phase }) => id === 'five_hour' && phase === 'not_started');
  const note = resting ? `The ${resting.label} window starts with your next message.` : null;
  const { resetsAt } = window;
  const { atReset } = window.pace;
  if (atReset === null || resetsAt === null) {
    const resets = resetsAt === null ? null : `It resets ${spellReset(resetsAt, now, locale)}.`;
    return calm('You’re fine.', sentences(`${usedWords(window, locale)}.`, resets) ?? '', note);
  }
  const ends = `when the ${window.label} window resets ${spellAt(resetsAt, now, locale)}.`;
  const claim = atReset.high < 100 ? 'You’re fine.' : 'You’re probably fine.';
  return calm(claim, `${expectedWords(atReset, locale)} ${ends}`, note);
}

/** No window has a number: one that has not begun, a plan without windows, or nothing said yet. */
export function withoutNumbers(input: VerdictInput): Verdict {
  const { windows, extraUsage, now, locale } = input;
  if (windows.some(({ phase }) => phase === 'not_started' || phase === 'reset_due'))
    return fineVerdict(input);
  if (extraUsage !== null) return moneyVerdict(extraUsage, input);
  if (windows.length === 0)
    return calm('Can’t tell yet.', 'Anthropic’s answer names no limits for this login.');
  const next = windows.find(({ resetsAt }) => resetsAt !== null)?.resetsAt ?? null;
  const resets = next === null ? null : `The next reset is ${spellReset(next, now, locale)}.`;
  return calm('Can’t tell yet.', 'Needs one reading from Anthropic.', resets);
}

/** Enterprise: no windows, money only. */
function moneyVerdict(extra: ExtraUsage, { locale }: VerdictInput): Verdict {
  const spent = spentOf(extra, locale);
  const windowless = 'It has no 5-hour or 7-day window.';
  if (spent === null) return calm('This plan bills by use.', windowless);
  const tone = severityOf(extra.utilization, 'normal');
  const note = `This plan bills by use. ${windowless}`;
  switch (tone) {
    case 'normal':
      return { tone, claim: 'You’re fine.', rest: `${spent} is spent.`, note };
    case 'reached':
      return { tone, claim: 'Limit reached.', rest: `${spent} is spent.`, note };
    case 'warning':
    case 'critical':
      return { tone, claim: `${spent} is spent.`, rest: '', note };
  }
}
