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
import { weekTexts } from '../../core/week-in-hand/week-words';
import { padEnd, padStart } from './columns';
import { sourceWords } from './source-words';
import { lineCells, renderLines, span, type Style, type StyledLine } from './styled';
import { usageBar } from './usage-bar';
import { WIDTH, wrap, wrapIndented } from './wrap';

/** A younger reading (ms) is written without its age. */
const JUST_NOW_MS = 5000;

/** How the lines are laid out. */
interface StatusLayout {
  readonly locale: Locale;
  readonly amount: Amount;
  /** Whether each window has a bar. */
  readonly hasBars: boolean;
}

/** The snapshot as text without bars and colours, for a pipe. Lines have at most 79 cells. */
export function statusText(current: AccountSnapshot, locale: Locale, amount: Amount = 'used'): string {
  return renderLines(
    statusLines(current, {
      locale,
      amount,
      hasBars: false,
    }),
    false,
  );
}

/** The snapshot as lines of at most 79 cells. */
export function statusLines(current: AccountSnapshot, layout: StatusLayout): readonly StyledLine[] {
  const { locale } = layout;
  const snapshot = withEstimates(current);
  const { verdict, problem, extraUsage } = snapshot;
  const { claim, rest, note } = verdict;
  const words = [headline(snapshot, locale), sentence(claim, rest), ...(note === null ? [] : [note])];
  const beside = [
    ...(snapshot.week ? weekTexts(snapshot.week, locale).map(({ text }) => `  ${text}`) : []),
    ...besideLines(snapshot, locale),
    ...spentLines(extraUsage, locale),
  ];
  const isShown = problem !== null && words.some((line) => line.includes(problem.message));
  const trouble = problem === null || isShown ? [] : [sentence(problem.message, problem.advice)];
  const [head = '', ...sentences] = words;
  return [
    ...wrap(head).map((line) => [span(line, 'faint')]),
    ...sentences.flatMap((text, index) => plainLines(text, index === 0 ? claimStyle(snapshot) : 'plain')),
    ...(layout.hasBars && snapshot.windows.length > 0 ? [[]] : []),
    ...snapshot.windows.flatMap((window) => windowLines(window, snapshot.takenAt, layout)),
    ...[...beside, ...trouble].flatMap((text) => plainLines(text, 'plain')),
  ];
}

function sentence(claim: string, rest: string): string {
  return `${claim} ${rest}`.trim();
}

function plainLines(text: string, style: Style): readonly StyledLine[] {
  const indent = /^ */.exec(text)?.[0] ?? '';
  return wrapIndented(plainCell(text.slice(indent.length)), indent).map((line) => [span(line, style)]);
}

function claimStyle({ verdict }: AccountSnapshot): Style {
  return verdict.tone === 'normal' || verdict.tone === 'muted' ? 'plain' : verdict.tone;
}

function spentLines(extraUsage: AccountSnapshot['extraUsage'], locale: Locale): readonly string[] {
  const spent = extraUsage?.enabled === true ? spentOrPercent(extraUsage, locale) : null;
  if (spent === null) return [];
  return [`  ${payerLabel(extraUsage, wordsOf(locale).money).padEnd(14)}  ${spent}`];
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
  const ageMs = snapshot.takenAt - snapshot.observedAt;
  const age = ageMs < JUST_NOW_MS ? 'just now' : `${formatAge(ageMs, locale)} ago`;
  return `${plan} · ${sourceWords[snapshot.source]}, ${age}${snapshot.stale ? ' (old)' : ''}${demo}`;
}

/** A window in one line; what does not fit goes below, in line with its reset. */
function windowLines(
  window: WindowView,
  now: number,
  { amount, locale, hasBars }: StatusLayout,
): readonly StyledLine[] {
  const severity = signOf(window);
  const bar = hasBars ? [...usageBar(window, now), span(' ')] : [];
  const first: StyledLine = [
    span(`  ${padEnd(plainLine(window.label), hasBars ? 12 : 14)}`),
    ...bar,
    span(padStart(percent(window, amount, locale), 7), 'strong'),
  ];
  const forecast = forecastText(window, amount, locale);
  const more = [
    span(`  ${resetWords(window, now, locale)}`),
    ...(severity === 'normal' ? [] : [span(`  ${severity.toUpperCase()}`, severity)]),
    ...(forecast === null ? [] : [span(`  ${forecast}`, 'faint')]),
  ];
  const lines: StyledLine[] = [first];
  for (const part of more) {
    const last = lines.at(-1) ?? [];
    if (lineCells([...last, part]) <= WIDTH) lines[lines.length - 1] = [...last, part];
    else lines.push([span(' '.repeat(hasBars ? 42 : 23)), part]);
  }
  return lines;
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
