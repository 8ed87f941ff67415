import { formatClock, type Locale } from '../../electron/core/text/format';
import { dateText, dayIn, dayText } from '../text/when';
import type { Tick } from './ticks';

/** The label of a tick on the axis. */
export interface TickLabel {
  readonly at: number;
  readonly text: string;
  /** Its middle in px, moved so that the label stays within the drawing. */
  readonly x: number;
  /** Whether it names the present day. */
  readonly isToday: boolean;
}

/** What labels are made from. */
export interface TickContext {
  readonly locale: Locale;
  /** The present (epoch ms). */
  readonly now: number;
  /** The word for the present day. */
  readonly today: string;
  /** The width of the drawing in px. */
  readonly width: number;
  /** Maps an instant (epoch ms) to px. */
  readonly x: (at: number) => number;
}

interface Label extends TickLabel {
  /** The same with its month, year or day. */
  readonly long: string;
  /** The month, year or day that `long` names. */
  readonly part: string;
}

/** Pixels between two labels. */
const GAP_PX = 8;
/** Mean width of a letter at the size of captions, in px. Japanese letters are square. */
const LATIN_PX = 6.2;
const SQUARE_PX = 11.5;

/**
 * The labels that have room. The first with room names its month, on an axis of times its day, on one of months its
 * year; so does each one where that changes.
 */
export function tickLabels(ticks: readonly Tick[], context: TickContext): readonly TickLabel[] {
  const labels = ticks.map((tick) => labelOf(tick, context));
  const roomy = labels.filter((label, index) => {
    const next = labels[index + 1];
    return next === undefined || gap(label, next) >= GAP_PX;
  });
  const hasMidnight = ticks.some(({ kind }) => kind === 'midnight');
  const kept = withoutNarrowFirst(roomy, context);
  let named: string | null = null;
  return kept.map((label, index): TickLabel => {
    if (label.part === named || (hasMidnight && label.part === '')) return label;
    const long = inLong(label, context);
    if (!fits(long, kept[index - 1], kept[index + 1])) return label;
    named = label.part;
    return long;
  });
}

/** Without the first label if the span cuts its day or month so short that the name of the month has no room there. */
function withoutNarrowFirst(labels: readonly Label[], context: TickContext): readonly Label[] {
  const [first, second, third] = labels;
  if (first === undefined || second === undefined || first.part === '') return labels;
  if (fits(inLong(first, context), undefined, second)) return labels;
  return fits(inLong(second, context), undefined, third) ? labels.slice(1) : labels;
}

function inLong(label: Label, context: TickContext): TickLabel {
  return placed({ ...label, text: label.long }, context);
}

function fits(label: TickLabel, before: TickLabel | undefined, after: TickLabel | undefined): boolean {
  return (
    (before === undefined || gap(before, label) >= GAP_PX) &&
    (after === undefined || gap(label, after) >= GAP_PX)
  );
}

function labelOf(tick: Tick, context: TickContext): Label {
  const { locale, now, today, x } = context;
  const { at, kind, count } = tick;
  const part = (parts: Intl.DateTimeFormatOptions): string => dayIn(at, locale, parts);
  const month = part({ month: 'short' });
  const base = { at, x: x(tick.labelAt), isToday: false };
  const of = (text: string, long: string, named: string): Label =>
    placed({ ...base, text, long, part: named }, context);
  switch (kind) {
    case 'time': {
      const clock = formatClock(at, at, locale);
      return of(clock, `${dayText(at, locale)}, ${clock}`, '');
    }
    case 'midnight':
      return of(dayText(at, locale), dayText(at, locale), '');
    case 'day': {
      if (count === 1 && isSameDay(at, now, locale))
        return placed({ ...base, text: today, long: today, part: month, isToday: true }, context);
      if (count === 1) return of(dayText(at, locale), dateText(at, locale), month);
      const long = part({ day: 'numeric', month: 'short' });
      return of(count % 7 === 0 ? long : part({ day: 'numeric' }), long, month);
    }
    case 'month':
      return of(month, part({ month: 'short', year: 'numeric' }), part({ year: 'numeric' }));
  }
}

function isSameDay(at: number, now: number, locale: Locale): boolean {
  const parts = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
  return dayIn(at, locale, parts) === dayIn(now, locale, parts);
}

/** Moves a label so that no part of it lies outside of the drawing. */
function placed<T extends TickLabel>(label: T, { width }: TickContext): T {
  const half = widthOf(label.text) / 2;
  return { ...label, x: Math.min(width - half, Math.max(half, label.x)) };
}

function gap(left: TickLabel, right: TickLabel): number {
  return right.x - widthOf(right.text) / 2 - (left.x + widthOf(left.text) / 2);
}

function widthOf(text: string): number {
  return Array.from(text, (letter) => (letter > '\u2e80' ? SQUARE_PX : LATIN_PX)).reduce(
    (sum, width) => sum + width,
    0,
  );
}
