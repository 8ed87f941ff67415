import { formatAge, formatClock, formatCountdown, formatPercent, type Locale } from '../../core/text/format';
import { payerLabel, spentOf, spentOrPercent } from '../../core/text/extra-words';
import { wordsOf } from '../../core/i18n/words';
import { limitModeText } from '../../core/limit-mode/mode-words';
import type { Amount } from '../../core/settings/settings';
import { withEstimates } from '../../core/snapshot/apply-estimates';
import type { AccountSnapshot, WindowView } from '../../core/snapshot/snapshot-types';
import { percentOf, rangeOf } from '../../core/text/amount-words';
import { forecastText } from '../../core/text/forecast-words';
import { plainCell, plainLine } from '../../core/text/plain-text';
import { signOf } from '../../core/pace/prospect';
import type { SourceId } from '../../core/usage/usage';
import { weekTexts } from '../../core/week-in-hand/week-words';
import { padEnd, padStart } from './columns';

const sourceWords: Readonly<Record<SourceId, string>> = {
  official_api: 'from Anthropic',
  response_headers: "from Claude Code's own traffic",
  claude_code: 'asked through Claude Code',
  claude_code_cache: 'as Claude Code last read it',
  statusline: 'from Claude Code',
  local_estimate: 'estimated on this machine',
};

/** The snapshot as lines for a terminal. */
export function statusText(current: AccountSnapshot, locale: Locale, amount: Amount = 'used'): string {
  const snapshot = withEstimates(current);
  const { verdict, problem, extraUsage } = snapshot;
  const lines = [
    headline(snapshot, locale),
    `${verdict.claim} ${verdict.rest}`.trim(),
    ...(verdict.note === null ? [] : [verdict.note]),
    ...snapshot.windows.map((window) => windowLine(window, snapshot.takenAt, { amount, locale })),
  ];
  for (const { text } of snapshot.week ? weekTexts(snapshot.week, locale) : []) lines.push(`  ${text}`);
  lines.push(...besideLines(snapshot, locale));
  const spent = extraUsage?.enabled === true ? spentOrPercent(extraUsage, locale) : null;
  const label = payerLabel(extraUsage, wordsOf(locale).money);
  if (spent !== null) lines.push(`  ${label.padEnd(14)}  ${spent}`);
  if (problem !== null && !lines.some((line) => line.includes(problem.message))) {
    lines.push(`${problem.message} ${problem.advice}`.trim());
  }
  return lines.map(plainCell).join('\n');
}

/** Banked resets, promotional credit and the split of the week, a line each. */
function besideLines(
  { bankedResets, promoCredits, surfaces, takenAt }: AccountSnapshot,
  locale: Locale,
): readonly string[] {
  const until = (at: number | null) => (at === null ? '' : `, until ${formatClock(at, takenAt, locale)}`);
  const banked =
    bankedResets && bankedResets.count > 0
      ? [`  Banked resets   ${String(bankedResets.count)}${until(bankedResets.nextExpiresAt)}`]
      : [];
  const credits = (promoCredits ?? []).map(({ label, isEnded, endsAt, ...credit }) => {
    const amounts = spentOf(credit, locale);
    return `  ${padEnd(label, 14)}  ${amounts ?? 'credit'}${isEnded ? ', ended' : until(endsAt)}`;
  });
  const shares = (surfaces ?? []).map(
    ({ label, percent: part }) => `${label} ${formatPercent(part, locale)}`,
  );
  return [...banked, ...credits, ...(shares.length > 0 ? [`  This week       ${shares.join(', ')}`] : [])];
}

/** One line for `watch`: the time, every window and the problem. */
export function watchLine(current: AccountSnapshot, locale: Locale, amount: Amount = 'used'): string {
  const snapshot = withEstimates(current);
  const at = formatClock(snapshot.takenAt, snapshot.takenAt, locale);
  const windows = snapshot.windows.map((window) => `${window.label} ${percent(window, amount, locale)}`);
  const { problem } = snapshot;
  const words =
    windows.length > 0 ? windows.join(' · ') : `${snapshot.verdict.claim} ${snapshot.verdict.rest}`.trim();
  const demo = snapshot.demo ? 'demo · ' : '';
  const trouble = problem !== null && windows.length > 0 ? ` · ${problem.message}` : '';
  const goesOn = limitModeText(snapshot.limitMode ?? null, snapshot.takenAt, locale);
  const mode = goesOn === null || windows.length === 0 ? '' : ` · ${goesOn}`;
  return plainCell(`${at}  ${demo}${words}${mode}${trouble}`);
}

function headline(snapshot: AccountSnapshot, locale: Locale): string {
  const plan = snapshot.account?.plan ?? 'Quotide';
  const demo = snapshot.demo ? ' · demo' : '';
  if (snapshot.observedAt === null || snapshot.source === null) return `${plan}${demo}`;
  if (snapshot.source === 'local_estimate') return `${plan} · ${sourceWords.local_estimate}${demo}`;
  const age = formatAge(snapshot.takenAt - snapshot.observedAt, locale);
  return `${plan} · ${sourceWords[snapshot.source]}, ${age} ago${snapshot.stale ? ' (old)' : ''}${demo}`;
}

function windowLine(
  window: WindowView,
  now: number,
  { amount, locale }: { readonly amount: Amount; readonly locale: Locale },
): string {
  const severity = signOf(window);
  const sign = severity === 'normal' ? '' : `  ${severity.toUpperCase()}`;
  const forecast = forecastText(window, amount, locale);
  const ends = forecast === null ? '' : `  ${forecast}`;
  return `  ${padEnd(plainLine(window.label), 14)}${padStart(percent(window, amount, locale), 7)}  ${resetWords(window, now, locale)}${sign}${ends}`;
}

function percent({ utilization, range }: WindowView, amount: Amount, locale: Locale): string {
  if (utilization === null) return 'unknown';
  const number = percentOf(utilization, amount, locale);
  const shown = range === null ? number : `~${number} (${rangeOf(range, amount, locale)})`;
  return amount === 'left' ? `${shown} left` : shown;
}

function resetWords(window: WindowView, now: number, locale: Locale): string {
  if (window.phase === 'not_started') return 'starts with your next message';
  if (window.resetsAt === null) return 'reset unknown';
  const clock = formatClock(window.resetsAt, now, locale);
  if (window.phase === 'reset_due') return `reset was due at ${clock}`;
  return `resets in ${formatCountdown(window.resetsAt - now, locale)} (${clock})`;
}
