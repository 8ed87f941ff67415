import type { GuardAnswer, GuardRule, GuardVerdict, JudgedLimit } from '../../core/guard/guard';
import type { AccountSnapshot } from '../../core/snapshot/snapshot-types';
import { formatClock, formatCountdown, formatPercent, type Locale } from '../../core/text/format';
import { plainCell } from '../../core/text/plain-text';
import { windowLabel } from '../../core/usage/windows';
import { sourceWords } from './source-words';

const answerWords: Readonly<Record<GuardAnswer, string>> = {
  yes: 'Yes',
  no: 'No',
  old: 'Not sure, the numbers are old',
  estimate: 'Not sure, there is only an estimate',
  unknown: 'Not sure, there are no numbers',
  no_login: 'Not sure, there is no usable login',
};

/** The answer in one line, with each limit that decides it. */
export function guardText(
  { answer, limits }: GuardVerdict,
  rule: GuardRule,
  { takenAt }: AccountSnapshot,
  locale: Locale,
): string {
  const refusing = limits.filter((limit) => limit.answer === answer);
  const named = answer === 'yes' || refusing.length === 0 ? limits : refusing;
  const each = named.map((limit) => limitText(limit, rule, takenAt, locale));
  return plainCell(`${[answerWords[answer], each.join('; ')].filter((part) => part !== '').join(': ')}.`);
}

function limitText(
  { id, window, reason, answer }: JudgedLimit,
  rule: GuardRule,
  now: number,
  locale: Locale,
): string {
  const name = window?.label ?? windowLabel(id);
  if (reason === 'no_such_limit') return `${name} limit: the account has none`;
  if (window === null || reason === 'unknown') return `${name} unknown`;
  if (reason === 'not_started') return `${name} not started`;
  const isEstimate = window.source === 'local_estimate';
  const percent = window.utilization === null ? '' : formatPercent(window.utilization, locale);
  const used = `${name} ${isEstimate ? '~' : ''}${percent}`.trimEnd();
  const age = window.stale ? ` (${sourceWords[window.source]}, old)` : '';
  const reset =
    answer !== 'no' || window.resetsAt === null
      ? ''
      : `, resets in ${formatCountdown(window.resetsAt - now, locale)} (${formatClock(window.resetsAt, now, locale)})`;
  return `${used}${age}${reasonText(reason, rule, locale)}${reset}`;
}

function reasonText(reason: JudgedLimit['reason'], { below, forMs }: GuardRule, locale: Locale): string {
  switch (reason) {
    case 'reached':
      return ', reached';
    case 'not_below':
      return `, not below ${formatPercent(below, locale)}`;
    case 'may_run_out':
      return `, may run out within ${formatCountdown(forMs ?? 0, locale)}`;
    case 'lasts':
      return ', but it lasts';
    case 'below':
    case 'not_started':
    case 'no_such_limit':
    case 'unknown':
      return '';
  }
}
